"""A browser without a screen: keeps cookies, sends forms, follows nothing."""

from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.web.served import Answer, Served


class Visitor:
    """Somebody who has come in by the address that the server printed."""

    def __init__(self, server: Served) -> None:
        self.server = server
        self.cookies: dict[str, str] = {}
        self.take(server.ask("GET", server.entry.removeprefix(server.root)))

    def take(self, answer: Answer) -> Answer:
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0":
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value
        return answer

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}

    def ask(self, method: str, path: str, headers: dict[str, str], body: str | None = None) -> Answer:
        """Ask; what comes back may be any file, and is read as text as far as it is any."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        connection.request(method, path, body, {**self.headers, **headers})
        found = connection.getresponse()
        answer = Answer(found.status, found.headers, found.read().decode(errors="replace"))
        connection.close()
        return self.take(answer)

    def get(self, path: str) -> Answer:
        return self.ask("GET", path, {})

    def post(self, path: str, **fields: str) -> Answer:
        """Send a form of ours: with the token that stands in every one."""
        form = {"csrfmiddlewaretoken": self.cookies.get("unkink_form", ""), **fields}
        form_type = "application/x-www-form-urlencoded"
        return self.ask("POST", path, {"Origin": self.server.root, "Content-Type": form_type}, urlencode(form))

    def is_let_in(self, profile: str, password: str = "", page: str = "") -> Answer:
        self.get("/who")
        if password:
            return self.post(f"/who/{profile}", password=password, next=page)
        return self.post("/who", profile=profile, next=page)
