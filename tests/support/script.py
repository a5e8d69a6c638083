"""Conversations as scripts: what a chat says and taps, and what it must hear.

    with playing(database, flows, services) as stage:
        chat = stage.chat("an")
        chat.says("/nop")
        chat.hears("Câu 1 trên 14")
        chat.taps("Để sau")

The program's own Receiver and Deliverer on a real database, a channel that writes down what it is asked to send, a
clock that stands still until it is moved. Here: the stage and its chats. What a script is about stands in the tests.
Everything a chat does ends when all that is due was sent; in between the event loop rests, so nothing happens unseen.
"""

import asyncio
import itertools
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar, TypeVar
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.deliver import Deliverer
from bot.reach import Planner
from bot.receive import Outcome, Receiver
from conversation.messages import Address, Finished, Incoming, Reach, Reachable, Said, Sent, Tapped, Typed
from conversation.render import Capabilities
from conversation.session import Session
from conversation.steps import Flows
from conversation.text import clean
from conversation.translation import Translators
from conversation.turn import Turn
from storage.database import Database
from storage.errands import Claimed
from storage.store import Store
from tests.support.post import Delivery, Post, StoppedClock

T = TypeVar("T")

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2023, 12, 1, 2, 0, tzinfo=UTC)
A_WHILE = timedelta(seconds=20)
"""How long a person takes to read and answer."""

BUTTONS = Capabilities(buttons=True, edits=True, text_limit=4096, resolution=timedelta(seconds=1))
"""A chat with real buttons, which dates what people send to the whole second."""

TEXT = Capabilities(buttons=False, text_limit=2000)
"""A chat without buttons, which dates exactly."""

PROFILES: Mapping[str, Capabilities] = {"buttons": BUTTONS, "text": TEXT}


