"""The same invented children as practice holds them: an SSD export and Annex A lists."""

from hearth.demo.practice.export import Practice

__all__ = ["Practice"]
