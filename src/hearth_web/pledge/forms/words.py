"""What the fields of strategies are called, and what is said beneath them."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["HINTS", "LABELS"]

LABELS: Mapping[str, str] = {
    "first": "First day",
    "last": "Last day",
    "word": "What you call it",
    "wording": "In words",
    "where_we_are": "Where we are now",
    "challenges": "What makes it hard",
    "plain_words": "In plain words, for young people",
    "under": "Which ambition of another strategy does it deliver?",
    "leads": "Who leads",
    "owner": "Who answers for it",
    "begins": "First day",
    "due": "Day by which it is to be done",
    "when_set": "Value when it was set",
    "target": "Aspiration",
    "set_on": "Day of that value",
    "confirm_by": "Day by which it will be settled",
    "definition": "What exactly is counted",
    "definition_from": "First day of this definition, if it is new",
    "frequency": "How often it is looked at",
    "on": "Day",
    "by": "Who says so",
    "words": "In short",
    "source": "Where it is from",
    "link": "Where the whole of it can be read",
    "said": "What they said",
    "address": "Web address",
    "kind": "Kind",
    "public": "May everyone see it?",
}
HINTS: Mapping[str, str] = {
    "word": "For example, promise, outcome or function.",
    "leads": "Services and partners, one on each line.",
    "owner": "A post, such as Head of fostering.",
    "target": "For example <62, >90%, 95% or more, reduce, increase, maintain or TBC. For several "
    "values put / between them.",
    "when_set": "For example 89%. For several values put / between them, in the same order.",
    "confirm_by": "For an aspiration that is to be confirmed.",
    "plain_words": "Written by people, for people of fifteen. It stands beside the strategy.",
    "public": "Without sign-in, where the strategy is shown. Say yes only if nobody can "
    "be known from it.",
    "link": "A web address. From the page of an inspection, a finding or a file audit you can link "
    "it to a promise without this.",
    "definition_from": "Values before and after it are not compared.",
}
