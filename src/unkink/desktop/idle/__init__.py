"""How long there has been no input: one reader for each system, and the choice among them."""
