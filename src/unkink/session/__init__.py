"""The engine of a guided session: (state, event, time) to (state, cues). It knows no clock, no screen and no camera."""
