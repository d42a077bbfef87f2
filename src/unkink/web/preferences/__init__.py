"""The two settings there are: the country, for the emergency number, and the voice."""
