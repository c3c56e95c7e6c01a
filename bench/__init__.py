"""What Hearth costs to run, from a council to England. Run it with `make bench`."""
