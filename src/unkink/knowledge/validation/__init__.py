"""Checks of the content as a whole: a plain list of functions, each ``library -> problems``."""

from collections.abc import Callable

from unkink.knowledge.library import Library
from unkink.knowledge.problem import Problem
from unkink.knowledge.validation.advice import check_advice
from unkink.knowledge.validation.camera_views import check_camera_views
from unkink.knowledge.validation.doses import check_doses
from unkink.knowledge.validation.filled_in import check_filled_in
from unkink.knowledge.validation.measures import check_measures
from unkink.knowledge.validation.motions import check_motions
from unkink.knowledge.validation.names import check_names
from unkink.knowledge.validation.reminders import check_reminder
from unkink.knowledge.validation.routine_texts import check_routine_texts
from unkink.knowledge.validation.rules import check_rules
from unkink.knowledge.validation.session_texts import check_session_texts
from unkink.knowledge.validation.sources import check_sources
from unkink.knowledge.validation.watch_texts import check_watch_texts
from unkink.knowledge.validation.wording import check_wording

VALIDATORS: tuple[Callable[[Library], list[Problem]], ...] = (
    check_names,
    check_sources,
    check_rules,
    check_doses,
    check_motions,
    check_measures,
    check_camera_views,
    check_wording,
    check_advice,
    check_routine_texts,
    check_session_texts,
    check_reminder,
    check_watch_texts,
    check_filled_in,
)


def validate(library: Library) -> list[Problem]:
    """Run every validator and collect all problems."""
    return [problem for validator in VALIDATORS for problem in validator(library)]
