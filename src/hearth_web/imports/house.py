"""Workers and teams that the files name: found among those known, or planned as new."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from hearth.records import Bundle
from hearth_web.access.models import Team
from hearth_web.imports.comparing import Change, change
from hearth_web.people.models import Worker

__all__ = ["House"]


class House:
    """Who works here, as known now and as the files add to it.

    `changes` grow while the files are gone through. New rows have their ids already, so that
    allocations can be planned before they exist. `twins` are workers known by name alone whom the
    files give with an identifier, so that another row is theirs too: by the one's id, the other's.
    """

    def __init__(self, bundle: Bundle) -> None:
        self.changes: list[Change] = []
        self.teams: dict[str, uuid.UUID] = {}
        self.workers: dict[str, uuid.UUID] = {}
        self.names: dict[str, str] = {}
        self.twins: dict[uuid.UUID, uuid.UUID] = {}
        self._named = Counter(fold(row.get("name") or "") for row in bundle["workers"])
        self._by_name_alone: dict[str, uuid.UUID] = {}
        self._teams = {team.pk: team for team in Team.objects.all()}
        self._workers = {worker.pk: worker for worker in Worker.objects.all()}
        self._note_known()
        for row in bundle["teams"]:
            self._bring_team(row)
        for row in bundle["teams"]:
            self._bring_parent(row)
        for row in bundle["workers"]:
            self._bring_worker(row)

    def team(self, said: str | None) -> uuid.UUID | None:
        """The team a row names by its code or its name."""
        if not said:
            return None
        return self.teams.get(fold(said)) or self._new_team(said, said)

    def worker(self, said: str | None) -> uuid.UUID | None:
        """The worker a row names by the source's identifier, or by name where it has only that."""
        if not said:
            return None
        return self.workers.get(fold(said)) or self._new_worker(said, {"worker": said[:48]})

    def by_number(self, sw_id: str | None) -> uuid.UUID | None:
        """The worker with a registration number."""
        if not sw_id:
            return None
        return self.workers.get(fold(sw_id)) or self._new_worker(sw_id, {"sw_id": sw_id})

    def name_of(self, said: str | None) -> str:
        """The name of the worker a row names, as well as it is known."""
        return self.names.get(fold(said or ""), said or "")

    def _note_known(self) -> None:
        for team in self._teams.values():
            self._note(self.teams, team.pk, (team.code, team.name))
        # Of two with one name the one is meant of whom more than the name is known.
        for worker in sorted(self._workers.values(), key=is_known_by_name_alone):
            if is_known_by_name_alone(worker):
                self._by_name_alone[fold(worker.name)] = worker.pk
            self._note(self.workers, worker.pk, (worker.worker, worker.sw_id, worker.name))
            self._name(worker.name, (worker.worker, worker.sw_id))

    @staticmethod
    def _note(known: dict[str, uuid.UUID], pk: uuid.UUID, names: Iterable[str | None]) -> None:
        for name in names:
            if name:
                known.setdefault(fold(name), pk)

    def _name(self, name: str | None, keys: Iterable[str | None]) -> None:
        for key in keys:
            if key and name:
                self.names[fold(key)] = name

    def _bring_team(self, row: Mapping[str, Any]) -> None:
        code, name = row["team"], row.get("name")
        pk = self.teams.get(fold(code)) or (self.teams.get(fold(name)) if name else None)
        if pk is None:
            self._new_team(code, name or code)
        elif (team := self._teams.get(pk)) and not team.code and code != team.name:
            self._correct(Team, team, {"code": code[:48]})
        if name:
            self._note(self.teams, self.teams[fold(code)] if pk is None else pk, (code, name))

    def _bring_parent(self, row: Mapping[str, Any]) -> None:
        """A team known here keeps the place it was given here."""
        parent, pk = self.team(row.get("parent")), self.teams[fold(row["team"])]
        if parent and parent != pk and pk not in self._teams:
            self._planned(pk)["after"]["parent_id"] = str(parent)

    def _bring_worker(self, row: Mapping[str, Any]) -> None:
        key = row["worker"]
        said = {
            "worker": key[:48],
            "name": row.get("name"),
            "sw_id": row.get("sw_id"),
            "title": row.get("job_title"),
            "team_id": self.team(row.get("team")),
        }
        known = {name: value for name, value in said.items() if value}
        self._name(row.get("name"), (key, row.get("sw_id")))
        pk = self.workers.get(fold(key)) or self.workers.get(fold(row.get("sw_id") or ""))
        if pk is None:
            pk = self._new_worker(key, known)
        elif pk in self._workers:
            worker = self._workers[pk]
            if worker.worker:
                known.pop("worker")
            self._correct(Worker, worker, known)
        else:
            self._planned(pk)["after"].update({k: str(v) for k, v in known.items()})
        self._note(self.workers, pk, (key, row.get("sw_id")))
        name = fold(row.get("name") or "")
        twin = self._by_name_alone.get(name)
        if twin and twin != pk and self._named[name] == 1:  # of two with one name nobody can tell
            self.twins[twin] = pk

    def _new_team(self, code: str, name: str) -> uuid.UUID:
        values = {"name": name[:120], "code": code[:48]}
        return self._add(Team, self.teams, (code, name), values)

    def _new_worker(self, key: str, values: Mapping[str, Any]) -> uuid.UUID:
        return self._add(Worker, self.workers, (key, values.get("sw_id")), values)

    def _add(
        self,
        model: Any,
        known: dict[str, uuid.UUID],
        names: Iterable[str | None],
        values: Any,
    ) -> uuid.UUID:
        pk = uuid.uuid4()
        self.changes.append(change(model, None, values) | {"id": str(pk)})
        self._note(known, pk, names)
        return pk

    def _correct(self, model: Any, row: Any, values: Mapping[str, Any]) -> None:
        """Fill in what is not known here, and nothing else."""
        missing = {n: v for n, v in values.items() if getattr(row, n) in (None, "")}
        if made := change(model, row, missing):
            self.changes.append(made)

    def _planned(self, pk: uuid.UUID) -> Change:
        return next(each for each in self.changes if each["id"] == str(pk))


def is_known_by_name_alone(worker: Worker) -> bool:
    """Whether neither a number nor a system's own identifier is held of a worker."""
    return not worker.sw_id and worker.worker in (None, worker.name)


def fold(words: str) -> str:
    """Words to compare by: case and spaces do not tell people apart."""
    return " ".join(words.split()).casefold()
