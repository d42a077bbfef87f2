"""The library: every technique with everything in its file."""
