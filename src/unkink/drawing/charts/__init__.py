"""Pictures of the past: plain values to SVG, each with the table that says the same."""
