"""When to nudge somebody who sits at a desk, and with what. Pure: looks and answers in, wishes and records out."""
