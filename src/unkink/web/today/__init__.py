"""Today: what is open, what is not and why, and one button to start."""
