"""The returns a council sends: whether they may be sent, and what to mend before."""
