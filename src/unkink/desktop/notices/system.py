"""Notifications on macOS and Windows, by desktop-notifier. It needs an event loop, which runs only while we wait."""

import asyncio
import sys
from collections.abc import Coroutine
from functools import partial
from typing import Any, TypeVar

from unkink.desktop.notices.board import BoardLost
from unkink.reminder.look import Answer
from unkink.reminder.offer import Notice

T = TypeVar("T")


class SystemBoard:
    """Shows notices by the system's own service. Raises BoardLost where it shows none, or none with buttons.

    On macOS only programs in an application bundle may notify; Python from python.org or Homebrew is one, others are
    not, which is why the abilities are asked for first.
    """

    name = "desktop-notifier"

    def __init__(self, shown_s: int) -> None:
        self._shown_s = shown_s
        try:
            self._loop = _event_loop()
            from desktop_notifier import Capability, DesktopNotifier  # noqa: PLC0415 -- asks the system when imported

            self._notifier = DesktopNotifier("unkink", app_icon=None)
            abilities = self._run(self._notifier.get_capabilities())
            allowed = self._run(self._notifier.request_authorisation())
        except Exception as error:  # noqa: BLE001 -- whatever a foreign system raises, the terminal is left
            raise BoardLost(f"no notifications: {error}") from None
        if Capability.BUTTONS not in abilities or not allowed:
            raise BoardLost("the system shows no notifications of this program")
        self._pressed: asyncio.Queue[Answer] = asyncio.Queue()
        self._shown = ""

    def show(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        from desktop_notifier import Button  # noqa: PLC0415 -- see above

        self.withdraw()
        buttons = [Button(each.label, on_pressed=partial(self._press, each.answer)) for each in notice.buttons]
        try:
            self._shown = self._run(
                self._notifier.send(
                    notice.title,
                    notice.text,
                    buttons=buttons,
                    on_clicked=partial(self._press, notice.buttons[0].answer),
                    on_dismissed=partial(self._press, Answer("skip")),
                    timeout=self._shown_s,
                )
            )
        except Exception as error:  # noqa: BLE001 -- see above
            raise BoardLost(str(error)) from None

    def withdraw(self) -> None:
        """Take the notice away."""
        shown, self._shown = self._shown, ""
        if shown:
            try:
                self._run(self._notifier.clear(shown))
            except Exception:  # noqa: BLE001 -- it is gone already, or the service is
                return

    def wait(self, seconds: float) -> Answer | None:
        """Let the event loop run for so long, or until something is pressed."""
        try:
            answer = self._run(asyncio.wait_for(self._pressed.get(), seconds))
        except TimeoutError:
            return None
        self.withdraw()
        return answer

    def _press(self, answer: Answer) -> None:
        if self._shown:
            self._pressed.put_nowait(answer)

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)


def _event_loop() -> asyncio.AbstractEventLoop:
    """A loop of our own; on macOS one that turns the system's as well, without which no press arrives."""
    if sys.platform == "darwin":
        from rubicon.objc.eventloop import EventLoopPolicy  # noqa: PLC0415 -- macOS only, comes with desktop-notifier

        asyncio.set_event_loop_policy(EventLoopPolicy())
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    return loop
