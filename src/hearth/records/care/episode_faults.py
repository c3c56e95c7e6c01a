"""What a child's episodes say that cannot be so, each in a sentence that says what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from hearth.dates.words import day
from hearth.records.care.model import WHERE_ITEMS, Episode, Fault

__all__ = ["episode_faults"]

# Codes that took the place of others in open episodes, with no new episode for it.
RECODED = {"K3": ("H5", "P2"), "Z11": ("Z1",), "Z12": ("Z1",), "Z13": ("Z1",), "Z14": ("Z1",)}
STATUS_SAID = frozenset("LBU")
PLACEMENT_SAID = frozenset("PTBU")


def episode_faults(episodes: Iterable[Episode]) -> tuple[Fault, ...]:
    """Every contradiction of one child's episodes, by the day of the episode it is about.

    Care that began before the first episode held (its RNE is not S) is none: earlier returns had
    the rest.
    """
    given = list(episodes)
    faults = list(same_start(given))
    for respite in (False, True):
        kind = {each.decom: each for each in given if each.respite == respite}
        ordered = [kind[start] for start in sorted(kind)]
        for before, episode in pairwise(ordered):
            faults += between(before, episode)
        for episode in ordered:
            faults += within(episode)
        if ordered:
            faults += at_the_end(ordered[-1])
    return tuple(sorted(faults, key=lambda fault: fault.decom or date.min))


def named(episode: Episode) -> str:
    """An episode as a sentence speaks of it."""
    return f"the episode of {day(episode.decom)}"


def same_start(episodes: Sequence[Episode]) -> Iterator[Fault]:
    """Episodes of one kind that start on one day."""
    counts = Counter((each.decom, each.respite) for each in episodes)
    for (start, _), count in counts.items():
        if count > 1:
            yield Fault("twice", start, f"{count} episodes start on {day(start)}. The last of them "
                        "is used. Remove the others from the return.")  # fmt: skip


def within(episode: Episode) -> Iterator[Fault]:
    """What one episode says against itself."""
    if episode.dec and episode.dec < episode.decom:
        yield fault("backwards", episode, f"ends on {day(episode.dec)}, before it starts. "
                    "Change one of the two dates.")  # fmt: skip
    if episode.dec and not episode.rec:
        yield fault("rec", episode, "has ended but has no REC. Say why it ended.")
    if episode.rec and not episode.dec:
        yield fault("dec", episode, f"has REC {episode.rec} but no DEC. Say when it ended, or take "
                    "REC out.")  # fmt: skip


def at_the_end(last: Episode) -> Iterator[Fault]:
    """Care that goes on into nothing."""
    if last.dec and last.rec == "X1":
        yield fault("goes-on", last, f"ends on {day(last.dec)} with REC X1 (care goes on), but no "
                    "episode follows. Add the next one, or say why care ended.")  # fmt: skip


def between(before: Episode, episode: Episode) -> Iterator[Fault]:
    """What two neighbours say against each other."""
    if before.dec is None:
        yield fault("open", before, f"has no DEC, but {named(episode)} follows. End it that day.")
        if episode.rne == "S":
            return
    elif before.dec > episode.decom:
        yield fault("overlap", before, f"ends on {day(before.dec)}, after {named(episode)} has "
                    "started. Change one of the two dates.")  # fmt: skip
    if goes_on(before):
        yield from carried_on(before, episode)
    elif episode.rne != "S":
        yield fault(
            "rne",
            episode,
            f"has RNE {episode.rne or 'empty'}, but care had ended before "
            f"it (REC {before.rec}). Give it RNE S, or give the one before REC X1.",
        )


def goes_on(before: Episode) -> bool:
    """Whether care is said, or not denied, to go on after an episode."""
    return before.rec in ("X1", None) or before.dec is None


def carried_on(before: Episode, episode: Episode) -> Iterator[Fault]:
    """What an episode that should continue the one before says against it."""
    if before.dec and before.dec < episode.decom:
        yield fault("gap", before, f"ends on {day(before.dec)} with REC X1 (care goes on), but the "
                    f"next starts on {day(episode.decom)}. Say what happened between the two days, "
                    "or why care ended.")  # fmt: skip
        return
    if episode.rne == "S":
        yield fault("rne", episode, "has RNE S, but the one before says that care went on (REC "
                    "X1). Change one of the two.")  # fmt: skip
        return
    yield from contradicted(before, episode)
    yield from changed_in_period(before, episode)


def contradicted(before: Episode, episode: Episode) -> Iterator[Fault]:
    """An RNE that does not say what changed."""
    rne = episode.rne
    if rne is None:
        yield fault("rne", episode, "has no RNE. Say why it is new.")
        return
    if before.ls != episode.ls and rne not in STATUS_SAID:
        yield fault("rne", episode, f"has RNE {rne}, but the legal status changed from "
                    f"{before.ls or 'empty'} to {episode.ls or 'empty'} too. RNE should be "
                    f"{'U' if rne == 'T' else 'B'}.")  # fmt: skip
    if moved(before, episode) and rne not in PLACEMENT_SAID:
        yield fault("rne", episode, f"has RNE {rne}, but the placement changed too. RNE should be "
                    "B, or U with the same carer.")  # fmt: skip


def moved(before: Episode, episode: Episode) -> bool:
    """Whether the placement is known to differ, codes that took another's place aside."""
    if before.place in RECODED.get(episode.place or "", ()):
        return False
    pairs = [(getattr(before, name), getattr(episode, name)) for name in WHERE_ITEMS]
    return any(one and other and one != other for one, other in pairs)


def changed_in_period(before: Episode, episode: Episode) -> Iterator[Fault]:
    """Items that stay the same throughout a period of care, or belong to a move."""
    if before.cin and episode.cin and before.cin != episode.cin:
        yield fault("cin", episode, f"has CIN {episode.cin}, but the one before has {before.cin}. "
                    "The need is that at the start of the period of care.")  # fmt: skip
    if before.reason_place_change and episode.rne == "L":
        yield fault("reason", before, f"has REASON_PLACE_CHANGE {before.reason_place_change}, but "
                    "the placement went on. Take the reason out.")  # fmt: skip


def fault(kind: str, episode: Episode, what: str) -> Fault:
    """A fault of one episode."""
    sentence = f"{named(episode)} {what}"
    return Fault(kind, episode.decom, sentence[0].upper() + sentence[1:])
