"""What stands beside care: times in need, child protection plans, special educational needs."""

from __future__ import annotations

from hearth.sources.plain import Line
from hearth.sources.ssd.given import Given
from hearth.sources.words import count_of

__all__ = ["take_beside"]


def take_beside(given: Given) -> None:
    """Add times in need, protection plans and what is provided for special needs."""
    for line in given["ssd_cin_episodes"]:
        in_need(given, line)
    for line in given["ssd_cp_plans"]:
        names = ("start", "initial_category", "latest_category")
        given.add("child_protection", line, child=line["child"],
                  **line.take(**{name: name for name in names}),
                  **line.take_end(end="end"))  # fmt: skip
    for line in given["ssd_send"]:
        learner(given, line)
    health_and_care_plans(given)


def in_need(given: Given, line: Line) -> None:
    """A time in need; a referral on which nothing was done is none."""
    if not line["no_action"]:
        given.add("children_in_need", line, child=line["child"],
                  **line.take(start="start", need="need", reason="reason"),
                  **line.take_end(end="end"))  # fmt: skip


def learner(given: Given, line: Line) -> None:
    """The learner's number; the pupil's where it is not the one of the person."""
    person = given.persons.get(line["child"])
    known = person["upn"] if person else None
    for kind, value in (("UPN", line["upn"]), ("ULN", line["uln"])):
        if value and value != known:
            given.add("identifiers", line, child=line["child"], kind=kind, value=value)


def health_and_care_plans(given: Given) -> None:
    """Education, health and care plans: whose each is, three tables away."""
    children = {line["key"]: line["child"] for line in given["ssd_send"]}
    requests = {line["key"]: children.get(line["send"]) for line in given["ssd_ehcp_requests"]}
    found = {line["key"]: requests.get(line["request"]) for line in given["ssd_ehcp_assessment"]}
    lost: list[Line] = []
    for line in given["ssd_ehcp_named_plan"]:
        if child := found.get(line["assessment"]):
            given.add("special_needs", line, child=child, provision="EHCP",
                      **line.take(start="start"), **line.take_end(end="end"))  # fmt: skip
        else:
            lost.append(line)
    if lost:
        plans = count_of(len(lost), "plan")
        what = (
            f"{plans} for education, health and care belong to no assessment, request and person "
            "of this export, this one first. Not used."
        )
        given.say("special_needs", lost[0], "assessment", what)
