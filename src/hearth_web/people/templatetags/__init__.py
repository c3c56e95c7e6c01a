"""What templates about children can say."""
