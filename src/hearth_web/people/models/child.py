"""A child or young person: who they are."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from hearth_web.people.models.base import Fact, Numbered, code

__all__ = ["AdoptionLink", "Child", "Document", "Identifier", "MayOpen", "Note", "Relationship"]


class Child(Numbered):
    """A child or young person the council is, was or may become a parent to.

    `child` is the council's own identifier, as in every table of the return. Columns named as the
    return's Header are its; the rest are ours or the Standard Safeguarding Dataset's. `restricted`
    hides the record as if it were not there from all but those named. `severed` closes the record
    of an adopted child for good: their new life is another record, linked only by `AdoptionLink`.
    """

    child = models.CharField("child identifier", max_length=48, unique=True)
    forename = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=255, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    about = models.TextField("what they want people to know", blank=True)
    sex = code()
    gender = models.CharField(max_length=48, blank=True)
    dob = models.DateField("date of birth", null=True, blank=True)
    expected_dob = models.DateField(null=True, blank=True)
    died = models.DateField(null=True, blank=True)
    ethnic = code()
    nationality = models.CharField(max_length=48, blank=True)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.BooleanField("needs an interpreter", null=True, blank=True)
    religion = models.CharField(max_length=60, blank=True)
    disability = models.CharField("disability codes", max_length=60, blank=True)
    disabled = models.BooleanField("has a disability", null=True, blank=True)
    upn = code(13)
    mother = code()
    mc_dob = models.DateField("first child's date of birth", null=True, blank=True)
    uasc = models.BooleanField("was an unaccompanied asylum-seeking child", default=False)
    duc = models.DateField("unaccompanied status ended", null=True, blank=True)
    restricted = models.BooleanField(default=False)
    restricted_why = models.TextField(blank=True)
    severed = models.BooleanField("closed by adoption", default=False)

    class Meta:
        """By name."""

        ordering = ("surname", "forename", "child")
        indexes = (models.Index(fields=["dob"]),)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """How they like to be called and their surname, or the identifier when no name is known."""
        first = self.known_as or self.forename
        return f"{first} {self.surname}".strip() or f"Child {self.child}"


class MayOpen(models.Model):
    """That somebody may open a restricted record."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="may_open")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        """Once for each person."""

        constraints = (models.UniqueConstraint(fields=["child", "user"], name="may_open_once"),)


class AdoptionLink(Numbered):
    """Who an adopted child was before. Read only by those who may see a new identity."""

    before = models.OneToOneField(Child, models.PROTECT, related_name="+")
    after = models.OneToOneField(Child, models.PROTECT, related_name="+")


class Identifier(Fact):
    """Another number a child is known by: pupil, NHS, Home Office, earlier case system."""

    table = "identifiers"
    key = ("kind", "value")

    kind = models.CharField(max_length=100)
    value = models.CharField(max_length=100, db_index=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)


class Relationship(Fact):
    """Somebody who matters to a child: family, friend, carer before, professional.

    `other` is set when they are a child of this council too, a sibling above all; then each has a
    row, and the other's is kept in step by the action that writes it.
    """

    key = ("name", "relation", "other_id")

    name = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=60)
    other = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="+")
    parental_responsibility = models.BooleanField(null=True, blank=True)
    contact = models.TextField("how and when they are in touch", blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    lives_with = models.BooleanField("lives or lived in the child's home", null=True, blank=True)
    note = models.TextField(blank=True)


class Note(Fact):
    """Something written in a child's record. Written so that the child can read it one day."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    body = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    to_child = models.BooleanField("written to the child", default=False)

    class Meta:
        """Newest first."""

        ordering = ("-at",)


class Document(Fact):
    """A file in a child's record. `digest` is the SHA-256 of its bytes."""

    at = models.DateField("date of the document")
    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    file = models.FileField(upload_to="documents/%Y/%m", max_length=200)
    name = models.CharField("file name as given", max_length=200)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        """Newest first."""

        ordering = ("-at",)