class Chat:
    """One person in one chat."""

    def __init__(self, stage: "Stage", address: Address, language: str | None) -> None:
        self.stage = stage
        self.address = address
        self._language = language
        self._from = 0
        self._did: list[str] = []

    # --- what the person does -------------------------------------------------------------------------------------

    def says(self, *texts: str) -> None:
        """Type each of `texts`, handed in together."""
        self._does(*(Typed(clean(text)) for text in texts))

    def edits(self, text: str, *, back: int = 1) -> None:
        """Change the words of the message before, or the one `back` messages ago."""
        self._from = len(self._post.sent)
        self.stage.clock.move(A_WHILE)
        edit = replace(self.incoming(Typed(clean(text))), corrects=self._did[-back])
        self.stage.hand_in(edit)

    def taps(self, label: str) -> None:
        """Pick the choice that reads `label`: its button, or, where there are none, what is typed for it."""
        found = self._choices().get(label)
        assert found is not None, f"no choice reads {label!r}:\n{self.heard}"
        self._does(found)

    def taps_again(self, data: str) -> None:
        """Tap a button by the data it carries, whether or not it still counts."""
        self._does(Tapped(data))

    def sends(self, content: bytes, name: str = "", *, kind: str = "document", caption: str = "") -> None:
        """Send a file."""
        handle = f"file-{next(self.stage.numbers)}"
        self._post.files[handle] = content
        self._does(Sent(kind, handle, name, len(content), clean(caption)))

    def incoming(self, said: Said, *, event_id: str | None = None, at: datetime | None = None) -> Incoming:
        """Return an event of this chat without handing it in; dated as finely as its channel dates."""
        moment = at or self.stage.clock.now()
        grain = self._post.capabilities.resolution
        if grain:
            moment -= (moment - START) % grain
        return Incoming(
            event_id=event_id or f"event-{next(self.stage.numbers)}",
            sender=self.address,
            said=said,
            at=moment,
            language=self._language,
        )

    def blocks(self) -> None:
        """Block the bot."""
        self.stage.hand_in(Reach(self.address, Reachable.BLOCKED, self.stage.clock.now()))

    def errand(self, kind: str) -> Claimed:
        """Return the errand of `kind` that is to be done for this chat, as whoever does it sees it."""
        claimed = self.stage.write(lambda store: store.errands.claim(self.stage.clock.now(), timedelta(minutes=5), 100))
        mine = [errand for errand in claimed if errand.sender == self.address and errand.kind == kind]
        assert len(mine) == 1, f"{len(mine)} errands of kind {kind!r}"
        return mine[0]

    def errand_ends(self, errand: Claimed, result: Mapping[str, Any]) -> None:
        """Hand an errand's outcome back."""
        self._from = len(self._post.sent)
        self.stage.write(lambda store: store.errands.done(errand.id))
        self.stage.hand_in(self.incoming(Finished(errand.back, result), event_id=f"errand-{errand.id}"))

    # --- what the person sees -------------------------------------------------------------------------------------

    @property
    def deliveries(self) -> list[Delivery]:
        """What reached this chat since it last did something."""
        return [each for each in self._post.sent[self._from :] if each.to == self.address]

    @property
    def heard(self) -> str:
        """The texts of `deliveries`, one below the other."""
        return "\n".join(each.part.text for each in self.deliveries)

    @property
    def labels(self) -> list[str]:
        """What may be picked now, on real buttons or in lines of text."""
        return list(self._choices())

    @property
    def buttons(self) -> dict[str, str]:
        """The real buttons that reached this chat last: label and data."""
        asking = [each.part for each in self._post.sent if each.to == self.address and each.part.screen is not None]
        shown = [part for part in asking if part.file is None]
        return {button.label: button.data for button in shown[-1].buttons} if shown else {}

    def hears(self, *fragments: str) -> str:
        """Check that each of `fragments` reached this chat since it last did something; return all that did."""
        heard = self.heard
        for fragment in fragments:
            assert fragment in heard, f"never heard {fragment!r} but:\n{heard}"
        return heard

    def hears_not(self, *fragments: str) -> None:
        """Check that none of `fragments` did."""
        for fragment in fragments:
            assert fragment not in self.heard, f"heard {fragment!r}:\n{self.heard}"

    def hears_nothing(self) -> None:
        """Check that nothing reached this chat."""
        assert not self.deliveries, f"heard:\n{self.heard}"

    def offers(self, *labels: str) -> None:
        """Check that each of `labels` may be picked now."""
        for label in labels:
            assert label in self._choices(), f"{label!r} is not offered but {self.labels}:\n{self.heard}"

    def at(self, moment: datetime) -> None:
        """Let time pass until `moment`."""
        self.stage.at(moment)

    # --- under it -------------------------------------------------------------------------------------------------

    @property
    def _post(self) -> Post:
        return self.stage.posts[self.address.channel]

    def _does(self, *said: Said) -> None:
        self._from = len(self._post.sent)
        self.stage.clock.move(A_WHILE)
        events = [self.incoming(each) for each in said]
        self._did.extend(each.event_id for each in events)
        self.stage.hand_in(*events)

    def _choices(self) -> dict[str, Said]:
        """What may be picked, by its label, and what picking it means on this channel."""
        if self._post.capabilities.buttons:
            return {label: Tapped(data) for label, data in self.buttons.items()}
        return {label: Typed(key or label) for label, key in self.stage.read(self._typeable)}

    def _typeable(self, store: Store) -> list[tuple[str, str | None]]:
        """The standing choices and the keys they are typed by, each of them checked to be on the screen."""
        speaker = store.addresses.id_of(self.address)
        session = store.addresses.standing(speaker) if speaker is not None else Session()
        every = [(offered.label, session.key(index)) for index, offered in enumerate(session.offered)]
        screen = self._screen().casefold()
        for label, key in every:
            line = f"{key}. {label}" if key else label
            assert line.casefold() in screen, f"{line!r} stands but is not shown:\n{screen}"
        return every

    def _screen(self) -> str:
        """The text of the last message that asked something, all its parts; and, where it leaves what stands above
        unsaid, of the one before."""
        asking = [each for each in self._post.sent if each.to == self.address and each.part.screen is not None]
        speaker = self.stage.read(lambda store: store.addresses.id_of(self.address))
        brief = speaker is not None and self.stage.read(lambda store: store.addresses.standing(speaker)).brief
        rows = sorted({each.row for each in asking})[-2 if brief else -1 :]
        return "\n".join(each.part.text for each in asking if each.row in rows)


