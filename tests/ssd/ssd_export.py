"""A small invented export of the dataset, and ways to write it to disk."""
# ruff: noqa: E501 - a table drawn as text is as wide as it is

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hearth.sources.ssd.layout import ssd_tables

Cells = dict[str, str]
Tables = dict[str, list[Cells]]

MIDNIGHT = " 00:00:00.000"


def day(text: str) -> str:
    """A day as the dataset writes it."""
    return f"{text}{MIDNIGHT}" if text else ""


def drawn(table: str, text: str, **shared: str) -> list[Cells]:
    """Rows drawn as text: the short names of fields, then a row each; a dot is an empty cell.

    An underscore stands for a space, and days become datetimes.
    """
    names: dict[str, str] = {}
    for heading, field in ssd_tables()[table].items():
        names.setdefault(field.name, heading)  # of two names for one thing the first
    headings, *rows = [line.split() for line in text.strip().splitlines()]
    return [
        {
            **{names[name]: value for name, value in shared.items()},
            **{names[name]: cell_of(cell) for name, cell in zip(headings, row, strict=True)},
        }
        for row in rows
    ]


def cell_of(text: str) -> str:
    if text == ".":
        return ""
    is_day = len(text) == 10 and text[4] == text[7] == "-"
    return day(text) if is_day else text.replace("_", " ")


def good_export() -> Tables:
    """A girl in care since 2021, her brother who was adopted, and a young man who has left."""
    return {
        "ssd_person": drawn("ssd_person", """
            child legacy upn           upn_unknown forename surname  sex gender ethnic dob        nhs_number mother
            C1    L1     A990000000001 .           Erin     Hollowe  F   F      WBRI   2010-02-14 9990000001 N
            C2    L2     .             UN2         Jude     Hollowe  M   M      CNHE   2020-03-01 9990000002 N
            C3    .      .             .           Sami     Rahmany  M   M      OOTH   2006-09-01 .          N
            """),
        "ssd_cla_episodes": drawn("ssd_cla_episodes", """
            child care placement decom      rne cin dec        rec entered
            C1    A1   H1        2021-05-03 S   N1  2021-12-01 X1  2021-05-03
            C1    A1   H1        2021-12-01 L   N1  2024-06-10 X1  2021-05-03
            C1    A1   H2        2024-06-10 P   N1  .          .   2021-05-03
            C2    A2   H3        2022-02-01 S   N1  2024-01-31 E11 2022-02-01
            """),
        "ssd_cla_placement": drawn("ssd_cla_placement", """
            key care child place urn      place_provider pl_post reason_place_change start      end
            H1  A1   C1    U6    SC123456 PR1            SE135AA CARPL               2021-05-03 2024-06-10
            H2  A1   C1    K2    1234567  PR4            CR01XX  .                   2024-06-10 .
            H3  A2   C2    A6    SC123456 PR1            SE64RU  .                   2022-02-01 2024-01-31
            """),
        "ssd_legal_status": drawn("ssd_legal_status", """
            child ls                start      end
            C1    Section_20        2021-05-03 2021-12-01
            C1    Full_care_order   2021-12-01 .
            C2    Placement_Order   2022-02-01 2024-01-31
            C2    Adoption_Order    2024-01-31 .
            """),
        "ssd_address": drawn("ssd_address", """
            child kind      postcode start      end
            C1    Home      SE64RU   2010-02-14 .
            C1    Placement SE135AA  2021-05-03 2024-06-10
            """),
        "ssd_cla_reviews": drawn("ssd_cla_reviews", """
            care review     cancelled review_code
            A1   2021-06-01 N         PN1
            A1   2021-09-01 Y         .
            A1   2021-09-20 .         Child_does_not_attend_nor_are_his_or_her_views_conveyed_to_the_review
            """),
        "ssd_missing": drawn("ssd_missing", """
            child missing mis_start  mis_end    offered accepted
            C1    Missing 2024-09-02 2024-09-03 Y       N
            C1    A       2019-09-02 2019-09-03 NA      .
            """),
        "ssd_cla_health": drawn("ssd_cla_health", """
            child kind              date       status
            C1    Health_Assessment 2024-11-20 Completed
            C1    DENTAL            2024-09-02 Refused
            """),
        "ssd_care_leavers": drawn("ssd_care_leavers", """
            child eligibility     in_touch latest_contact accom_type                 accom_suitable activ adviser team
            C3    Former_Relevant Y        1900-01-01     With_former_foster_carer   Suitable       F2    P7      T5
            """),
        "ssd_permanence": drawn("ssd_permanence", """
            child care date_placed date_match moved_in   foster_care nb_adoptr sex_adoptr order      order_type     placement_order
            L2    A2   2022-01-10  2023-01-05 2023-02-01 N           2         MF         2024-01-31 Adoption_Order 2022-02-01
            """),
        "ssd_professionals": drawn("ssd_professionals", """
            worker name          job_title        sw_id
            P1     Robin_Ashdown Social_Worker    1234567
            P7     Sam_Fell      Personal_Adviser .
            """),
        "ssd_involvements": drawn("ssd_involvements", """
            worker child role   team start      end        reason
            P1     C1    CW     T1   2021-05-03 .          Organisational_restructure
            P7     C3    16PLUS T5   2022-09-01 .          .
            """),
        "ssd_department": drawn("ssd_department", """
            team name                 parent parent_name
            T1   Children_Looked_After T0    Children's_Social_Care
            T5   Leaving_Care          T0    Children's_Social_Care
            """),
        "ssd_family": drawn("ssd_family", """
            family child
            F1     C1
            F1     C2
            F2     C3
            """),
        "ssd_immigration_status": drawn("ssd_immigration_status", """
            child status start      end
            C3    U      2021-01-01 2024-09-01
            """),
    }  # fmt: skip


def as_csv(table: str, rows: Sequence[Mapping[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(ssd_tables()[table]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def write_export(folder: Path, tables: Tables | None = None) -> Path:
    """Write an export as a folder of CSV files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (good_export() if tables is None else tables).items():
        (folder / f"{name}.csv").write_text(as_csv(name, rows), encoding="utf-8")
    return folder


def plain(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows without where they came from."""
    return [{k: v for k, v in row.items() if k not in ("file", "line", "row")} for row in rows]
