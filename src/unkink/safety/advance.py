"""Answers given some days ago, brought to today."""

import msgspec

from unkink.safety.answers import Answers
from unkink.safety.verdict import PAIN_PRESENT


def answers_today(answers: Answers, days_since: int, pain: int | None) -> Answers:
    """Return the answers with today's pain (NPRS; None keeps the old one), and the episode as many days longer.

    An episode that was free of pain then and hurts now begins today. Passing days never make a verdict milder.
    """
    now = answers.pain_0_10 if pain is None else pain
    was_sore = (answers.pain_0_10 or 0) >= PAIN_PRESENT
    is_sore = (now or 0) >= PAIN_PRESENT
    duration = answers.duration_days
    if is_sore:
        duration = (duration or 0) + days_since if was_sore else 0
    return msgspec.structs.replace(answers, pain_0_10=now, duration_days=duration)
