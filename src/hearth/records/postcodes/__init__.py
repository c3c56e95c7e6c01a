"""Where each postcode is: grid reference and local authority."""

from hearth.records.postcodes.directory import Postcodes, directory

__all__ = ["Postcodes", "directory"]
