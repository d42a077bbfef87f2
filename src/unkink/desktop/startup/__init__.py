"""Start-up entries at the level of the user: one file in the place where the system looks for such files."""
