"""What a council promised its children: strategies, actions, measures, and how they stand."""
