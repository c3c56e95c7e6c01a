"""The rules, one module for each subject with a tuple RULES; see `hearth.returns.ssda903`."""

__all__: list[str] = []
