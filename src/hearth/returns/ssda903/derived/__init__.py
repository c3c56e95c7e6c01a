"""What several rules need and no column holds, each worked out once for a return."""

__all__: list[str] = []
