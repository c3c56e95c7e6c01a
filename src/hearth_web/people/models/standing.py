"""How things stand with each child today, in one row: what lists filter and search."""

from __future__ import annotations

from django.db import models

from hearth_web.people.models.base import code
from hearth_web.people.models.child import Child

__all__ = ["Standing"]


class Standing(models.Model):
    """One child today, worked out from their record whenever it changes and each night.

    Nothing here is a fact of its own; `people.standing` writes it. `search` holds in lower case
    all that a person may type to find the child.
    """

    child = models.OneToOneField(Child, models.CASCADE, primary_key=True, related_name="standing")
    in_care = models.BooleanField(default=False, db_index=True)
    respite = models.BooleanField("short breaks only", default=False)
    care_leaver = models.BooleanField(default=False, db_index=True)
    since = models.DateField("in care since", null=True)
    left_care = models.DateField(null=True)
    ls = code()
    ls_since = models.DateField(null=True)
    place = code()
    place_provider = code()
    placed_since = models.DateField(null=True)
    area = models.CharField(max_length=3, blank=True)
    distance = models.FloatField(null=True)
    worker = models.ForeignKey("people.Worker", models.SET_NULL, null=True, related_name="+")
    team = models.ForeignKey("access.Team", models.SET_NULL, null=True, related_name="+")
    iro = models.ForeignKey("people.Worker", models.SET_NULL, null=True, related_name="+")
    adviser = models.ForeignKey("people.Worker", models.SET_NULL, null=True, related_name="+")
    search = models.TextField(blank=True)
    as_at = models.DateField()
