"""The journal: every session that has ended, and each one whole."""
