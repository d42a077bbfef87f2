"""Runs a coroutine on a thread of its own: the browser of other tests keeps the event loop of this one."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Outcome = TypeVar("Outcome")


def lived(course: Coroutine[Any, Any, Outcome]) -> Outcome:
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, course).result()
