"""To whom duties are owed: the spells of care, homes and ages that the definitions name."""
