"""Signs of a call, a film or do-not-disturb: one reader for each, and what each system can tell."""
