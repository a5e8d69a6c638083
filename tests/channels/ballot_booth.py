"""The whole program with its ballot page, and a secret ballot of the Bắc Giang bloc that is open.

Here: what tests of the page stand on, over HTTP and in a browser. Not here: what any of them shows.
"""

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp

import seasons
from bot.app import Program
from bot.clock import MovedClock, RealClock
from bot.importing import import_plan
from bot.secret import Secret
from bot.settings import Settings
from bot.web import make_app, serve
from conversation.messages import Address
from emulation.ballots.conduct import Delegate
from emulation.ballots.contests import Ballot, Threshold
from emulation.people import Role, Seat
from emulation.season import Method
from emulation.season_file import read_season
from storage.ballots import NewContest
from storage.store import Store
from tests.support.databases import new_sqlite

SEASON = "bac-giang-2023"
OPENED = datetime(2023, 12, 15, 7, 0, tzinfo=UTC)
CLOSES = OPENED + timedelta(hours=3)
STANDING = ("CTD", "NCT", "LG", "KH", "NM", "DC")


@dataclass(kw_only=True)
class BallotBooth:
    """A running program, an open ballot, and codes of personal links by the voters' associations."""

    program: Program
    clock: MovedClock
    url: str
    ballot: Ballot
    codes: Mapping[str, str]

    def link(self, association: str = "NM", language: str = "vi") -> str:
        """Return the personal link of an association's voter."""
        link = self.program.ballot_link(self.codes[association], language)
        return link.replace("http://chat.example", self.url)

    async def post(self, path: str, body: object, *, origin: str | None = None) -> tuple[int, Any]:
        """Ask as the page asks: from its own origin, without any cookie."""
        headers = {"Origin": self.url if origin is None else origin}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.url}/phieu/{path}", json=body, headers=headers) as answer,
        ):
            assert not answer.cookies
            return answer.status, await answer.json()

    async def open(self, association: str = "NM") -> tuple[int, Any]:
        """Open a personal link."""
        return await self.post("open", {"code": self.codes[association]})

    async def cast(self, association: str, choices: object) -> tuple[int, Any]:
        """Put a ballot in the box."""
        return await self.post("cast", {"code": self.codes[association], "choices": choices})

    def marks(self, contest: int, *codes: str, mark: str = "f") -> dict[str, dict[str, str]]:
        """Return a ballot that marks these associations in one contest."""
        of = self.ballot.contests[contest]
        wanted = [STANDING.index(code) for code in codes]
        return {str(of.id): {str(of.candidates[place].id): mark for place in wanted}}

    async def close(self) -> dict[str, int]:
        """Count the ballot as its deadline does; return the votes of the first contest by association's code."""
        await self.program.receiver.write(
            lambda store: store.ballot_box.count(self.ballot, self.program.services.vault, self.clock.now(), None)
        )
        tallies = self.read(lambda store: store.ballots.tallies(self.ballot.id))
        first = self.ballot.contests[0]
        return {
            code: tallies[first.id].votes[each.id].agree for code, each in zip(STANDING, first.candidates, strict=True)
        }

    def read(self, work: Any) -> Any:
        """Return what `work` reads."""
        with self.program.database.reading() as connection:
            return work(Store(connection))


@contextlib.asynccontextmanager
async def open_booth(directory: Path) -> AsyncIterator[BallotBooth]:
    """Run the program until left, its ballot open until three hours after it starts."""
    clock = MovedClock(OPENED, RealClock())
    settings = Settings(files=directory / "files", contact="đồng chí Hà, 0204 3854 000")
    program = Program(settings=settings, database=new_sqlite(directory), secret=Secret(b"k" * 32), clock=clock)
    chat = program.add_web("http://chat.example")
    try:
        async with program.running(clockwork=False):
            ballot, codes = await program.receiver.write(lambda store: _opened(program, store))
            app = make_app(chat, readiness=lambda: program.receiver.ready)
            app.add_routes(program.routes)
            server = await serve(app, "127.0.0.1", 0)
            try:
                url = f"http://127.0.0.1:{server.port}"
                yield BallotBooth(program=program, clock=clock, url=url, ballot=ballot, codes=codes)
            finally:
                await server.stop()
    finally:
        program.database.close()


def _opened(program: Program, store: Store) -> tuple[Ballot, dict[str, str]]:
    text = seasons.season_text(SEASON)
    import_plan(store, read_season(text, SEASON), text, demo=True)
    season = store.seasons.by_key(SEASON)
    assert season is not None
    members = {each.code: each.id for each in store.seasons.members(season.id)}
    voters = {code: _voter(store, season.id, members[code]) for code in ("NM", "LG", "KH")}
    standing = tuple(members[code] for code in STANDING)
    box, vault = store.ballot_box, program.services.vault
    made = store.ballots.prepare(
        season.id,
        "Bình xét thi đua năm 2023",
        [
            NewContest(code=code, name=name, method=method, seats=seats, candidates=standing)
            for code, name, method, seats in (
                ("flag", "Cờ thi đua của UBND tỉnh", Method.AGREE, 1),
                ("certificate", "Bằng khen của Chủ tịch UBND tỉnh", Method.AT_MOST, 4),
                ("head", "Trưởng khối năm 2024", Method.ONE, 1),
            )
        ],
        secret=True,
        closes=CLOSES,
        now=OPENED,
        by=voters["NM"],
        # Whoever votes is enough.
        quorum=Threshold.parse(">= 0 members"),
    )
    ballot = store.ballots.by_id(made)
    box.enrol(made, members.values(), [Delegate(association=members[code], person=one) for code, one in voters.items()])
    key, seal, size = box.new_key(ballot, vault)
    box.seal_empty(ballot, members.values(), seal, size)
    store.ballots.opened(made, voters["NM"], OPENED, members=len(members), sealed_key=key, size=size)
    codes = {}
    for code in voters:
        codes[code] = vault.new_code()
        line = next(each for each in box.roll(made) if each.association == members[code])
        box.give_link(line.id, vault.digest(codes[code]))
    return store.ballots.by_id(made), codes


def _voter(store: Store, season: int, association: int) -> int:
    person = store.people.add(store.seasons.member(season, association).name, "vi", OPENED)
    speaker = store.addresses.speaker(Address("web", f"voter-{association}"), "vi", OPENED)
    store.people.owns(person, speaker.address_id)
    store.people.sit(person, Seat(role=Role.OFFICER, season=season, association=association), OPENED)
    return person
