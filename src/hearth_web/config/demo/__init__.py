"""The invented council as a working site: its people, teams and children's records."""
