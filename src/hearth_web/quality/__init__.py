"""What inspectors, reviewers and auditors found, and what the council did about it."""
