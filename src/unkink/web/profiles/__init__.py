"""Who is this? Choosing a profile, its password, locking it, and everything about profiles in the settings."""
