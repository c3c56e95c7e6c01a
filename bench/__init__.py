"""What Hearth costs to run: time and memory, from a council to England. Run it with `make bench`."""
