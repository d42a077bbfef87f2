"""The history of the journal's tables."""
