"""The pages, the live connection and the static files."""
