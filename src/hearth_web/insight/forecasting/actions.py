"""Scenarios put together and changed, lists kept, forecasts asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hearth.forecast.scenario import ScenarioFile
from hearth_web import audit, jobs
from hearth_web.access.models import User
from hearth_web.bridge.versions import version
from hearth_web.insight.forecasting.lists import in_use
from hearth_web.insight.forecasting.parts import Entry, kind_of, part_of
from hearth_web.insight.forecasting.queries import base_scenario, folder_of, scenario_called
from hearth_web.insight.forecasting.said import BASE, as_yaml, plainly, together
from hearth_web.insight.models import Forecast, HomesFile, Scenario
from hearth_web.jobs.models import Job

__all__ = [
    "KIND",
    "Ask",
    "ask_for_forecast",
    "drop_part",
    "keep_list",
    "make_base",
    "name_scenario",
    "put_part",
    "remove_scenario",
    "take_scenarios",
]

KIND = "insight.forecast"


@dataclass(frozen=True)
class Ask:
    """What is asked of a forecast, and the scenarios to set beside it."""

    as_at: date
    months: int
    futures: int
    seed: int
    scenarios: Sequence[Scenario] = ()


def name_scenario(*, by: User, name: str, scenario: Scenario | None = None) -> Scenario:
    """A new scenario of that name, or another name for one."""
    with transaction.atomic():
        kept = scenario or Scenario()
        before = {} if scenario is None else {"name": kept.name}
        kept.name = name
        log(by, kept, "named" if before else "added", before, {"name": name})
    return kept


def make_base(*, by: User) -> Scenario:
    """The scenario of what happens anyway, made when it is first asked for."""
    found = base_scenario()
    if found is None:
        with transaction.atomic():
            found = Scenario(name=BASE, is_base=True)
            log(by, found, "added", {}, {"name": BASE})
    return found


def remove_scenario(*, by: User, scenario: Scenario) -> None:
    """Take a scenario away; forecasts made with it keep what it said."""
    with transaction.atomic():
        before = held_in(scenario)
        audit.record(by=by, action="insight.scenario.removed", subject=scenario, before=before)
        scenario.delete()


def put_part(*, by: User, scenario: Scenario, where: str, entry: Entry, place: int | None) -> None:
    """Add a change or cost to a scenario, or write it in the place of another."""
    with transaction.atomic():
        kept = locked(scenario)
        before = held_in(kept)
        entries = getattr(kept, where)
        if place is None:
            entries.append(dict(entry))
        else:
            entries[place] = dict(entry)
        log(by, kept, "changed", before, held_in(kept))


def drop_part(*, by: User, scenario: Scenario, where: str, place: int) -> None:
    """Take a change or cost out of a scenario."""
    with transaction.atomic():
        kept = locked(scenario)
        before = held_in(kept)
        del getattr(kept, where)[place]
        log(by, kept, "changed", before, held_in(kept))


def locked(scenario: Scenario) -> Scenario:
    """The row as it is now, held until the transaction ends."""
    return Scenario.objects.select_for_update().get(pk=scenario.pk)


def held_in(scenario: Scenario) -> dict[str, Any]:
    """What a scenario says, for the log: in words, as its row may be gone one day."""
    entries = [*scenario.changes, *scenario.costs]
    return {"name": scenario.name, "says": [part_of(e, 0, None, None).words for e in entries]}


def log(
    by: User, scenario: Scenario, did: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Save a scenario and log what was done."""
    scenario.by, scenario.changed_at = by, timezone.now()
    scenario.save()
    action = f"insight.scenario.{did}"
    audit.record(by=by, action=action, subject=scenario, before=dict(before), after=dict(after))


def take_scenarios(*, by: User, said: Mapping[str, Any], file: ScenarioFile) -> list[str]:
    """Keep the good scenarios of a file, in place of those of the same name; their names.

    What happens anyway is kept where the file says it without a fault.
    """
    good = {each.name for each in file.scenarios}
    listed = [each for each in said.get("scenarios") or [] if isinstance(each, Mapping)]
    entries = [each for each in listed if isinstance(each.get("name"), str)]
    taken = []
    with transaction.atomic():
        base = said.get("base") or []
        lists = base.get("changes") if isinstance(base, Mapping) else base
        if lists and not any(fault.scenario == "" for fault in file.faults):
            write_over(by, make_base(by=by), with_population(lists, said), [])
            taken.append("what happens anyway")
        for each in entries:
            if each["name"] in good:
                kept = scenario_called(each["name"]) or Scenario(name=each["name"].strip())
                changes = with_population(each.get("changes") or [], said)
                write_over(by, kept, changes, each.get("costs") or [])
                taken.append(kept.name)
    return taken


def write_over(by: User, scenario: Scenario, changes: Iterable[Any], costs: Iterable[Any]) -> None:
    """Put these in the place of what a scenario said."""
    before = held_in(scenario)
    scenario.changes, scenario.costs = plainly(list(changes)), plainly(list(costs))
    log(by, scenario, "brought", before, held_in(scenario))


def with_population(entries: Iterable[Any], said: Mapping[str, Any]) -> list[Any]:
    """Changes that need it with the number of children that stands at the head of a file."""
    head = said.get("population")
    needs = (head and kind_of(each) == "transfer-scheme" for each in entries)
    return [
        {"population": head, **each} if need else each
        for each, need in zip(entries, needs, strict=True)
    ]


def keep_list(*, by: User, kind: str, name: str, text: str, left_out: int) -> HomesFile:
    """Use this list of prices or beds from now on. `left_out` of its rows cannot be used."""
    with transaction.atomic():
        kept = HomesFile.objects.create(kind=kind, name=name[:200], text=text, by=by)
        after = {"file": kept.name, "rows": len(text.splitlines()) - 1, "left_out": left_out}
        audit.record(by=by, action=f"insight.{kind}.given", subject=kept, after=after)
    return kept


def ask_for_forecast(*, by: User, ask: Ask) -> Forecast:
    """Have a forecast made; where the same was made or is being made, that one."""
    text = as_yaml(together(base_scenario(), ask.scenarios))
    prices, beds = in_use("prices"), in_use("beds")
    digest = digest_of(ask, text, prices, beds)
    with transaction.atomic():
        good = Q(made_at__isnull=False) | Q(job__state__in=[Job.State.WAITING, Job.State.RUNNING])
        same = Forecast.objects.filter(good, digest=digest).first()
        if same and (same.made_at is None or folder_of(same, exact=True).is_dir()):
            return same
        made = Forecast.objects.create(
            as_at=ask.as_at, months=ask.months, futures=ask.futures, seed=ask.seed, scenarios=text,
            names=[each.name for each in ask.scenarios], prices=prices, beds=beds,
            version=version(), digest=digest, by=by,
        )  # fmt: skip
        made.job = jobs.enqueue(KIND, by=by, forecast=str(made.pk))
        made.save()
        after = {"as_at": str(ask.as_at), "months": ask.months, "scenarios": made.names}
        audit.record(by=by, action="insight.forecast.asked", subject=made, after=after)
    return made


def digest_of(ask: Ask, text: str, prices: HomesFile | None, beds: HomesFile | None) -> str:
    """A mark of all that a forecast depends on."""
    lists = [held.text if held else "" for held in (prices, beds)]
    whole = [str(ask.as_at), ask.months, ask.futures, ask.seed, version(), text, *lists]
    return hashlib.sha256(json.dumps(whole).encode()).hexdigest()
