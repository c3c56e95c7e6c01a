"""The one door between the database and the neutral tables of the pure half."""
