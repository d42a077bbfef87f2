"""Trends: what the course of pain over days and weeks says, and what it closes.

Pain is on 0-10 (NPRS). An *episode* is a time with pain: it begins with the first sore reading and ends when none
follows for some days. Means are means of days, so that somebody with three sessions a day counts no more than others.
"""

from msgspec import Struct

from unkink.knowledge.levels import Level
from unkink.knowledge.rule import Closes
from unkink.knowledge.source import Support


class NoClearChange(Struct, frozen=True, forbid_unknown_fields=True, tag="no clear change", tag_field="rule"):
    """After so many days of an episode, the last week is lower than the first by neither so many points nor percent."""

    after_days: int
    points: float
    percent: float


class Lasting(Struct, frozen=True, forbid_unknown_fields=True, tag="lasting", tag_field="rule"):
    """Some pain on most days: after so many days without a clear change, after so many more whatever the change."""

    after_days: int
    whatever_after_days: int
    points: float
    percent: float


class Rising(Struct, frozen=True, forbid_unknown_fields=True, tag="rising", tag_field="rule"):
    """Each of so many last sessions began with more pain than the one before, or the last week is points higher.

    The sessions must lie within so many days, the last week is compared with the first of the episode.
    """

    sessions: int
    within_days: int
    points: float


class ShortRelief(Struct, frozen=True, forbid_unknown_fields=True, tag="short relief", tag_field="rule"):
    """After each of so many last cracking sessions pain was lower, and within so many hours as high as before again."""

    sessions: int
    hours: float


class LongSoreness(Struct, frozen=True, forbid_unknown_fields=True, tag="long soreness", tag_field="rule"):
    """So many times within a window of days, pain stayed higher than before a cracking session for so many hours.

    ``told_within_hours``: a reading later than that says nothing about that session. Closes for ``break_days`` after
    the last of them.
    """

    times: int
    window_days: int
    hours: float
    told_within_hours: float
    break_days: int


Course = NoClearChange | Lasting | Rising | ShortRelief | LongSoreness


class Trend(Struct, frozen=True, forbid_unknown_fields=True):
    """One trend. ``figures``, with ``{first}`` and ``{last}``, is said behind ``say`` where both weeks have a mean."""

    id: str
    course: Course
    level: Level
    closes: Closes
    say: str
    support: Support
    figures: str = ""


class TrendBook(Struct, frozen=True, forbid_unknown_fields=True):
    """All trends, and what they share.

    ``sore_from``: pain that counts as present. ``episode_ends_after_days`` without a sore reading. ``least_days``: with
    readings on fewer days, a week has no mean.
    """

    sore_from: int
    episode_ends_after_days: int
    least_days: int
    trends: tuple[Trend, ...]
