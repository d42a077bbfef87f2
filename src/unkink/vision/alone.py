"""Watching a film in this process, and saying in a sentence why where that fails."""

import sys
from collections.abc import Callable
from typing import NamedTuple

from unkink.vision.cores import cores
from unkink.vision.film import FilmError
from unkink.vision.memory import give_back_at_once
from unkink.vision.network import NetworkError
from unkink.vision.output_file import OutputError
from unkink.vision.watching import Wanted, Watched, watch

HANDS_OVER_S = 0.0005
"""The threads that decode, look and coach hand over to each other several times for every picture."""
THREADS = 2
"""A film that is watched alone has its landmarks found by so many threads, where there are as many cores. More have not
been measured."""
NO_MEMORY = "takes more memory than there is"


class Failed(NamedTuple):
    """Why a film could not be watched, in a sentence."""

    why: str


def watch_alone(wanted: Wanted, told: Callable[[float, float | None], None]) -> Watched | Failed:
    """Watch a film in this process, with as many cores as there are and are worth it."""
    return watch_one(wanted, told, min(THREADS, cores()))


def watch_one(wanted: Wanted, told: Callable[[float, float | None], None], threads: int = 1) -> Watched | Failed:
    """Watch a film in this process, its landmarks found by so many threads: the same ones, however many."""
    sys.setswitchinterval(HANDS_OVER_S)
    give_back_at_once()
    try:
        return watch(wanted, told, threads)
    except FilmError as error:
        return Failed(f"{wanted.film}: {error}")
    except (NetworkError, OutputError) as error:
        return Failed(str(error))
    except MemoryError:
        return Failed(f"{wanted.film}: {NO_MEMORY}")
