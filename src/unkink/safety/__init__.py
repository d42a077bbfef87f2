"""From answers to a verdict with its whole trace; from history to limits. Decides what stays closed, never who is well."""
