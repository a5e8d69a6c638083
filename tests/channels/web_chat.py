"""A web chat that really runs, on a real database, with a form of two questions; and a page's side of its wire.

Here: what several tests of the web chat stand on. Not here: what any of them shows.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

import aiohttp

from bot.channels.web.channel import WebChannel
from bot.channels.web.demo import DemoPage
from bot.channels.web.words import WORDS, Office
from bot.clock import MovedClock, RealClock
from bot.deliver import Deliverer
from bot.files import FileShelf
from bot.receive import Receiver
from bot.web import Server, make_app, serve
from conversation.dialogue import Body
from conversation.messages import Address, Attachment, Reply
from conversation.sentences import say
from conversation.steps import Flow, Flows, ask, choice, takes, tell, way
from conversation.translation import Translators
from conversation.turn import Turn
from emulation.people import Role, Seat
from storage.database import Database
from storage.store import Store
from tests.support.databases import new_sqlite

CODE = "NCT-4827"
START = datetime(2026, 11, 27, 1, 15, tzinfo=UTC)
SECRET = b"thirty-two bytes of a test's key"
VISIT = "v" * 43

flow: Flow[Turn[Store, FileShelf]] = Flow("form")


@flow.command("start", describe=say("Begin"))
@flow.step
def start(turn: Turn[Store, FileShelf]) -> Reply:
    """Let in whoever brings the code."""
    if turn.rest == CODE:
        return ask(
            say("Chào Hội Người cao tuổi. Quý hội có đồng ý vào không?"),
            choice("Đồng ý, cho tôi vào", agreed),
            choice("Để sau", later),
        )
    if turn.sender.person is not None:
        return ask(say("Chào quý hội đã trở lại."), answer=takes(houses))
    return ask(say("Không có mã này: {code}", code=turn.rest or "-"), answer=takes(start))


@flow.step
def agreed(turn: Turn[Store, FileShelf]) -> Reply:
    """Seat the visitor and ask the first question."""
    person = turn.store.people.add("Hội Người cao tuổi", None, turn.now)
    turn.store.people.owns(person, turn.sender.address_id)
    turn.store.people.sit(person, Seat(role=Role.OPERATOR), turn.now)
    return ask(
        say("Câu 1 trên 2. Cả năm có bao nhiêu câu lạc bộ? Muốn xem lại, gõ /tiendo"),
        way(say("để sau"), later),
        answer=takes(clubs),
    )


@flow.step
def clubs(turn: Turn[Store, FileShelf]) -> Reply:
    """Take the first figure, ask the second."""
    return ask(say("Đã ghi: {n} câu lạc bộ. Câu 2 trên 2. Bao nhiêu ngôi nhà?", n=turn.text), answer=takes(houses))


@flow.step
def houses(turn: Turn[Store, FileShelf]) -> Reply:
    """Take the second figure."""
    return ask(
        say("Đã ghi: {n} ngôi nhà. Nộp chứ?", n=turn.text),
        choice("Nộp", submitted),
        choice("Chưa", later),
    )


@flow.step
def submitted(turn: Turn[Store, FileShelf]) -> Reply:
    """Give a receipt, and the file of it."""
    sha256 = turn.services.keep(b"bi\xc3\xaan nh\xe1\xba\xadn")
    paper = Attachment(sha256=sha256, name="Biên nhận số 1.pdf", media_type="application/pdf")
    return Reply(text=say("Đã nộp. Mã biên nhận: BN-7392."), answer=takes(houses), files=(paper,))


@flow.command("tiendo", "progress", describe=say("The bloc's progress"), roles=("operator",))
@flow.step
def later(_turn: Turn[Store, FileShelf]) -> Reply:
    """Keep everything."""
    return ask(say("Vâng, mọi số đã gõ vẫn còn."), answer=takes(clubs))


@flow.command("tonghop", "summary", describe=say("Summary"), roles=("staff",))
@flow.step
def summary(_turn: Turn[Store, FileShelf]) -> Reply:
    """Nothing for officers."""
    return tell(say("Chưa có gì."))


@flow.step
def file_came(turn: Turn[Store, FileShelf]) -> Reply:
    """Say which file came."""
    sent = turn.file
    assert sent is not None
    return tell(say("Đã nhận tệp {name}, {size} byte, {kind}.", name=sent.name, size=sent.size or 0, kind=sent.kind))


@flow.step
def unasked(turn: Turn[Store, FileShelf]) -> Reply:
    """Repeat what was said when nothing was asked."""
    return tell(say("Đã nghe: {text}", text=turn.text))


FLOWS = Flows(flows=(flow,), unasked=unasked, received=file_came)


@dataclass(kw_only=True)
class RunningChat:
    """The program's parts around the web chat, as the composition root would put them together."""

    channel: WebChannel
    receiver: Receiver[FileShelf]
    database: Database
    shelf: FileShelf
    clock: MovedClock
    server: Server
    deliverer: Deliverer
    delivery: "asyncio.Task[None]"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    def here(self, link: str) -> str:
        """Turn a link of the public address into one of this server."""
        return link.replace(self.channel.door.public_url, self.url)

    def word(self, name: str, language: str = "vi") -> str:
        return self.channel.routes.translators[language].write(WORDS[name])

    async def said(self, address_id: int = 1) -> list[str]:
        """Every text that went out to an address, once nothing waits any more."""
        await self.deliverer.drained()
        with self.database.reading() as connection:
            return [body.text for _, body, _ in Store(connection).outbox.since(address_id, 0)]

    def address(self) -> Address:
        """The one address there is."""
        with self.database.reading() as connection:
            return Store(connection).addresses.where(1)

    async def notice(self, text: str) -> int:
        """Put an announcement for the one address there is in the outbox, and return its row."""

        def work(store: Store) -> int:
            row = store.outbox.put(1, Body(text), self.clock.now(), notice=True)
            assert row is not None
            return row

        return await self.receiver.write(work)

    async def stop_writing(self) -> None:
        """Bring the program to where it takes no more events."""
        self.delivery.cancel()
        await asyncio.wait([self.delivery])
        await self.receiver.stop()

    async def person(self, name: str) -> int:
        return await self.receiver.write(lambda store: store.people.add(name, "vi", self.clock.now()))


