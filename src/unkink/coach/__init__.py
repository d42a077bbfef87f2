"""From 33 landmarks a frame to repetitions, holds and faults, or to "I can't judge this" with its reason."""
