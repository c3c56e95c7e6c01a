"""Words of the demonstration's notes and letters. All invented."""

from __future__ import annotations

__all__ = ["ABOUT", "LETTER", "NOTES"]

# Kind, title, body.
NOTES = (
    (
        "Visit",
        "A walk by the river",
        "You showed me where the herons nest. You said school is going better since you moved to"
        " the front of the class. You asked when you can see your brother; I said I would ring"
        " tomorrow, and I did: it is this Saturday.",
    ),
    (
        "Visit",
        "Tea at home",
        "You made the tea. You are pleased with your room and would like a desk by the window. I"
        " will ask for one this week.",
    ),
    (
        "Call or message",
        "School rang",
        "The school says attendance is up to 96%. The art teacher would like to enter a picture"
        " for the spring show.",
    ),
    (
        "Meeting",
        "Planning meeting",
        "Everyone agreed that staying where they are is right. The contact plan stays as it is"
        " until the summer, then we look at it again together.",
    ),
    (
        "Decision",
        "Swimming lessons",
        "We pay for swimming lessons on Tuesdays, from next month. The carer takes them there.",
    ),
    (
        "Call or message",
        "A good day",
        "You rang to say you passed. I am proud of you.",
    ),
)
ABOUT = (
    "I like drawing, trains and being asked twice. Please tell me before plans change.",
    "Call me by my short name. I talk more when we are walking.",
    "Football first, then questions. My dog matters to me.",
    "I need quiet in the morning. I like to know who is coming and why.",
    "I cook. Ask me what I made this week.",
)
LETTER = """Dear {name},

This is your record, and this letter belongs to you. It says what we agreed when we met: you stay
where you are, you see your brother every second Saturday, and you choose the colour of your room.

If I forget something, remind me. That is what I am here for.

{worker}
"""
