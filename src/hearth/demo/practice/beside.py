"""What stands beside care in the dataset: times in need, protection plans, school, offending.

Drawn from numbers of their own, so that everything else stays as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from hearth.demo.chance import chance, day_between
from hearth.demo.people import Episode
from hearth.demo.practice.dossier import Dossier, Yearly
from hearth.demo.practice.tables import SsdFiles

__all__ = ["Beside", "Protection", "write"]

CATEGORIES = ("NEG", "NEG", "NEG", "EMO", "EMO", "PHY", "SAB")
SUBSTANCES = ("Cannabis", "Cannabis", "Alcohol", "Nitrous oxide")
OFFENCES = ("Theft from a shop", "Criminal damage", "Common assault", "Possession of cannabis",
            "Taking a vehicle without consent")  # fmt: skip
LEAVES = ("Refugee status", "Refugee status", "Humanitarian protection", "Limited leave to remain")
CLOSED = {"E11": "RC1", "E12": "RC1", "E2": "RC2", "E41": "RC3", "E45": "RC4", "E46": "RC4",
          "E47": "RC4", "E48": "RC4", "E3": "RC5", "E7": "RC6"}  # fmt: skip
PROTECTED = 0.45  # of those whose main need is abuse or neglect
HAS_PLAN, HAS_SUPPORT = 0.3, 0.27  # for special educational needs, of those of school age
SCHOOL_AGE = range(5, 19)


@dataclass(frozen=True)
class Protection:
    """A child protection plan that ended when care began."""

    start: date
    end: date
    initial: str
    latest: str
    before: int  # plans before this one


class Beside:
    """One child beside care; the same whenever asked."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier, self.child = dossier, dossier.child
        self._rng = Random(f"beside {self.child.id} {self.child.dob}")
        self._need_before = timedelta(days=self._rng.randint(0, 200))
        self._protected = chance(self._rng, PROTECTED)
        self._special = self._rng.random()

    @cached_property
    def care(self) -> list[Episode]:
        """The episodes of the last period of care, as known; none for someone never in care."""
        chains = [chain for _, chain in self.dossier.periods if not chain[0].short_break]
        return [e for e in chains[-1] if e.decom <= self.dossier.as_at] if chains else []

    @property
    def over(self) -> date | None:
        """When care ended; None while it goes on."""
        return self.dossier.known(self.care[-1].dec)

    @property
    def need_start(self) -> date:
        """When the child was found to be in need."""
        return max(self.care[0].decom - self._need_before, self.child.dob)

    @property
    def closed(self) -> str:
        """Why the time in need ended with care."""
        return CLOSED.get(self.care[-1].rec, "RC7") if self.over else ""

    @cached_property
    def protection(self) -> Protection | None:
        """The protection plan before care, if there was one."""
        days = (self.care[0].decom - self.need_start).days if self.care else 0
        if days < 30 or self.care[0].cin != "N1" or not self._protected:
            return None
        start = self.care[0].decom - timedelta(days=self._rng.randint(20, days))
        initial = self._rng.choice(CATEGORIES)
        latest = initial if chance(self._rng, 0.8) else "MUL"
        before = int(chance(self._rng, 0.2))
        return Protection(start, self.care[0].decom, initial, latest, before)

    @property
    def has_plan(self) -> bool:
        """Whether there is an education, health and care plan."""
        return self.is_at_school and self._special < HAS_PLAN

    @property
    def has_needs(self) -> bool:
        """Whether there are special educational needs at all."""
        return self.is_at_school and self._special < HAS_PLAN + HAS_SUPPORT

    @property
    def is_at_school(self) -> bool:
        """Whether old enough, and not too old."""
        return int(self.child.age(self.dossier.as_at)) in SCHOOL_AGE

    def some_day(self, year: Yearly) -> date:
        """A day of a collection year that had come."""
        return day_between(self._rng, year.year.start, min(year.year.end, self.dossier.as_at))

    def one_of(self, words: tuple[str, ...]) -> str:
        """One of some words."""
        return self._rng.choice(words)

    def day_of_plan(self) -> date:
        """When the plan for special educational needs was made."""
        return self.child.dob + timedelta(days=self._rng.randint(4 * 365, 5 * 365))

    def decided(self) -> date | None:
        """When an asylum claim was decided, if it was."""
        first = self.child.periods[0].start
        return self.dossier.known(first + timedelta(days=self._rng.randint(300, 900)))


