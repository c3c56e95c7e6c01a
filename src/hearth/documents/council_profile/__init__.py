"""The council profile: what is published about one council, with no data of its own."""

from hearth.documents.council_profile.report import profile_report

__all__ = ["profile_report"]
