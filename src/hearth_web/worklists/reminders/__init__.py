"""Reminders of work due: a private calendar and mail, both of counts and never of names."""
