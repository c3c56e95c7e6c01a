"""The invented providers: who runs each home, under which Ofsted number, and where it is.

Numbers are invented in ranges Ofsted does not use (seven digits from 9000000, SC from SC900000), so
none can be a real provider's. Postcodes are real places chosen at random.
"""

from __future__ import annotations

from itertools import count
from random import Random

from hearth.demo import profile
from hearth.demo.chance import Weighted
from hearth.demo.people import Home
from hearth.demo.places import Places

__all__ = ["FOSTER", "KINSHIP", "Providers", "kind_of"]

FOSTER = frozenset({"U1", "U2", "U3", "U4", "U5", "U6"})
KINSHIP = frozenset({"U1", "U2", "U3"})
SUPPORTED = frozenset({"H5", "P2"})
WITHOUT_NUMBER = frozenset({"P2", "R1", "R2", "R5"})


def kind_of(place: str) -> str:
    """The broad kind of home that endings and reasons depend on."""
    if place in KINSHIP:
        return "kinship"
    if place in FOSTER:
        return "foster"
    return "supported" if place in {"H5", "P2", "Z1"} else "elsewhere"


class Providers:
    """Every provider the council uses; the same seed gives the same ones."""

    def __init__(self, rng: Random, places: Places, children: int) -> None:
        self._places = places
        self._numbers = count(9_000_001)
        self._agency_numbers = count(900_001)
        self._providers = {place: Weighted(mix) for place, mix in profile.PROVIDERS.items()}
        self._bands = {name: Weighted(mix) for name, mix in profile.BANDS.items()}
        self._own_service = f"SC{next(self._agency_numbers)}"
        self._agencies = {
            provider: [f"SC{next(self._agency_numbers)}" for _ in range(max(3, int(children * n)))]
            for provider, n in profile.AGENCIES_PER_CHILD.items()
        }
        self._settings = {
            place: [self._setting(rng, place) for _ in range(max(4, int(children * n)))]
            for place, n in profile.SETTINGS_PER_CHILD.items()
        }

    def find(self, rng: Random, place: str, leaving: Home | None = None) -> Home:
        """A home of this kind, other than the one being left."""
        if place in self._settings:
            return self._from_settings(rng, place, leaving)
        if place in KINSHIP:
            provider, band = self._providers["U3"].pick(rng), "kinship"
        elif place in FOSTER:
            provider = self._providers["U6"].pick(rng)
            band = "own foster" if provider == "PR1" else "agency foster"
        else:
            provider, band = self._providers["adoption"].pick(rng), "adoption"
        number = rng.choice(self._agencies.get(provider, [self._own_service]))
        post = self._places.pick(rng, self._bands[band].pick(rng))
        while leaving and post == leaving.post:
            post = self._places.pick(rng, self._bands[band].pick(rng))
        return Home(place, provider, post, number)

    def with_parents(self, post: str) -> Home:
        """At home with a parent under a care order: no provider but the parents, no number."""
        return Home("P1", "PR0", post, "")

    def away(self, rng: Random, place: str) -> Home:
        """Somewhere for a temporary stay: no provider and no number."""
        return Home(place, "", self._places.pick(rng, "near"), "")

    def _from_settings(self, rng: Random, place: str, leaving: Home | None) -> Home:
        choices = self._settings[place]
        at = int(rng.random() * len(choices))
        if choices[at] == leaving:
            at = (at + 1) % len(choices)
        return choices[at]

    def _setting(self, rng: Random, place: str) -> Home:
        provider = self._providers[place].pick(rng)
        if provider == "PR1":
            band = "inside"  # the council's own buildings stand in its own area
        elif place in SUPPORTED:
            band = self._bands["supported"].pick(rng)
        else:
            band = self._bands["residential" if place == "K2" else "elsewhere"].pick(rng)
        number = "" if place in WITHOUT_NUMBER else str(next(self._numbers))
        return Home(place, provider, self._places.pick(rng, band), number)
