"""Ways in: each reads what councils already have, and says what it could not read."""

from hearth.sources.annex_a import read_annex_a
from hearth.sources.problems import Problem
from hearth.sources.recognise import Kind, recognise
from hearth.sources.ssd import read_ssd
from hearth.sources.ssda903 import Reading, bundle_of_return, read_returns

__all__ = [
    "Kind",
    "Problem",
    "Reading",
    "bundle_of_return",
    "read_annex_a",
    "read_returns",
    "read_ssd",
    "recognise",
]
