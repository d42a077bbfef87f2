"""A small cast: three people who share a machine, each with a journal in which nothing could be another one's."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.contrib.auth.hashers import PBKDF2PasswordHasher

from tests.practice.people import checked, had_session
from unkink.config.household import household_of
from unkink.journal import whose
from unkink.journal.whole import Contents, read_whole
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, begin
from unkink.practice.clock import now
from unkink.practice.measures import tell
from unkink.practice.planned import plan_sessions
from unkink.practice.preferences import choose
from unkink.profiles.household import Household
from unkink.profiles.profile import Profile
from unkink.routine.situation import Situation
from unkink.safety.history import Now

ANNA, BELA, CHLOE = "Anna", "Béla", "Chloé"
PASSWORDS = {ANNA: "", BELA: "ablakos", CHLOE: "fenêtre-7"}
WORDS = {ANNA: "zebra", BELA: "walrus", CHLOE: "heron"}
"""What each says in their own words; nothing else in unkink contains any of them."""
COUNTRIES = {ANNA: "DK", BELA: "US", CHLOE: "AU"}


@dataclass(frozen=True)
class Person:
    """One of the cast. ``ended`` and ``begun`` are sessions; ``traces`` is what nobody else may ever see."""

    profile: Profile
    password: str
    ended: str
    begun: str
    traces: tuple[str, ...]


class Cast:
    """Everybody, living in a data folder."""

    def __init__(self, household: Household, people: dict[str, Person]) -> None:
        self.household, self.people = household, people
        self.home = household.home

    def folder(self, name: str) -> Path:
        return self.household.folder(self.people[name].profile)

    def journals(self, *names: str) -> dict[str, Contents]:
        """Everything in the journals of these people."""
        found = {}
        for name in names:
            with whose.working_for(self.people[name].profile.database):
                found[name] = read_whole()
        return found

    def others(self, name: str) -> tuple[str, ...]:
        return tuple(other for other in self.people if other != name)

    def traces(self, *names: str) -> list[str]:
        return [trace for name in names for trace in self.people[name].traces]


def assemble(library: Library, home: Path) -> Cast:
    """Let the cast move in, each with a life; the first one was here before the others came."""
    household, people = household_of(home), dict[str, Person]()
    for name, password in PASSWORDS.items():
        profile = household.add(name) if people else household.rename(household.everyone()[0], name)
        if password:
            protect(household, profile, password)
            profile = household.register.find(profile.id)
        household.ready(profile)
        with whose.working_for(profile.database):
            people[name] = live(library, profile, password)
    return Cast(household, people)


def protect(household: Household, profile: Profile, password: str) -> None:
    """Give somebody a password that is hashed with little work: it is asked for hundreds of times here."""
    hashed = PBKDF2PasswordHasher().encode(password, "salt" * 6, iterations=1_000)
    with closing(sqlite3.connect(household.register.path)) as register, register:
        register.execute("UPDATE profile SET password = ? WHERE id = ?", (hashed, profile.id))


def live(library: Library, profile: Profile, password: str) -> Person:
    """A check, a session that ended yesterday and one that has just begun, a measure, a plan, and a setting."""
    words = WORDS[profile.name]
    today = now()
    yesterday = Now(today.at - timedelta(days=1), today.day - timedelta(days=1), today.utc_offset_minutes)
    checked(library, yesterday, text=words)
    ended = had_session(library, yesterday).session_id
    tell(library, today, "own-activities", [4, 5, 6], [f"{words} {each}" for each in ("stairs", "socks", "shelves")])
    choose(library, country=COUNTRIES[profile.name])
    plan_sessions(library, uuid4(), "mon", "8:00", Situation("floor", ("mat",), 8))
    begun = begin(library, now(), Situation("floor", ("mat",), 5), 1, 1, nothing_new=True)
    assert isinstance(begun, Begun), begun
    return Person(profile, password, ended, begun.session_id, (words, ended, begun.session_id))
