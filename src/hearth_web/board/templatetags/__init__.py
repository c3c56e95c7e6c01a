"""Words of the board's templates."""
