"""People who sign in, what their roles let them do, and break-glass."""
