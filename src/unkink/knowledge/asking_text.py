"""How a terminal asks question after question, and what it says to an answer that cannot be used."""

from msgspec import Struct


class AskingText(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. What stands in braces is filled in; ``allowed`` is one of the four ways to say a range."""

    yes_or_no: str
    yes_no_or_unsure: str
    left_out: str
    number: str
    number_left_out: str
    range: str
    range_open: str
    one: str
    one_left_out: str
    several: str
    several_left_out: str
    ticks: str
    not_yes_or_no: str
    not_yes_no_or_unsure: str
    no_number: str
    no_whole_number: str
    within: str
    within_open: str
    not_one: str
    not_several: str
    not_listed: str
    no_ticks: str
    too_long: str
