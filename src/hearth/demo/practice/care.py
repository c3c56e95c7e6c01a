"""Episodes, placements, legal statuses, reviews, visits and plans, as the dataset holds them."""

from __future__ import annotations

import json
from itertools import groupby

from hearth.demo.people import Episode, Path
from hearth.demo.practice.dossier import Dossier
from hearth.demo.practice.tables import SsdFiles
from hearth.vocabulary import code_set

__all__ = ["plan_of", "write"]

PLANS = {
    Path.HOME: "RETURN6M",
    Path.FAMILY: "LTRELFR",
    Path.ADOPTION: "ADOPTION",
    Path.GUARDIANSHIP: "LTRELFR",
    Path.ARRANGEMENTS: "LTRELFR",
    Path.ADULT: "LTFOST18",
}
KEYS = ("REMAINSUP", "RETURN1M", "RETURN6M", "RETURNEV", "LTRELFR", "LTFOST18", "RESPLMT",
        "SUPPLIV", "ADOPTION", "OTHERPLN")  # fmt: skip


def write(dossier: Dossier, files: SsdFiles) -> None:
    """Everything about one child's care."""
    episodes(dossier, files)
    placements(dossier, files)
    legal_statuses(dossier, files)
    reviews(dossier, files)
    for at, (care, day) in enumerate(dossier.visits, start=1):
        seen = "Y" if dossier.rng.random() < 0.95 else "N"
        alone = "Y" if seen == "Y" and dossier.rng.random() < 0.85 else "N"
        files.add("ssd_cla_visits", clav_cla_visit_id=f"{dossier.child.id}-V{at}", clav_cla_id=care,
                  clav_person_id=dossier.child.id, clav_cla_visit_date=day,
                  clav_cla_visit_seen=seen, clav_cla_visit_seen_alone=alone)  # fmt: skip
    plan(dossier, files)
    missing(dossier, files)


def episodes(dossier: Dossier, files: SsdFiles) -> None:
    """One row an episode, as known on the day of the export."""
    stay_of = {id(e): stay.id for stay in dossier.stays for e in stay.episodes}
    number = 0
    for care, chain in dossier.periods:
        for e in chain:
            number += 1
            over = dossier.is_over(e.dec)
            files.add(
                "ssd_cla_episodes",
                clae_cla_episode_id=f"{dossier.child.id}-E{number}",
                clae_person_id=dossier.child.id,
                clae_cla_id=care,
                clae_cla_placement_id=stay_of[id(e)],
                clae_cla_episode_start_date=e.decom,
                clae_cla_episode_start_reason=e.rne,
                clae_cla_primary_need_code=e.cin,
                clae_cla_episode_ceased_date=e.dec if over else None,
                clae_cla_episode_ceased_reason=e.rec if over else None,
                clae_entered_care_date=chain[0].decom,
            )


def placements(dossier: Dossier, files: SsdFiles) -> None:
    """One row a placement."""
    care_of = {id(e): care for care, chain in dossier.periods for e in chain}
    for stay in dossier.stays:
        home, last, over = stay.episodes[0].home, stay.episodes[-1], dossier.is_over(stay.end)
        files.add(
            "ssd_cla_placement",
            clap_cla_placement_id=stay.id,
            clap_cla_id=care_of[id(stay.episodes[0])],
            clap_person_id=dossier.child.id,
            clap_cla_placement_start_date=stay.start,
            clap_cla_placement_end_date=stay.end if over else None,
            clap_cla_placement_type=dossier.place_of(stay),
            clap_cla_placement_urn=home.urn,
            clap_cla_placement_provider=home.provider,
            clap_cla_placement_postcode=home.post.replace(" ", ""),
            clap_cla_placement_change_reason=last.reason if over else None,
        )


def legal_statuses(dossier: Dossier, files: SsdFiles) -> None:
    """One row for each run of one legal status, in words as many systems keep them."""
    number = 0
    for _, chain in dossier.periods:
        for ls, run in groupby(chain, key=legal_status):
            run_of = list(run)
            number += 1
            files.add(
                "ssd_legal_status",
                lega_legal_status_id=f"{dossier.child.id}-L{number}",
                lega_person_id=dossier.child.id,
                lega_legal_status=code_set("LS").label(ls),
                lega_legal_status_start_date=run_of[0].decom,
                lega_legal_status_end_date=dossier.known(run_of[-1].dec),
            )


def legal_status(episode: Episode) -> str:
    """The legal status of an episode."""
    return episode.ls


def reviews(dossier: Dossier, files: SsdFiles) -> None:
    """Reviews held, and here and there one that was called off."""
    number = 0
    for held, code in dossier.story.reviews:
        care = next(
            (c for c, chain in dossier.periods if chain[0].decom <= held < chain[-1].dec), ""
        )
        if not care or not dossier.since <= held <= dossier.as_at:
            continue
        cancelled = ["Y", "N"] if dossier.rng.random() < 0.02 else ["N"]
        for off in cancelled:
            number += 1
            files.add("ssd_cla_reviews", clar_cla_review_id=f"{dossier.child.id}-R{number}",
                      clar_cla_id=care, clar_cla_person_id=dossier.child.id,
                      clar_cla_review_due_date=held, clar_cla_review_date=held,
                      clar_cla_review_cancelled=off,
                      clar_cla_review_participation=code)  # fmt: skip


def plan_of(dossier: Dossier) -> str:
    """The plan for where the child is to grow up, as the dataset calls it; empty for none."""
    current = dossier.in_care
    if current is None:
        return ""
    period = next(p for p in dossier.child.periods if p.start <= current.decom < p.end)
    if dossier.child.age(dossier.as_at) >= 16:
        return "SUPPLIV"
    return PLANS.get(period.path, "OTHERPLN")


def plan(dossier: Dossier, files: SsdFiles) -> None:
    """The care plan of a child in care, as JSON."""
    if chosen := plan_of(dossier):
        answers = {key: "Y" if key == chosen else "N" for key in KEYS}
        care, chain = next(each for each in reversed(dossier.periods) if not each[1][0].short_break)
        files.add("ssd_cla_care_plan", lacp_table_id=f"{care}-P", lacp_person_id=dossier.child.id,
                  lacp_cla_care_plan_start_date=chain[0].decom,
                  lacp_cla_care_plan_json=json.dumps(answers))  # fmt: skip


def missing(dossier: Dossier, files: SsdFiles) -> None:
    """Times missing, with what was offered when the child came back."""
    words = {"M": "Missing", "A": "Away"}
    for at, one in enumerate(dossier.story.incidents, start=1):
        if not dossier.since <= one.start <= dossier.as_at:
            continue
        offered, accepted = dossier.interview() if dossier.is_over(one.end) else ("", "")
        files.add("ssd_missing", miss_table_id=f"{dossier.child.id}-X{at}",
                  miss_person_id=dossier.child.id, miss_missing_episode_type=words[one.kind],
                  miss_missing_episode_start_date=one.start,
                  miss_missing_episode_end_date=dossier.known(one.end),
                  miss_missing_rhi_offered=offered, miss_missing_rhi_accepted=accepted)  # fmt: skip
