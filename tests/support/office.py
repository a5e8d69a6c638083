"""A province's office on a stage: real seasons imported, seats filled by code, officers who answer.

Here: getting people into the chat and figures into the book, so that a test begins where its subject does.
"""

import functools
import hashlib
import itertools
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from msgspec.structs import replace

import seasons
from bot.invitations import seating
from conversation.reach import FREE, Tariff
from emulation.bloc import Association, Season
from emulation.numerals import in_words
from emulation.people import Role, Seat
from emulation.season_file import read_season
from handlers.catalogue import FLOWS
from handlers.services import Services
from storage.issuing import Seating, issue
from storage.sealing import Vault
from storage.store import Store
from tests.support.databases import copied, new_sqlite
from tests.support.script import A_WHILE, PROFILES, ZONE, Chat, Stage, playing

CONTACT = "Văn phòng Ban Thi đua, 0204 3854 000"
NEW_YEAR = date(2024, 1, 1)


def digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def services() -> Services:
    """Services whose chance counts up, so that a script reads the same every time."""
    numbers = itertools.count(1000)
    return Services(
        digest=digest,
        digests=lambda code: (digest(code),),
        draw=lambda many: str(next(numbers)).zfill(many)[-many:],
        links=lambda code: {"web": f"https://tongket.example/#{code}"},
        contact=CONTACT,
        invitation_life=timedelta(days=14),
        zone=ZONE,
        vault=Vault((bytes(32),)),
        ballot_link=lambda code, language: f"https://tongket.example/phieu#{code}.{language}",
        upload_link=lambda address, language: f"https://tongket.example/gui-tep#u{address}.{language}",
        holiday=lambda day: day == NEW_YEAR,
    )


def moment(text: str) -> datetime:
    """Return a moment of the office's day: ``2023-11-20 09:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


class Office:
    """Seasons on a stage, and ways into their seats. `on` is the profile on which people chat."""

    def __init__(self, stage: Stage, on: str) -> None:
        self.stage = stage
        self.on = on
        self.services = services()

    def season(self, key: str = "bac-giang-2023") -> Season:
        found = self.stage.read(lambda store: store.seasons.by_key(key))
        assert found is not None
        return found

    def association(self, name: str, key: str = "bac-giang-2023") -> Association:
        members = self.stage.read(lambda store: store.seasons.members(self.season(key).id))
        return next(each for each in members if each.name == name)

    def code(self, role: Role, association: str | None = None, key: str = "bac-giang-2023") -> str:
        """Issue an invitation as the command line does; return its code."""
        return self.stage.write(lambda store: self._issued(store, self._seating(store, role, association, key)))

    def stranger(self, name: str) -> Chat:
        return self.stage.chat(name, on=self.on)

    def comes_in(self, role: Role, association: str | None = None, key: str = "bac-giang-2023") -> Chat:
        """Return the chat of somebody who comes in by code."""
        chat = self.stranger(f"{role.value} {association or ''} {key}")
        chat.says(f"/start {self.code(role, association, key)}")
        chat.taps("Đồng ý, vào")
        chat.hears("Đã vào.")
        return chat

    def joined(self, role: Role, association: str | None = None, key: str = "bac-giang-2023") -> Chat:
        """Return the chat of somebody who came in some time ago, with nothing on the screen now."""
        chat = self.stranger(f"{role.value} {association or ''} {key}")
        now = self.stage.clock.now()

        def work(store: Store) -> None:
            place = self._seating(store, role, association, key)
            invitation = store.invites.find(digest(self._issued(store, place)))
            assert invitation is not None
            speaker = store.addresses.speaker(chat.address, None, now)
            person = speaker.person
            if person is None:
                person = store.people.add(association or role.value, "vi", now)
                store.people.owns(person, speaker.address_id)
            assert store.invites.use(invitation.id, person, now)
            held = Seat(role=role, season=place.season, association=place.association, province=place.province)
            store.people.sit(person, held, now)
            store.audit.record("joined", now, actor=person, season=place.season, association=place.association)

        self.stage.write(work)
        self.stage.clock.move(A_WHILE)
        return chat

    def _issued(self, store: Store, seating: Seating) -> str:
        now, draw = self.stage.clock.now(), self.services.draw
        return issue(store, seating, digest=digest, draw=draw, now=now, life=timedelta(days=14))

    @staticmethod
    def _seating(store: Store, role: Role, association: str | None, key: str) -> Seating:
        season = store.seasons.by_key(key)
        assert season is not None
        members = store.seasons.members(season.id)
        member = next(each for each in members if each.name == association) if association else None
        return seating(season, role, member)

    def answers_all(self, chat: Chat, *answers: str) -> None:
        """Answer every question of the kỳ that is due: `answers` first, then last year's figure or a plain one."""
        chat.says("/nop")
        chat.taps("Bắt đầu" if "Bắt đầu" in chat.labels else "Làm tiếp")
        given = iter(answers)
        for _ in range(40):
            if "Các số này chưa nộp." in chat.heard:
                return
            chat.says(next(given, None) or _likely(chat.heard))
            if "Có đúng không?" in chat.heard:
                chat.taps("Đúng, giữ số này")
        raise AssertionError(f"the questions never end:\n{chat.heard}")

    def submits(self, chat: Chat, *answers: str) -> None:
        """Answer every question and hand in."""
        self.answers_all(chat, *answers)
        chat.taps("Nộp")
        chat.hears("Đã nộp")


def _likely(heard: str) -> str:
    """Return a plausible answer to the question heard: the plan, else last year's figure, else a plain one."""
    for known in (r"Kế hoạch: ([0-9.,]*[0-9])", r"Năm trước: ([0-9.,]*[0-9])"):
        if found := re.search(known, heard):
            return found[1]
    return "12.000.000" if "bao nhiêu tiền" in heard else "95%" if "phần trăm" in heard else "120"


@functools.cache
def imported_seasons(keys: tuple[str, ...], *, demo: bool = True) -> bytes:
    """Return the file of a database that holds these seasons and nobody."""
    with tempfile.TemporaryDirectory() as directory:
        database = new_sqlite(Path(directory))
        with database.engine.connect() as connection:
            for key in keys:
                text = seasons.season_text(key)
                Store(connection).seasons.importing.write(read_season(text, key), text, demo=demo)
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        return Path(directory, "tongket.sqlite3").read_bytes()


@contextmanager
def opened(
    directory: Path,
    on: str,
    keys: tuple[str, ...] = ("bac-giang-2023",),
    start: str = "2023-11-20 09:00",
    tariffs: Mapping[str, Tariff] = MappingProxyType({}),
) -> Iterator[Office]:
    """Open an office on a database of its own with `keys` imported; `tariffs` are what its channels ask."""
    database = copied(imported_seasons(keys), directory / "tongket.sqlite3")
    made = replace(services(), tariffs=lambda: tariffs)
    profiles = {name: replace(can, tariff=tariffs.get(name, FREE)) for name, can in PROFILES.items()}
    with playing(
        database, FLOWS, made, start=moment(start), language="vi", in_words=in_words, profiles=profiles
    ) as stage:
        office = Office(stage, on)
        office.services = made
        yield office
    database.close()
