"""Pages for what is not there and what broke."""
