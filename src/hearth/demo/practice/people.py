"""Persons, family, addresses, workers and teams, as the dataset holds them."""

from __future__ import annotations

import json
from datetime import date

from hearth.demo.practice.beside import Beside
from hearth.demo.practice.dossier import Dossier
from hearth.demo.practice.staff import PARENT, TEAMS, Staff
from hearth.demo.practice.tables import SsdFiles
from hearth.vocabulary import code_set

__all__ = ["disabilities", "write", "write_staff"]

STREETS = ("Alder Close", "Bridge Row", "Chestnut Walk", "Dock Lane", "Elm Rise", "Ferry Street")
DISABILITIES = ("LD", "AUT", "MOB", "COMM", "PC", "BEH", "HEAR", "VIS")
DISABLED = 0.13  # of children whose main need is another


def write(dossier: Dossier, files: SsdFiles) -> None:
    """Everything about who one child is."""
    person(dossier, files)
    addresses(dossier, files)
    child = dossier.child
    for at, code in enumerate(disabilities(dossier), start=1):
        files.add("ssd_disability", disa_table_id=f"{child.id}-D{at}", disa_person_id=child.id,
                  disa_disability_code=code)  # fmt: skip
    if child.uasc:
        ended = child.birthday(18)
        files.add("ssd_immigration_status", immi_immigration_status_id=f"{child.id}-I1",
                  immi_person_id=child.id, immi_immigration_status="UASC",
                  immi_immigration_status_start_date=child.periods[0].start,
                  immi_immigration_status_end_date=dossier.known(ended))  # fmt: skip
    files.add("ssd_family", fami_table_id=f"{child.id}-F", fami_family_id=dossier.family,
              fami_person_id=child.id)  # fmt: skip
    involvements(dossier, files)


def person(dossier: Dossier, files: SsdFiles) -> None:
    """One row of ssd_person, and the baby of a girl who has one."""
    child, born = dossier.child, dossier.known(dossier.story.baby_born)
    died = [e.dec for e in child.episodes if e.rec == "E2" and dossier.is_over(e.dec)]
    files.add(
        "ssd_person",
        pers_person_id=child.id,
        pers_upn=child.upn,
        pers_forename=dossier.forename,
        pers_surname=dossier.surname,
        pers_sex=child.sex,
        pers_gender=child.sex,
        pers_ethnicity=child.family.ethnic,
        pers_dob=child.dob,
        pers_death_date=died[0] if died else None,
        # Numbers that start with 999 belong to nobody: the NHS keeps them for tests.
        pers_single_unique_id=f"999{int(child.id[1:]):07d}",
        pers_is_mother="Y" if born else "N",
        pers_send_flag="Y" if Beside(dossier).has_needs else "N",
    )
    if born:
        files.add("ssd_mother", moth_table_id=f"{child.id}-M", moth_person_id=child.id,
                  moth_childs_person_id=f"B{child.id[1:]}", moth_childs_dob=born)  # fmt: skip


def disabilities(dossier: Dossier) -> list[str]:
    """The disabilities of a child; NONE for most. The same whenever asked."""
    child = dossier.child
    number = int(child.id[1:])
    if child.family.need != "N2" and number * 37 % 100 >= DISABLED * 100:
        return ["NONE"]
    return [DISABILITIES[number % len(DISABILITIES)]]


def addresses(dossier: Dossier, files: SsdFiles) -> None:
    """The family's home, and each placement while it lasted."""
    child = dossier.child
    rows: list[tuple[str, str, date, date | None]] = []
    if child.family.home_post:
        rows.append(("Home", child.family.home_post, child.dob, None))
    rows += [
        ("Placement", stay.episodes[0].home.post, stay.start, dossier.known(stay.end))
        for stay in dossier.stays
        if stay.episodes[0].home.post
    ]
    for at, (kind, post, start, end) in enumerate(rows, start=1):
        house = f"{dossier.rng.randint(1, 90)} {dossier.rng.choice(STREETS)}"
        files.add(
            "ssd_address",
            addr_table_id=f"{child.id}-A{at}",
            addr_person_id=child.id,
            addr_address_type=kind,
            addr_address_start_date=start,
            addr_address_end_date=end,
            addr_address_postcode=post.replace(" ", ""),
            addr_address_json=json.dumps({"HOUSE": house, "POSTCODE": post}),
        )


def involvements(dossier: Dossier, files: SsdFiles) -> None:
    """Each worker's time with the child."""
    for at, one in enumerate(dossier.involvements, start=1):
        files.add(
            "ssd_involvements",
            invo_involvements_id=f"{dossier.child.id}-W{at}",
            invo_professional_id=one.who.id,
            invo_person_id=dossier.child.id,
            invo_professional_role_id=one.role,
            invo_professional_team=one.who.team[0],
            invo_involvement_start_date=one.start,
            invo_involvement_end_date=dossier.known(one.end),
            # Some systems hold the words and not the code.
            invo_worker_change_reason=code_set("SW_REASON").label(one.reason) if one.reason else "",
        )


def write_staff(staff: Staff, files: SsdFiles) -> None:
    """Everyone who was named, and the teams."""
    for one in staff.everyone():
        files.add(
            "ssd_professionals",
            prof_professional_id=one.id,
            prof_staff_id=one.id,
            prof_social_worker_registration_no=one.sw_id,
            prof_professional_name=one.name,
            prof_professional_job_title=one.job_title,
            prof_professional_department=one.team[1],
            prof_agency_worker_flag="SSD_PH",
        )
    for id, name in (PARENT, *TEAMS):
        parent = PARENT if (id, name) != PARENT else ("", "")
        files.add("ssd_department", dept_team_id=id, dept_team_name=name,
                  dept_team_parent_id=parent[0], dept_team_parent_name=parent[1])  # fmt: skip