def write(dossier: Dossier, files: SsdFiles) -> None:
    """Everything of one child that stands beside care."""
    beside = Beside(dossier)
    if beside.care:
        in_need(beside, files)
        if plan := beside.protection:
            protected(beside, plan, files)
    school(beside, files)
    leave(beside, files)
    for year in dossier.yearly:
        found_out(beside, year, files)


def in_need(beside: Beside, files: SsdFiles) -> None:
    """The time in need that care is part of."""
    files.add("ssd_cin_episodes", cine_referral_id=f"{beside.child.id}-J1",
              cine_person_id=beside.child.id, cine_referral_date=beside.need_start,
              cine_cin_primary_need_code=beside.care[0].cin, cine_referral_nfa="N",
              cine_close_date=beside.over, cine_close_reason=beside.closed)  # fmt: skip


def protected(beside: Beside, plan: Protection, files: SsdFiles) -> None:
    """The protection plan before care."""
    files.add("ssd_cp_plans", cppl_cp_plan_id=f"{beside.child.id}-Y1",
              cppl_referral_id=f"{beside.child.id}-J1", cppl_person_id=beside.child.id,
              cppl_cp_plan_start_date=plan.start, cppl_cp_plan_end_date=plan.end,
              cppl_cp_plan_ola="N", cppl_cp_plan_initial_category=plan.initial,
              cppl_cp_plan_latest_category=plan.latest)  # fmt: skip


def school(beside: Beside, files: SsdFiles) -> None:
    """The plan for education, health and care of who has one."""
    if not beside.has_plan:
        return
    child = beside.child.id
    files.add("ssd_send", send_table_id=f"{child}-Q", send_person_id=child,
              send_upn=beside.child.upn)  # fmt: skip
    files.add("ssd_ehcp_requests", ehcr_ehcp_request_id=f"{child}-QR",
              ehcr_send_table_id=f"{child}-Q")  # fmt: skip
    files.add("ssd_ehcp_assessment", ehca_ehcp_assessment_id=f"{child}-QA",
              ehca_ehcp_request_id=f"{child}-QR")  # fmt: skip
    files.add("ssd_ehcp_named_plan", ehcn_named_plan_id=f"{child}-QP",
              ehcn_ehcp_asmt_id=f"{child}-QA",
              ehcn_named_plan_start_date=beside.day_of_plan())  # fmt: skip


def leave(beside: Beside, files: SsdFiles) -> None:
    """What was decided of an asylum claim."""
    if beside.child.uasc and (decided := beside.decided()):
        files.add("ssd_immigration_status", immi_immigration_status_id=f"{beside.child.id}-I2",
                  immi_person_id=beside.child.id, immi_immigration_status=beside.one_of(LEAVES),
                  immi_immigration_status_start_date=decided)  # fmt: skip


def found_out(beside: Beside, year: Yearly, files: SsdFiles) -> None:
    """The dated facts behind what a year's return flags."""
    child = beside.child.id
    if year.said("substance_misuse") == "1":
        helped = "Y" if year.said("intervention_received") == "1" else "N"
        files.add("ssd_cla_substance_misuse",
                  clas_substance_misuse_id=f"{child}-U{year.year.ending}", clas_person_id=child,
                  clas_substance_misuse_date=beside.some_day(year),
                  clas_substance_misused=beside.one_of(SUBSTANCES),
                  clas_intervention_received=helped)  # fmt: skip
    if year.said("convicted") == "1":
        files.add("ssd_cla_convictions", clac_cla_conviction_id=f"{child}-O{year.year.ending}",
                  clac_person_id=child, clac_cla_conviction_date=beside.some_day(year),
                  clac_cla_conviction_offence=beside.one_of(OFFENCES))  # fmt: skip
