"""SWEpisodes: which social worker held the case, from when to when."""

from __future__ import annotations

from hearth.records.model import Column, Kind, Sensitivity, Table
from hearth.records.tables.common import CHILD, DOB

__all__ = ["SW_EPISODES"]

SW_EPISODES = Table(
    name="sw_episodes",
    return_name="SWEpisodes",
    description="One row per social worker of a child and spell of time. From 2023/24.",
    key=("child", "sw_id", "sw_decom"),
    since=2024,
    columns=(
        CHILD,
        DOB,
        Column(
            "sw_id",
            Kind.IDENTIFIER,
            "The worker's Social Work England number, or a number starting XX where there is none",
            Sensitivity.PERSONAL,
            pattern="(SW|XX)[A-Z0-9]{0,10}",
        ),
        Column(
            "sw_decom",
            Kind.DATE,
            "Date the worker took the case",
            Sensitivity.PERSONAL,
            required=True,
        ),
        Column(
            "sw_dec",
            Kind.DATE,
            "Date the worker gave the case up; empty for the current worker",
            Sensitivity.PERSONAL,
        ),
        Column(
            "sw_reason",
            Kind.CODE,
            "Why this worker took over",
            Sensitivity.ORDINARY,
            code_set="SW_REASON",
        ),
    ),
)
