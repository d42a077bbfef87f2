"""The guided session in a terminal: asking, showing, keys, voice."""
