"""What happened, append-only. The only room that writes the database, and the one that holds the limits."""