@dataclass
class Stage:
    """The running program, and a clock. Made by `playing`."""

    database: Database
    receiver: Receiver[Any]
    deliverer: Deliverer
    posts: dict[str, Post]
    clock: StoppedClock
    language: str | None
    runner: asyncio.Runner
    # One count for all stages: a second one on the same database must not repeat the events of the first.
    numbers: ClassVar[Iterator[int]] = itertools.count(1)

    def chat(self, name: str, on: str = "buttons") -> Chat:
        """Return the chat of `name` on a channel (a profile's name)."""
        return Chat(self, Address(on, name), self.language)

    def hand_in(self, *events: Incoming | Reach) -> list[Outcome]:
        """Hand a batch in, wait until it is committed and all that is due was sent."""
        outcomes = self.run(self.receiver.hand_in(events))
        self.deliver()
        return outcomes

    def deliver(self) -> None:
        """Wait until all that is due was sent."""
        self.run(self.deliverer.drained())

    def at(self, moment: datetime) -> None:
        """Set the clock, and send what is due then."""
        self.clock.set(moment)
        self.deliver()

    def later(self, by: timedelta) -> None:
        """Let time pass, and send what is due then."""
        self.at(self.clock.now() + by)

    def write(self, work: Callable[[Store], T]) -> T:
        """Run `work` as the program writes; return its value once committed."""
        return self.run(self.receiver.write(work))

    def read(self, work: Callable[[Store], T]) -> T:
        """Return what `work` reads."""
        with self.database.reading() as connection:
            return work(Store(connection))

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run the event loop until `work` is done; nothing on it takes a minute."""

        async def bounded() -> T:
            async with asyncio.timeout(60):
                return await work

        return self.runner.run(bounded())


def in_digits(number: Decimal, language: str) -> str:
    """Write a number where words were asked for: for stages on which nobody listens."""
    del language
    return format(number, "f")


@contextmanager
def playing(
    database: Database,
    flows: Flows[Turn[Store, Any]],
    services: Any = None,
    *,
    start: datetime = START,
    clock: StoppedClock | None = None,
    language: str | None = None,
    in_words: Callable[[Decimal, str], str] = in_digits,
    profiles: Mapping[str, Capabilities] = PROFILES,
    post: Callable[[str, Capabilities, StoppedClock], Post] = Post,
) -> Iterator[Stage]:
    """Run the program's receiver and deliverer on `database`, a channel for each profile, made by `post`; stop both at
    the end."""
    clock = clock or StoppedClock(start)
    with asyncio.Runner() as runner:
        posts = {name: post(name, can, clock) for name, can in profiles.items()}
        receiver: Receiver[Any] = Receiver(
            database,
            flows,
            Translators(ZONE, in_words),
            clock,
            services,
            resolution=lambda channel: posts[channel].capabilities.resolution,
        )
        deliverer = Deliverer(receiver, posts, clock, planner=Planner(posts, ZONE))
        receiver.after_commit = deliverer.poke
        delivering = runner.run(_start(receiver, deliverer))
        try:
            yield Stage(database, receiver, deliverer, posts, clock, language, runner)
        finally:
            runner.run(_stop(receiver, delivering))


async def _start(receiver: Receiver[Any], deliverer: Deliverer) -> "asyncio.Task[None]":
    receiver.start()
    # Held by `playing` until it is stopped.
    return asyncio.get_running_loop().create_task(deliverer.run())


async def _stop(receiver: Receiver[Any], delivering: "asyncio.Task[None]") -> None:
    delivering.cancel()
    with suppress(asyncio.CancelledError):
        await delivering
    await receiver.stop()


def hand_in_at_once(stage: Stage, *batches: Sequence[Incoming | Reach]) -> list[list[Outcome]]:
    """Hand several batches in at the same time, as several pollers or web requests would."""

    async def together() -> list[list[Outcome]]:
        return list(await asyncio.gather(*(stage.receiver.hand_in(batch) for batch in batches)))

    outcomes = stage.run(together())
    stage.deliver()
    return outcomes
