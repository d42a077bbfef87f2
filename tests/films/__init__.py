"""Films of the performer: a clothed body in a room, drawn so that a landmark network finds it, and the truth."""
