"""An invented council, complete and reproducible."""
