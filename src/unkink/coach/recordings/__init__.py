"""Landmark recordings: reading and writing them as a stream, line by line, from and to open files."""
