"""The only writers of people who sign in, roles, teams and settings."""

from hearth_web.access.actions.set_up import first_administrator, is_set_up_code, set_up_code

__all__ = ["first_administrator", "is_set_up_code", "set_up_code"]
