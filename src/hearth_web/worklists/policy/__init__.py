"""The council's own rules: what is in force, what a change would do, and changing them."""
