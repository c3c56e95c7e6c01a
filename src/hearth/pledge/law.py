"""The principles of the law every strategy rests on, for those who enter one by hand."""

from __future__ import annotations

from hearth.pledge.strategy import Principle

__all__ = ["PRINCIPLES"]

ACT = "Children and Social Work Act 2017, section 1"

PRINCIPLES = tuple(
    Principle(letter, wording, ACT)
    for letter, wording in (
        ("a", "Act in children's best interests, and promote their physical and mental health."),
        ("b", "Encourage them to say what they think, wish and feel."),
        ("c", "Take what they say into account."),
        (
            "d",
            "Help them to get and make the best use of services of the council and its partners.",
        ),
        ("e", "Aim high with them, and seek the best outcomes for them."),
        ("f", "Keep them safe, and their homes, relationships, education and work stable."),
        ("g", "Prepare them for adult life and for living independently."),
    )
)
"""The seven needs a local authority must have regard to, in our words."""