@contextlib.asynccontextmanager
async def running_chat(
    directory: Path,
    *,
    demo: Callable[[WebChannel], DemoPage] | None = None,
    public_url: str = "http://chat.example",
    largest: int = 100_000,
    board: str = "Ban Thi đua - Khen thưởng tỉnh Bắc Giang",
) -> AsyncIterator[RunningChat]:
    """Run the chat with its writer and its delivery until left."""
    database = new_sqlite(directory, "chat.sqlite")
    shelf = FileShelf(directory / "files")
    clock = MovedClock(START, RealClock())
    translators = Translators(ZoneInfo("Asia/Ho_Chi_Minh"), lambda number, _language: str(number))
    receiver = Receiver(database, FLOWS, translators, clock, shelf)
    channel = WebChannel(
        receiver=receiver,
        database=database,
        shelf=shelf,
        secret=SECRET,
        clock=clock,
        flows=FLOWS,
        translators=translators,
        office=Office(board=board, contact="đồng chí Hà, 0204 3854 000"),
        public_url=public_url,
        largest_upload=largest,
    )
    deliverer = Deliverer(receiver, {channel.name: channel}, clock)
    receiver.after_commit = deliverer.poke
    receiver.start()
    app = make_app(channel, readiness=lambda: receiver.ready, demo=demo(channel) if demo else None)
    server = await serve(app, "127.0.0.1", 0)
    try:
        async with asyncio.TaskGroup() as tasks:
            delivery = tasks.create_task(deliverer.run())
            yield RunningChat(
                channel=channel,
                receiver=receiver,
                database=database,
                shelf=shelf,
                clock=clock,
                server=server,
                deliverer=deliverer,
                delivery=delivery,
            )
            delivery.cancel()
    finally:
        await server.stop()
        await receiver.stop()
        database.close()


@dataclass
class Browser:
    """A page's side of the wire: cookies kept, requests as the page makes them, each waiting for what it led to."""

    chat: RunningChat
    base: str = "/"
    session: aiohttp.ClientSession = field(init=False)
    events: int = 0

    async def __aenter__(self) -> Self:
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    @property
    def origin(self) -> dict[str, str]:
        return {"Origin": self.chat.url}

    async def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        async with self.session.get(f"{self.chat.url}{self.base}{path}", headers=headers) as response:
            return response.status, await response.read()

    async def me(self) -> dict[str, Any]:
        known: dict[str, Any] = json.loads((await self.get("me"))[1])
        return known

    async def post(self, path: str, body: object, origin: str | None = None) -> tuple[int, Any]:
        headers = self.origin if origin is None else {"Origin": origin}
        async with self.session.post(f"{self.chat.url}{self.base}{path}", json=body, headers=headers) as response:
            return response.status, json.loads(await response.text())

    async def enter(self, code: str = CODE, visit: str = VISIT) -> tuple[int, Any]:
        answer = await self.post("enter", {"code": code, "visit": visit})
        await self.chat.deliverer.drained()
        return answer

    def next_event(self) -> str:
        self.events += 1
        return f"event-{self.events:04}"

    async def say(self, text: str, *, event: str | None = None, seen: int | None = None) -> int:
        body = {"event": event or self.next_event(), "text": text}
        status, _ = await self.post("say", body if seen is None else {**body, "seen": seen})
        await self.chat.deliverer.drained()
        return status

    async def tap(self, data: str) -> int:
        status, _ = await self.post("say", {"event": self.next_event(), "tap": data})
        await self.chat.deliverer.drained()
        return status

    async def upload(self, name: str, content: bytes, kind: str, event: str | None = None) -> tuple[int, Any]:
        with aiohttp.MultipartWriter("form-data") as form:
            form.append(event or self.next_event()).set_content_disposition("form-data", name="event")
            part = form.append(content, {"Content-Type": kind})
            part.set_content_disposition("form-data", name="file", filename=name, quote_fields=False)
            async with self.session.post(
                f"{self.chat.url}{self.base}upload", data=form, headers=self.origin
            ) as response:
                return response.status, json.loads(await response.text())

    @contextlib.asynccontextmanager
    async def live(self, after: int | None = None) -> AsyncIterator["Socket"]:
        query = "" if after is None else f"?after={after}"
        url = f"{self.chat.url}{self.base}live{query}"
        async with self.session.ws_connect(url, headers=self.origin) as wire:
            yield Socket(wire)


@dataclass
class Socket:
    """An open page's socket."""

    wire: aiohttp.ClientWebSocketResponse

    async def next(self) -> dict[str, Any]:
        """The next message."""
        async with asyncio.timeout(10):
            while True:
                frame: dict[str, Any] = await self.wire.receive_json()
                if frame["kind"] != "beat":
                    return frame

    async def backlog(self) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Everything up to `ready`, and that."""
        told = []
        while (frame := await self.next())["kind"] != "ready":
            told.append(frame)
        return told, frame

    async def closed(self) -> int | None:
        async with asyncio.timeout(10):
            while not self.wire.closed:
                await self.wire.receive()
        return self.wire.close_code
