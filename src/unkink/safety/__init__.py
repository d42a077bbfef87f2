"""From answers to a verdict with its whole trace; from history to limits. It decides what stays closed."""
