"""Notifications by the desktop's own service (the Desktop Notifications Specification), over D-Bus."""

from collections import deque
from html import escape
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule

from unkink.desktop.bus import Bus, BusError
from unkink.desktop.notices.board import BoardLost
from unkink.reminder.look import Answer
from unkink.reminder.offer import Button, Notice

SERVICE = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)

FEW_BUTTONS = {"gnome-shell": 3}
"""Services that drop buttons beyond so many, without saying so."""

MANY = 8
DISMISSED = 2
"""Of the reasons why a notification closed: somebody closed it."""

MAIN, MORE = "default", "more"
"""A press on the notification itself; and the button behind which the rest of the buttons wait."""

NORMAL_URGENCY = ("y", 1)


class FreedesktopBoard:
    """Shows notices by whatever the desktop has. Raises BoardLost where nobody offers the service."""

    def __init__(self, bus: Bus, more: str, shown_s: int) -> None:
        self._bus, self._more, self._shown_ms = bus, more, shown_s * 1000
        self._id, self._heard, self._buttons = 0, deque[Any](), dict[str, Button]()
        self._waiting: Notice | None = None
        try:
            (abilities,) = bus.call(SERVICE, "GetCapabilities")
            self.name = str(bus.call(SERVICE, "GetServerInformation")[0])
            for signal in ("ActionInvoked", "NotificationClosed"):
                rule = MatchRule(type="signal", interface=SERVICE.interface, member=signal, path=SERVICE.object_path)
                bus.hear(rule, self._heard)
        except BusError as error:
            raise BoardLost(f"no notification service: {error}") from None
        self._marks_up, self._has_buttons = "body-markup" in abilities, "actions" in abilities
        if not self._has_buttons:
            raise BoardLost(f"{self.name} shows no buttons")
        self._most = FEW_BUTTONS.get(self.name, MANY)

    def show(self, notice: Notice) -> None:
        """Show a notice. Where there are too many buttons, the last one shows the rest of them."""
        crowded = len(notice.buttons) > self._most
        room = self._most - 1 if crowded else self._most
        shown, rest = notice.buttons[:room], notice.buttons[room:]
        self._waiting = Notice(notice.title, notice.text, rest, notice.offered) if rest else None
        self._buttons = {str(number): button for number, button in enumerate(shown)}
        actions = [MAIN, shown[0].label, *(part for key, each in self._buttons.items() for part in (key, each.label))]
        if rest:
            actions += [MORE, self._more]
        self._buttons[MAIN] = shown[0]
        body = escape(notice.text, quote=False) if self._marks_up else notice.text
        hints = {"urgency": NORMAL_URGENCY, "desktop-entry": ("s", "unkink")}
        try:
            (self._id,) = self._bus.call(
                SERVICE,
                "Notify",
                "susssasa{sv}i",
                ("unkink", self._id, "unkink", notice.title, body, actions, hints, self._shown_ms),
            )
        except BusError as error:
            raise BoardLost(str(error)) from None

    def withdraw(self) -> None:
        """Close the notification. One that is gone already is fine."""
        shown, self._id, self._waiting = self._id, 0, None
        if shown:
            try:
                self._bus.call(SERVICE, "CloseNotification", "u", (shown,))
            except BusError:
                return

    def wait(self, seconds: float) -> Answer | None:
        """Wait for a button. Closing the notification by hand is skipping it, without a word about it."""
        try:
            self._bus.wait(seconds, self._heard)
        except BusError as error:
            raise BoardLost(str(error)) from None
        while self._heard:
            signal = self._heard.popleft()
            answer = self._read(str(signal.header.fields.get(HeaderFields.member)), signal.body)
            if answer is not None:
                return answer
        return None

    def _read(self, signal: str, body: tuple[Any, ...]) -> Answer | None:
        if not self._id or body[0] != self._id:
            return None
        if signal == "ActionInvoked":
            if body[1] == MORE and self._waiting is not None:
                self._id = 0
                self.show(self._waiting)
                return None
            button = self._buttons.get(body[1])
            if button is None:
                return None
            self.withdraw()
            return button.answer
        if body[1] == DISMISSED:
            self._id = 0
            return Answer("skip")
        return None
