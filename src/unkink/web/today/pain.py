"""The pain that a start form may fill in: only what was said a few minutes ago, in a check."""

from datetime import timedelta

from unkink.practice.today import Today

FRESH = timedelta(minutes=15)


def pain_just_told(day: Today) -> tuple[str, ...]:
    """The pain of a check made just now, as a form shows it; nothing when it is older, so that it is asked."""
    fresh = day.screened_at is not None and day.now.at - day.screened_at <= FRESH
    if not fresh or day.answers is None or day.answers.pain_0_10 is None:
        return ()
    return (str(day.answers.pain_0_10),)
