"""Care leavers, adoption and earlier permanent homes, as the dataset holds them."""

from __future__ import annotations

from datetime import date

from hearth.demo.people import Episode
from hearth.demo.practice.dossier import CareLeaver, Dossier
from hearth.demo.practice.tables import SsdFiles
from hearth.records import TABLES
from hearth.vocabulary import code_set

__all__ = ["adopted", "told_of_adopters", "write"]

AD1 = TABLES["ad1"].names
ADOPTED, GUARDED, ARRANGED = ({"E11", "E12"}, {"E45", "E46", "E47", "E48"}, {"E41"})
UNKNOWN_DAY = date(1900, 1, 1)


def write(dossier: Dossier, files: SsdFiles) -> None:
    """What comes after care, and what was before."""
    if now := dossier.care_leaver:
        care_leaver(dossier, now, files)
    permanence(dossier, files)
    kind, council, day = dossier.story.permanence
    if kind != "Z1" and dossier.episodes:
        files.add("ssd_cla_previous_permanence", lapp_table_id=f"{dossier.child.id}-Z",
                  lapp_person_id=dossier.child.id, lapp_previous_permanence_option=kind,
                  lapp_previous_permanence_la=code_set("LA_PERM").label(council),
                  lapp_previous_permanence_order_date=day)  # fmt: skip


def care_leaver(dossier: Dossier, now: CareLeaver, files: SsdFiles) -> None:
    """One row of ssd_care_leavers, in words as many systems keep them."""
    advisers = [one for one in dossier.involvements if one.role == "16PLUS"]
    adviser = advisers[-1].who if advisers else None
    workers = [
        one for one in dossier.involvements if one.role == "CW" and not dossier.known(one.end)
    ]
    files.add(
        "ssd_care_leavers",
        clea_table_id=f"{dossier.child.id}-K",
        clea_person_id=dossier.child.id,
        clea_care_leaver_eligibility=now.eligibility.replace("_", " ").title(),
        clea_care_leaver_in_touch=label("IN_TOUCH", now.in_touch),
        clea_care_leaver_latest_contact=now.latest_contact or UNKNOWN_DAY,
        clea_care_leaver_accommodation=label("ACCOM_TYPE", now.accommodation),
        clea_care_leaver_accom_suitable=label("ACCOM_SUITABLE", now.suitable),
        clea_care_leaver_activity=label("ACTIV", now.activity),
        clea_pathway_plan_review_date=now.plan_review,
        clea_care_leaver_personal_advisor=adviser.id if adviser else "",
        clea_care_leaver_allocated_team=adviser.team[0] if adviser else "",
        clea_care_leaver_worker_id=workers[-1].who.id if workers else "",
    )


def label(name: str, code: str) -> str:
    """The words of a code."""
    return code_set(name).label(code) if code else ""


def permanence(dossier: Dossier, files: SsdFiles) -> None:
    """The decision for adoption and its end, or another order that ended care."""
    decision, ended = dossier.child.decision, order(dossier)
    decided = decision is not None and dossier.is_over(decision.placed)
    if not decided and not ended:
        return
    last, kind = ended or (None, "")
    adopters = told_of_adopters(dossier) if kind == "Adoption Order" else {}
    cells: dict[str, object] = {}
    if decision and decided:
        cells = {
            "perm_adm_decision_date": decision.placed,
            "perm_placement_order_date": dossier.known(decision.order),
            "perm_matched_date": dossier.known(decision.match),
            "perm_placed_for_adoption_date": dossier.known(decision.moved_in),
            "perm_decision_reversed_date": dossier.known(decision.ceased),
            "perm_decision_reversed_reason": (
                decision.ceased_reason if dossier.known(decision.ceased) else ""
            ),
        }
    files.add(
        "ssd_permanence",
        perm_table_id=f"{dossier.child.id}-N",
        perm_person_id=dossier.child.id,
        perm_permanence_order_date=last.dec if last else None,
        perm_permanence_order_type=kind,
        perm_adopted_by_carer_flag={"1": "Y", "0": "N"}.get(adopters.get("foster_care", ""), ""),
        perm_number_of_adopters=adopters.get("nb_adoptr", ""),
        perm_adopter_sex=adopters.get("sex_adoptr", ""),
        perm_adopter_legal_status=adopters.get("ls_adoptr", ""),
        **cells,
    )


def order(dossier: Dossier) -> tuple[Episode, str] | None:
    """The episode that a permanence order ended, and which order it was."""
    kinds = ((ADOPTED, "Adoption Order"), (GUARDED, "SGO"), (ARRANGED, "CAO/RO"))
    for episode in dossier.episodes:
        for codes, kind in kinds:
            if episode.rec in codes and dossier.is_over(episode.dec):
                return episode, kind
    return None


def adopted(dossier: Dossier) -> date | None:
    """The day of the adoption order; None when there was none."""
    found = order(dossier)
    return found[0].dec if found and found[1] == "Adoption Order" else None


def told_of_adopters(dossier: Dossier) -> dict[str, str]:
    """What the return said of the adopters."""
    rows = [year.adopters for year in dossier.yearly if year.adopters]
    return dict(zip(AD1, rows[-1], strict=True)) if rows else {}
