"""Measures: answering them, and how they stand."""
