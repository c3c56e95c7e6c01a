"""The register of published figures: what was printed, what contradicts it, what to say of it."""
