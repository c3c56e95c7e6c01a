"""Health as dated facts that agree with the flags of each year's return."""

from __future__ import annotations

from hearth.demo.practice.dossier import Dossier
from hearth.demo.practice.tables import SsdFiles

__all__ = ["write"]


def write(dossier: Dossier, files: SsdFiles) -> None:
    """Checks, questionnaires and immunisations of one child."""
    child = dossier.child
    for at, (kind, day, status) in enumerate(dossier.checks, start=1):
        files.add("ssd_cla_health", clah_health_check_id=f"{child.id}-C{at}",
                  clah_person_id=child.id, clah_health_check_type=kind, clah_health_check_date=day,
                  clah_health_check_status=status)  # fmt: skip
    for year in dossier.yearly:
        if (score := year.said("sdq_score")) or year.said("sdq_reason"):
            files.add("ssd_sdq_scores", csdq_table_id=f"{child.id}-S{year.year.ending}",
                      csdq_person_id=child.id, csdq_sdq_completed_date=dossier.some_day(year.year),
                      csdq_sdq_score=score, csdq_sdq_reason=year.said("sdq_reason"))  # fmt: skip
    told = [year for year in dossier.yearly if year.health]
    if told:
        files.add("ssd_cla_immunisations", clai_person_id=child.id,
                  clai_immunisations_status="Y" if told[-1].said("immunisations") == "1" else "N",
                  clai_immunisations_status_date=told[-1].year.end)  # fmt: skip
