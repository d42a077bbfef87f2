"""The desk this program runs at: input and silence, calls and films, notices on the screen, start-up entries."""
