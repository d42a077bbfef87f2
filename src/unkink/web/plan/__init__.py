"""The plan: where somebody is, what is at hand, how long they have, where it is stiff, and the routine for it."""
