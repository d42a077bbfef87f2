"""The D-Bus session bus, blocking and small. jeepney is pure Python and needs no event loop (decision 9)."""

import os
from collections import deque
from time import monotonic
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageFlag, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ANSWERS_WITHIN_S = 2.0
"""Nothing that we ask takes longer; who does not answer by then counts as not there."""

BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class BusError(Exception):
    """The bus, or somebody on it, is not there or answers with an error."""


class Bus:
    """A connection to the session bus. Raises BusError when there is none."""

    def __init__(self) -> None:
        try:
            self._connection: DBusConnection = open_dbus_connection(_address())
        except (OSError, KeyError, ValueError, RuntimeError, StopIteration) as error:
            raise BusError(f"no session bus: {error}") from None

    def call(self, to: DBusAddress, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        """Call a method and return what it returns. Raises BusError."""
        return self._ask(to, method, signature, body, starts=True)

    def ask(self, to: DBusAddress, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        """Call a method of somebody who is there already: asking starts no program. Raises BusError."""
        return self._ask(to, method, signature, body, starts=False)

    def read(self, of: DBusAddress, name: str) -> Any:
        """Read a property of somebody who is there already. Raises BusError."""
        properties = DBusAddress(of.object_path, of.bus_name, "org.freedesktop.DBus.Properties")
        return self.ask(properties, "Get", "ss", (of.interface, name))[0][1]

    def is_there(self, name: str) -> bool:
        """Say whether somebody has this name on the bus. Raises BusError."""
        return bool(self.ask(BUS, "NameHasOwner", "s", (name,))[0])

    def hear(self, rule: MatchRule, into: "deque[Any]") -> None:
        """Put every signal that matches into the queue from now on. Raises BusError."""
        self._connection.filter(rule, queue=into)
        self._send(message_bus.AddMatch(rule))

    def wait(self, seconds: float, queue: "deque[Any]") -> None:
        """Wait until something is in the queue, at most so many seconds. Raises BusError when the bus is gone."""
        until = monotonic() + seconds
        try:
            while not queue and (left := until - monotonic()) > 0:
                self._connection.recv_messages(timeout=left)
        except TimeoutError:
            return
        except OSError as error:
            raise BusError(f"the session bus is gone: {error}") from None

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _ask(
        self, to: DBusAddress, method: str, signature: str, body: tuple[Any, ...], *, starts: bool
    ) -> tuple[Any, ...]:
        message = new_method_call(to, method, signature or None, body)
        if not starts:
            message.header.flags |= MessageFlag.no_auto_start
        return self._send(message)

    def _send(self, message: Any) -> tuple[Any, ...]:
        try:
            reply = self._connection.send_and_get_reply(message, timeout=ANSWERS_WITHIN_S)
        except (OSError, ValueError) as error:  # TimeoutError is an OSError; ValueError: what came is no D-Bus
            raise BusError(f"no answer on the session bus: {error}") from None
        if reply.header.message_type is MessageType.error:
            raise BusError(str(reply.header.fields.get(HeaderFields.error_name, "error")))
        return tuple(reply.body)


def _address() -> str:
    """Return the address in the environment, or where systemd puts the bus of a user."""
    if "DBUS_SESSION_BUS_ADDRESS" in os.environ:
        return os.environ["DBUS_SESSION_BUS_ADDRESS"]
    return f"unix:path={os.environ['XDG_RUNTIME_DIR']}/bus"
