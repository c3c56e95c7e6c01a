"""What stands beside the tree: champions, partners, principles, other plans, who was asked."""

from __future__ import annotations

from django.db import models

from hearth.pledge.shape import SHORT
from hearth_web.pledge.models.strategy import Strategy
from hearth_web.pledge.models.tree import Placed, Promise

__all__ = ["Champion", "Commitment", "Consultation", "Link", "Principle"]


class Champion(Placed):
    """Somebody who speaks for an ambition, a theme, or all of it."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="champions")
    promise = models.ForeignKey(
        Promise, models.SET_NULL, null=True, blank=True, related_name="champions"
    )
    name = models.CharField(max_length=SHORT)
    role = models.CharField(max_length=SHORT, blank=True)
    theme = models.CharField(max_length=SHORT, blank=True)

    def __str__(self) -> str:
        return self.name


class Commitment(Placed):
    """What a partner has said it will do."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="commitments")
    promise = models.ForeignKey(
        Promise, models.SET_NULL, null=True, blank=True, related_name="commitments"
    )
    partner = models.CharField(max_length=SHORT, blank=True)
    wording = models.TextField()
    due = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.partner}: {self.wording}"


class Principle(Placed):
    """A principle of the law, or another the strategy rests on."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="principles")
    wording = models.TextField()
    source = models.CharField(max_length=SHORT, blank=True)

    def __str__(self) -> str:
        return self.wording


class Link(Placed):
    """A policy, plan or strategy this one stands beside."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="links")
    title = models.CharField(max_length=SHORT)
    kind = models.CharField(max_length=SHORT, blank=True)
    address = models.CharField(max_length=SHORT, blank=True)

    def __str__(self) -> str:
        return self.title


class Consultation(Placed):
    """Who was asked, when, and what they said."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="consultations")
    on = models.DateField(null=True, blank=True)
    who = models.CharField(max_length=SHORT)
    said = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.who
