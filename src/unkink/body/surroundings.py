"""How large the things are that a body leans, sits or lies on. Metres; ordinary sizes, our own choice."""

BALL_RADIUS = 0.30
ROLLER_RADIUS = 0.075
CHAIR_BACK = 0.40
"""The top of a chair's short back above its seat."""
MAT_HALF = (0.92, 0.32)
MAT_THICKNESS = 0.015
BED_HALF = 0.82
"""Half of what is seen of a bed's length: from its foot end to the pillow."""
