"""Wanting to crack past a limit: it opens nothing, but it is noted, because wanting it often means something."""
