"""The secrets of one launch of the server: the key that lets somebody in, and the cookie it turns into."""

from hashlib import sha256
from hmac import compare_digest
from hmac import new as keyed_hash
from secrets import token_urlsafe

KEY_BYTES = 24


class Launch:
    """One launch of the server on one port of this machine.

    Another user of the machine can reach the port but has neither key, so the journal stays private. The key handed
    to the browser stands in the process list for a moment, where others can read it; therefore it opens once only.
    The key printed in the terminal opens as often as it is needed. ``handover`` is for other programs of the same
    person (see ``fresh_key``); it never stands in an address.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.key = token_urlsafe(KEY_BYTES)
        self._key_for_browser: str | None = token_urlsafe(KEY_BYTES)
        self.handover = token_urlsafe(KEY_BYTES)
        self._used: set[str] = set()
        self._secret = token_urlsafe(KEY_BYTES)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The only values of the Host header that are answered (a rebound DNS name is none of them)."""
        return (f"127.0.0.1:{self.port}", f"localhost:{self.port}")

    @property
    def origins(self) -> tuple[str, ...]:
        """The only origins that may change anything or open the live socket."""
        return tuple(f"http://{host}" for host in self.hosts)

    @property
    def address(self) -> str:
        """The address to type or click, with the key that keeps working."""
        return f"http://127.0.0.1:{self.port}/enter?key={self.key}"

    @property
    def address_for_browser(self) -> str:
        """The address to hand to the browser: its key works once."""
        return f"http://127.0.0.1:{self.port}/enter?key={self._key_for_browser}"

    @property
    def cookie_name(self) -> str:
        """Cookies are shared between the ports of a host, so the name carries the port."""
        return f"unkink_{self.port}"

    @property
    def cookie(self) -> str:
        """The value of the cookie. It is derived from the secret, so no key can be read from it."""
        return keyed_hash(self._secret.encode(), self.cookie_name.encode(), sha256).hexdigest()

    def opens(self, key: str) -> bool:
        """Say whether this key lets somebody in, and use up the browser's."""
        if compare_digest(key.encode(), self.key.encode()):
            return True
        if self._key_for_browser and compare_digest(key.encode(), self._key_for_browser.encode()):
            self._key_for_browser = None
            return True
        return self._opens_fresh(key)

    def _opens_fresh(self, key: str) -> bool:
        """Say whether this is a key made from the handover secret that has not been used yet."""
        number, dot, _ = key.partition(".")
        ours = fresh_key(self.handover, number)
        if not dot or number in self._used or not compare_digest(key.encode(), ours.encode()):
            return False
        self._used.add(number)
        return True

    def sign(self, *words: str) -> str:
        """Sign words so that only this launch could have, and none of the next ones can."""
        return keyed_hash(self._secret.encode(), "\n".join(words).encode(), sha256).hexdigest()

    def knows(self, cookie: str) -> bool:
        """Say whether this cookie was given out by this launch."""
        return compare_digest(cookie.encode(), self.cookie.encode())


def fresh_key(handover: str, number: str) -> str:
    """Make a key that opens once. ``number`` is a fresh random word without a dot.

    Another program of the same person hands the browser an address with it. Like every address it stands in the
    process list for a moment; whoever reads it there comes too late, or leaves the browser before a closed door.
    """
    return f"{number}.{keyed_hash(handover.encode(), number.encode(), sha256).hexdigest()}"
