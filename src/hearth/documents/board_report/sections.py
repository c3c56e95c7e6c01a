"""What each section says, in the order of the report. One function a section."""

from __future__ import annotations

from hearth.dates import CollectionYear
from hearth.documents.board_report.blocks import breakdown_of, headlines, mix, seconds_of, trend
from hearth.documents.board_report.evidence import Evidence
from hearth.documents.board_report.map_of_homes import map_blocks
from hearth.documents.model import Block, Heading, Note, Paragraph

__all__ = [
    "care_leavers",
    "coming_and_going",
    "health",
    "missing",
    "permanence",
    "profile",
    "school",
    "stability",
    "visits",
    "where_children_live",
]


def profile(evidence: Evidence) -> list[Block]:
    """Who the children are: how many, how old, of what background, and why in care."""
    return [
        Heading("Our children", new_page=True),
        *headlines(evidence, "cla-number", "cla-rate-10k"),
        *trend(evidence, "cla-number", "Children in care"),
        *trend(evidence, "cla-rate-10k", "Children in care for every 10,000 children"),
        Heading("Age and sex", level=3),
        *mix(evidence, "age-sex-mix", "age-band", "Children in care by age"),
        *mix(evidence, "age-sex-mix", "sex", "Children in care by sex"),
        Heading("Ethnic background", level=3),
        *breakdown_of(evidence, "cla-number", "ethnic-group", "Children in care by ethnic group"),
        Heading("Unaccompanied children", level=3),
        *headlines(evidence, "uasc-share", "nts-headroom"),
        *trend(evidence, "uasc-share", "Unaccompanied children as a share of children in care"),
        Heading("Why children are in care", level=3),
        *mix(evidence, "need-mix", "need", "Main need when care began"),
        *mix(evidence, "legal-status-mix", "legal-status", "Legal status"),
    ]


def coming_and_going(evidence: Evidence) -> list[Block]:
    """Who came into care in the year, who left, how, and after how long."""
    return [
        Heading("Coming into and leaving care"),
        *headlines(
            evidence,
            "cla-entrants",
            "cla-entrants-first-time",
            "cla-entrants-first-time/earlier-order",
        ),
        *forecast(evidence),
        *trend(evidence, "cla-entrants", "Children coming into care in the year"),
        *breakdown_of(evidence, "cla-entrants", "age-band", "Children coming into care, by age"),
        *headlines(evidence, "cla-leavers", "care-length", "exits-under-6m"),
        *trend(evidence, "cla-leavers", "Children leaving care in the year"),
        *mix(evidence, "leavers-by-destination", "leaving-destination", "Where children went"),
    ]


def forecast(evidence: Evidence) -> list[Block]:
    """The year's entrants at this pace, while the year is still running."""
    if evidence.as_at == CollectionYear.of(evidence.as_at).end:
        return []
    return headlines(evidence, "entrants-forecast")


def where_children_live(evidence: Evidence) -> list[Block]:
    """Homes: of what kind, whose, and how far away."""
    return [
        Heading("Where children live", new_page=True),
        *headlines(evidence, "foster-share"),
        *mix(evidence, "placement-mix", "placement-group", "Where children live"),
        *headlines(
            evidence,
            "in-house-share-cla",
            "in-house-share-foster",
            "kinship-share",
            "residential-share",
        ),
        *trend(evidence, "in-house-share-foster", "Fostered children who live with our own carers"),
        Heading("How far from home", level=3),
        *headlines(evidence, "in-borough-share", "within-20-miles", "over-20-miles"),
        *trend(evidence, "in-borough-share", "Children living in the council's area"),
        *map_blocks(evidence),
        Heading("Supported accommodation and other settings", level=3),
        *headlines(evidence, "unregulated-unregistered"),
        *seconds_of(evidence, "unregulated-unregistered", "Children in these settings"),
    ]


def stability(evidence: Evidence) -> list[Block]:
    """Whether children stay: placements, long-term homes, moves, social workers."""
    return [
        Heading("Stability"),
        *headlines(evidence, "stability-3plus"),
        *trend(evidence, "stability-3plus", "Children with three or more placements in the year"),
        *breakdown_of(
            evidence, "stability-3plus", "age-band", "Three or more placements in the year, by age"
        ),
        *headlines(evidence, "stability-2years"),
        *trend(evidence, "stability-2years", "Children in long-term care settled for two years"),
        *headlines(evidence, "planned-moves", "placement-planning-on-time", "sw-changes"),
        *headlines(evidence, "reg24-time"),
    ]


