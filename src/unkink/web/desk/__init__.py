"""The page of a break at the desk: what a nudge opens."""
