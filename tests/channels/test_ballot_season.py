"""A bloc's whole vote: links asked for in the chat, ballots cast over HTTP, a tie broken by a second vote."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

import seasons
from bot.app import Program
from bot.clock import MovedClock, RealClock
from bot.demo.phone import Message, PlayedChannel, PlayedPhone
from bot.importing import import_plan
from bot.secret import Secret
from bot.settings import Settings
from bot.web import make_app, serve
from conversation.messages import Address
from emulation.people import Role, Seat
from emulation.season import Award, SeasonPlan
from emulation.season_answers import AnswersPlan, read_answers
from emulation.season_file import read_season
from storage.ballot_book import contests
from storage.store import Store
from tests.support.databases import new_sqlite

pytestmark = pytest.mark.anyio

SEASON = "bac-giang-2023"
CONFERENCE = datetime(2023, 12, 15, 1, 0, tzinfo=UTC)
LINK = re.compile(r"http://chat\.example/phieu#([a-z2-7]{32})")


@dataclass(kw_only=True)
class Hall:
    """A bloc with somebody on the phone for every association, its secretary and the board."""

    program: Program
    url: str
    plan: SeasonPlan
    answers: AnswersPlan
    phones: Mapping[str, PlayedPhone]

    async def says(self, who: str, text: str, *, to: str) -> Message:
        """Type something and wait for the answer that offers `to`."""
        await self.phones[who].say(text)
        return await self._heard(who, to)

    async def taps(self, who: str, label: str, *, to: str) -> Message:
        """Pick something and wait for the answer that offers `to`."""
        await self.phones[who].tap(label)
        return await self._heard(who, to)

    async def does(self, who: str, label: str, *, to: str) -> None:
        """Go to the newest ballot and do something about it."""
        listed = await self.says(who, "/phieu", to="Quay lại")
        await self.taps(who, listed.labels[0], to=label)
        await self.taps(who, label, to=to)

    async def link(self, association: str) -> str:
        """Ask for the personal link; return its code."""
        asked = await self.says(association, "bỏ phiếu", to="Nhận đường dẫn trang bỏ phiếu")
        assert LINK.search(asked.text) is None
        await self.phones[association].tap("Nhận đường dẫn trang bỏ phiếu")
        while (found := LINK.search((await self.phones[association].hear()).text)) is None:
            pass
        return found[1]

    async def casts(self, session: aiohttp.ClientSession, association: str, held: int) -> str:
        """Open the page, mark what the script says, put it in the box; return the receipt."""
        code = await self.link(association)
        async with session.get(f"{self.url}/phieu") as page:
            assert page.status == 200
        sheet = await self._asked(session, "open", {"code": code})
        names = {each.name: each.code for each in self.plan.associations}
        choices: dict[str, dict[str, str]] = {}
        for contest in sheet["contests"]:
            vote = self.answers.vote(self._award(contest["name"]))
            assert vote is not None
            chosen = vote.rounds[held].ballots([each.code for each in self.plan.associations])[association]
            marked = [each for each in contest["candidates"] if names[each["name"]] in chosen]
            choices[str(contest["id"])] = {str(each["id"]): "f" for each in marked}
        return str((await self._asked(session, "cast", {"code": code, "choices": choices}))["receipt"])

    def _award(self, name: str) -> Award:
        return next(each.code for each in self.plan.quotas if each.name == name)

    async def _asked(self, session: aiohttp.ClientSession, path: str, body: object) -> dict[str, Any]:
        async with session.post(f"{self.url}/phieu/{path}", json=body, headers={"Origin": self.url}) as answer:
            assert answer.status == 200, await answer.text()
            values: dict[str, Any] = await answer.json()
            return values

    async def _heard(self, who: str, label: str) -> Message:
        while label not in (message := await self.phones[who].hear()).labels:
            pass
        return message


@asynccontextmanager
async def conference(directory: Path) -> AsyncIterator[Hall]:
    """Run the whole program with its page, everybody seated."""
    clock = MovedClock(CONFERENCE, RealClock())
    settings = Settings(files=directory / "files", contact="Ban Thi đua - Khen thưởng")
    program = Program(settings=settings, database=new_sqlite(directory), secret=Secret(b"k" * 32), clock=clock)
    chat, channel = program.add_web("http://chat.example"), PlayedChannel()
    program.add(channel)
    text = seasons.season_text(SEASON)
    plan = read_season(text, SEASON)

    def seated(store: Store) -> None:
        import_plan(store, plan, text, demo=True)
        season = store.seasons.by_key(SEASON)
        assert season is not None
        for each in store.seasons.members(season.id):
            seat = Seat(role=Role(each.office or Role.OFFICER), season=season.id, association=each.id)
            _sit(store, each.code, each.name, seat)
        _sit(store, "secretary", "Thư ký khối", Seat(role=Role.SECRETARY, season=season.id))
        _sit(store, "staff", season.board, Seat(role=Role.STAFF, province=season.province))

    try:
        async with program.running(clockwork=False):
            await program.receiver.write(seated)
            app = make_app(chat, readiness=lambda: program.receiver.ready)
            app.add_routes(program.routes)
            server = await serve(app, "127.0.0.1", 0)
            try:
                yield Hall(
                    program=program,
                    url=f"http://127.0.0.1:{server.port}",
                    plan=plan,
                    answers=read_answers(seasons.answers_text(SEASON), plan),
                    phones={
                        who: PlayedPhone(channel, who, f"run-{who}", program.receiver, clock)
                        for who in ("secretary", "staff", *(each.code for each in plan.associations))
                    },
                )
            finally:
                await server.stop()
    finally:
        program.database.close()


def _sit(store: Store, who: str, name: str, seat: Seat) -> None:
    person = store.people.add(name, "vi", CONFERENCE)
    store.people.owns(person, store.addresses.speaker(Address("demo", who), "vi", CONFERENCE).address_id)
    store.people.sit(person, seat, CONFERENCE)


async def test_a_blocs_vote_from_the_first_link_to_the_broken_tie(tmp_path: Path) -> None:
    async with conference(tmp_path) as hall, aiohttp.ClientSession() as session:
        voters = [each.code for each in hall.plan.associations]
        listed = await hall.says("secretary", "/phieu", to="Quay lại")
        await hall.taps("secretary", next(each for each in listed.labels if "bình xét" in each), to="Giờ đóng")
        for quota in hall.plan.quotas:
            vote = hall.answers.vote(quota.code)
            assert vote is not None
            await hall.phones["secretary"].tap(f"Danh sách: {quota.name}")
            await hall.phones["secretary"].hear()
            await hall.says("secretary", ", ".join(vote.candidates), to="Giờ đóng")

        for held in range(2):
            await hall.does("CTD", "Đề nghị mở phiếu", to="Đề nghị mở phiếu")
            await hall.does("staff", "Xác nhận mở phiếu", to="Đề nghị đóng hòm phiếu")
            receipts = {await hall.casts(session, voter, held) for voter in voters}
            assert len(receipts) == len(voters) == 18
            await hall.does("CTD", "Đề nghị đóng hòm phiếu", to="Đề nghị đóng hòm phiếu")
            await hall.does("staff", "Xác nhận đóng hòm phiếu", to="Công bố kết quả này cho khối")
            await hall.taps("staff", "Công bố kết quả này cho khối", to="Ai đã bỏ phiếu, và các biên nhận")

        await hall.program.deliverer.drained()
        with hall.program.database.reading() as connection:
            store = Store(connection)
            season = store.seasons.by_key(SEASON)
            assert season is not None
            found = contests(store, season.id)
        names = {each.code: each.name for each in hall.plan.associations}
        for values, quota in zip(found, hall.plan.quotas, strict=True):
            vote = hall.answers.vote(quota.code)
            assert vote is not None
            assert values["end"] == "decided"
            assert values["proposed"] == [names[code] for code in vote.winners]
            assert len(values["rounds"]) == len(vote.rounds)
