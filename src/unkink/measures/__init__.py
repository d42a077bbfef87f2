"""Measures: from answers to a score as it was published, and from two scores to what their difference means."""
