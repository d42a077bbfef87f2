"""A day at the desk in words: how long, and how often somebody moved. No score, no goal."""

from unkink.practice.desk import DeskDay

BREAKS = frozenset({"begun", "moved", "rested"})
"""A session begun, a nudge followed, or a break taken without one: all the same to a back."""

MINUTE, HOUR = 60, 60


def desk_words(day: DeskDay) -> dict[str, str] | None:
    """Say the time at this machine and the breaks; None where nothing was told of the day."""
    minutes = round(day.machine_s / MINUTE)
    if not minutes:
        return None
    hours, rest = divmod(minutes, HOUR)
    breaks = sum(each.what in BREAKS for each in day.nudges)
    return {
        "time": f"{hours} h {rest} min" if hours else f"{rest} min",
        "breaks": "1 break" if breaks == 1 else f"{breaks} breaks",
    }
