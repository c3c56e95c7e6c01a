"""Where each postcode is: grid reference and local authority."""

from hearth.records.postcodes.directory import METRES_IN_A_MILE, Postcodes, directory

__all__ = ["METRES_IN_A_MILE", "Postcodes", "directory"]
