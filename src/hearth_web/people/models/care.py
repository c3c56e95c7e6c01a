"""A child's care: periods, legal statuses, placements and what the return holds beside them.

Columns are named as in the return. Spells run from their first day (`decom`) to the day they ended
(`dec`), which belongs to the next; an open one has no `dec`.
"""

from __future__ import annotations

from django.db import models

from hearth_web.people.models.base import Fact, code, lateness

__all__ = [
    "AdoptionPlan",
    "AdoptionYear",
    "Deprivation",
    "LegalStatus",
    "PeriodOfCare",
    "Placement",
    "PreviousPermanence",
    "Review",
    "Spell",
]


class Spell(Fact):
    """A stretch of time: `decom` to `dec`."""

    decom = models.DateField("started")
    dec = models.DateField("ended", null=True, blank=True)

    class Meta:
        """In order of time; nothing ends before it starts."""

        abstract = True
        ordering = ("decom",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(dec=None) | models.Q(dec__gte=models.F("decom")),
                name="%(class)s_ends_after_it_starts",
            ),
        )


class PeriodOfCare(Spell):
    """An unbroken time of being looked after, or a series of short breaks (`respite`)."""

    key = ("decom", "respite")

    respite = models.BooleanField("short breaks", default=False)
    cin = code()  # main need when it began
    home_post = models.CharField("home postcode", max_length=8, blank=True)
    rne = code()  # why the first episode is new; S unless the start is not held
    rec = code(4)  # why care ended


class LegalStatus(Spell):
    """Under what legal status a child was looked after. `rne` is kept when it says otherwise."""

    key = ("decom", "respite")

    respite = models.BooleanField("short breaks", default=False)
    ls = code()
    rne = code()


class Placement(Spell):
    """Where a child lived, with whom, and why it ended.

    `same_carer` says that the carer is that of the placement before (RNE T or U). `east`, `north`
    (metres) and `la` (ONS code) are of the postcode; `distance` is miles from home, `area` IN or
    OUT of the council's, both empty when unknown.
    """

    key = ("decom", "respite")

    respite = models.BooleanField("short breaks", default=False)
    place = code()
    place_provider = code()
    pl_post = models.CharField("postcode", max_length=8, blank=True)
    urn = models.CharField("Ofsted number", max_length=8, blank=True)
    home_post = models.CharField("home postcode, where it differs", max_length=8, blank=True)
    rne = code()
    reason_place_change = code(12)
    same_carer = models.BooleanField(default=False)
    carer = models.CharField("carer or home", max_length=200, blank=True)
    east = models.IntegerField(null=True, blank=True)
    north = models.IntegerField(null=True, blank=True)
    la = models.CharField(max_length=9, blank=True)
    distance = models.FloatField(null=True, blank=True)
    area = models.CharField(max_length=3, blank=True)


class Review(Fact):
    """A review of a child's care plan, which was held: one adjourned is an event of practice.

    The return asks for the day and how the child took part; the rest is for those who were there.
    """

    table = "reviews"
    key = ("review",)

    review = models.DateField("date")
    review_code = code()
    chair = code()  # CHILD where the child did, with the IRO beside them
    who = models.TextField("who took part", blank=True)
    decisions = models.TextField(blank=True)
    why_late = lateness()

    class Meta:
        """In order of time."""

        ordering = ("review",)


class AdoptionPlan(Fact):
    """A decision that a child should be placed for adoption, the way there, or why it was given up.

    `adoptive_family` is how the source names the family; `Adopter` has its adults.
    """

    table = "placed_adoption"
    key = ("date_placed",)

    date_placed = models.DateField("decided")
    date_placed_ceased = models.DateField("given up", null=True, blank=True)
    reason_placed_ceased = code()
    adoptive_family = models.CharField("adoptive family’s identifier", max_length=48, blank=True)
    placement_order = models.DateField(null=True, blank=True)
    ffa_decision = models.DateField("fostering for adoption decided", null=True, blank=True)
    ffa_moved_in = models.DateField("moved in as a foster child", null=True, blank=True)
    date_match = models.DateField("matched", null=True, blank=True)
    moved_in = models.DateField("moved in for adoption", null=True, blank=True)
    order = models.DateField("adoption order", null=True, blank=True)
    foster_care = code()
    nb_adoptr = code()
    sex_adoptr = code()
    ls_adoptr = code()
    sibling_group = code()
    siblings_together = models.PositiveSmallIntegerField(null=True, blank=True)
    siblings_apart = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        """In order of time."""

        ordering = ("date_placed",)


class AdoptionYear(Fact):
    """What the return says of an adoption in the year it was made."""

    table = "ad1"
    key = ("year",)

    year = models.PositiveSmallIntegerField()
    date_int = models.DateField(null=True, blank=True)
    date_match = models.DateField(null=True, blank=True)
    foster_care = code()
    nb_adoptr = code()
    sex_adoptr = code()
    ls_adoptr = code()


class PreviousPermanence(Fact):
    """An earlier permanent home, before a period of care that began in `year`."""

    table = "prev_perm"
    key = ("year",)

    year = models.PositiveSmallIntegerField()
    prev_perm = code()
    la_perm = code()
    date_perm = models.CharField(max_length=10, blank=True)  # may be zz/05/2020


class Deprivation(Fact):
    """A deprivation of liberty order."""

    table = "dolo"
    key = ("dolo_start",)

    dolo_start = models.DateField()
    dolo_end = models.DateField(null=True, blank=True)

    class Meta:
        """In order of time."""

        ordering = ("dolo_start",)
