"""Which collection years, and which tables of each, somebody has given this council's record."""

from __future__ import annotations

from django.db import models

__all__ = ["Given"]


class Given(models.Model):
    """That the return of a collection year, by the year it ends, brought a neutral table.

    A table that was brought and had no rows is given; a table nobody brought is not known.
    """

    year = models.PositiveSmallIntegerField()
    table = models.CharField(max_length=40)

    class Meta:
        """Once for each year and table."""

        ordering = ("year", "table")
        constraints = (models.UniqueConstraint(fields=["year", "table"], name="given_once"),)

    def __str__(self) -> str:
        return f"{self.table} of {self.year}"