def visits(evidence: Evidence) -> list[Block]:
    """Whether children were seen as often as they should be; nothing where no record says."""
    said = headlines(
        evidence, "visits-in-timescale", "visit-up-to-date", "seen-alone", "virtual-share"
    )
    late = mix(evidence, "visits-in-timescale", "how-late", "Visits due in the year, by how late")
    return [Heading("Visits"), *said, *late] if said else []


def permanence(evidence: Evidence) -> list[Block]:
    """Lasting homes: long-term fostering, adoption, and how long children waited."""
    return [
        Heading("Permanence"),
        *headlines(evidence, "long-term-foster-share", "adoption-waiting"),
        *headlines(evidence, "permanence-by-review-2", "permanent-match-12m"),
        *headlines(evidence, "adoption-a10", "adoption-a1", "adoption-a2", "adoption-a3"),
        *headlines(evidence, "proceedings-26w", "proceedings-weeks"),
        Heading("Reviews", level=3),
        *headlines(evidence, "reviews-in-timescale", "reviews-all-on-time"),
        *mix(evidence, "reviews-in-timescale", "how-late", "Reviews due in the year, by how late"),
        *headlines(evidence, "review-participation", "review-attendance", "iro-alerts"),
    ]


def health(evidence: Evidence) -> list[Block]:
    """Health of children in care for the whole year, from the return's health table."""
    return [
        Heading("Health and wellbeing"),
        Paragraph(
            "These figures are of children in care for the whole twelve months to 31 March, the"
            " only ones the return asks about."
        ),
        *headlines(evidence, "rha-up-to-date", "dental", "immunisations"),
        *trend(evidence, "dental", "Teeth checked by a dentist in the year"),
        *on_coming_into_care(evidence),
        Heading("Emotional wellbeing", level=3),
        *headlines(evidence, "sdq-completed", "sdq-mean", "sdq-concern"),
        *trend(evidence, "sdq-mean", "Average strengths and difficulties score"),
        Heading("Drugs, alcohol and offending", level=3),
        *headlines(evidence, "substance-misuse", "offending"),
    ]


def on_coming_into_care(evidence: Evidence) -> list[Block]:
    """The first assessment, how late it was, and registration; nothing where no record says."""
    said = headlines(evidence, "iha-timeliness", "gp-dentist-registered")
    late = mix(evidence, "iha-timeliness", "how-late", "Initial health assessments, by how late")
    heading = Heading("On coming into care, and now", level=3)
    return [heading, *said, *late] if said else []


def school(evidence: Evidence) -> list[Block]:
    """Personal education plans and being at school; nothing where no record says."""
    said = headlines(
        evidence,
        "pep-initial-on-time",
        "pep-current",
        "pep-pupil-voice",
        "attendance",
        "persistent-absence",
        "suspension-days-lost",
        "permanent-exclusions",
    )
    return [Heading("Education"), *said] if said else []


def missing(evidence: Evidence) -> list[Block]:
    """Children who went missing, how often and for how long."""
    return [
        Heading("Missing from home"),
        *headlines(evidence, "missing-any", "missing-repeat"),
        *trend(evidence, "missing-any", "Children who went missing in the year"),
        *mix(evidence, "missing-length", "missing-length", "How long children were missing"),
        *breakdown_of(evidence, "missing-any", "age-band", "Went missing in the year, by age"),
        *headlines(evidence, "rhi-offered-72h", "rhi-held-72h", "exploitation-cohort"),
        Note("Councils differ in what they record as missing and what as away. Compare with care."),
    ]


def care_leavers(evidence: Evidence) -> list[Block]:
    """Young people who have left care, around their birthday, from the return's OC3 table."""
    return [
        Heading("Our care leavers", new_page=True),
        Paragraph(
            "These figures are of young people with a 17th to 25th birthday in the year, as they"
            " were around that birthday. Those the council is not in touch with stay in the whole."
        ),
        *headlines(evidence, "cl-number", "cl-in-touch"),
        *headlines(evidence, "cl-eet", "higher-education"),
        *trend(
            evidence,
            "cl-eet",
            "Care leavers aged 19 to 21 in education, employment or training",
            "care-leaver-age",
            "19 to 21",
        ),
        *breakdown_of(
            evidence, "cl-eet", "care-leaver-age", "In education, employment or training, by age"
        ),
        *headlines(evidence, "cl-suitable", "cl-staying-put"),
        *trend(
            evidence,
            "cl-suitable",
            "Care leavers aged 19 to 21 known to be in suitable accommodation",
            "care-leaver-age",
            "19 to 21",
        ),
        *breakdown_of(evidence, "cl-suitable", "care-leaver-age", "Suitable accommodation, by age"),
        *headlines(evidence, "cl-pa-allocated", "cl-visited-8w"),
        *headlines(evidence, "pathway-started-16", "cl-pathway-current"),
    ]
