"""Pictures in, landmarks out: the networks that find a body, and the film files they look at."""
