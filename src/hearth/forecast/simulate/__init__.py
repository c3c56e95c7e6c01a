"""Children one by one, month by month, in many futures at once.

Everyone is a row: those in care today once for every future, and whoever comes in each future. A
month is a few passes over whole columns. Futures are worked through in blocks, each with its own
stream of chance, so that one seed gives one result however many cores there are.
"""

from hearth.forecast.simulate.change import Change
from hearth.forecast.simulate.crowd import ROWS, Crowd
from hearth.forecast.simulate.futures import SIZES, Futures
from hearth.forecast.simulate.running import simulate

__all__ = ["ROWS", "SIZES", "Change", "Crowd", "Futures", "simulate"]
