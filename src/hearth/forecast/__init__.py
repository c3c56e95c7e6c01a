"""How many, where, for how much: children simulated one by one, with honest uncertainty."""

from hearth.forecast.estimate import Estimate, estimate
from hearth.forecast.past import Past, past_of
from hearth.forecast.simulate import Futures, simulate

__all__ = ["Estimate", "Futures", "Past", "estimate", "past_of", "simulate"]
