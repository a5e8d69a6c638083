"""The writer: every write of the process goes through here, and an event is acknowledged only after its commit.

Belongs here: the queue, its threads, and a turn's way from an event to its commit. What a turn says is `handlers`,
which step it leads to is `conversation.dialogue`, how a group is committed is `storage.writing`.
"""

import asyncio
import logging
import queue
import threading
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar

from msgspec import Struct, field

from bot.clock import Clock
from bot.group_turn import answer, put_post, run, turn_in_group
from bot.incidents import incident_of, lines_of, sorry
from conversation.dialogue import Heard, Missed, answer_given, hear, restated, shown
from conversation.messages import Address, Finished, Incoming, Reach, Reply, Tapped, Typed
from conversation.sentences import Text, say
from conversation.session import Answered, Session
from conversation.steps import Flows
from conversation.translation import DEFAULT_LANGUAGE, Translators
from conversation.turn import Posted, Sender, Told, Turn
from storage.addresses import Speaker
from storage.database import Database
from storage.store import Store
from storage.writing import Committed, Failed, Piece, Result, Writer, take_room, writer

T = TypeVar("T")
V = TypeVar("V")
_log = logging.getLogger(__name__)

_LARGEST_GROUP = 256
_POSTGRES_WORKERS = 4
_RETRY_EVERY = 0.5


class Outcome(StrEnum):
    """What became of an event; each of them is durable, so the channel may confirm it."""

    ANSWERED = "answered"
    SEEN_BEFORE = "seen before"
    APOLOGISED = "apologised"
    DROPPED = "dropped"


class NotTaken(RuntimeError):
    """The database is in trouble: the event is not stored and must not be confirmed."""


class _Job(Struct):
    piece: Piece
    done: "asyncio.Future[Any]"
    retries: bool = False
    quiet: bool = False


class _Lane(Struct):
    jobs: "queue.SimpleQueue[_Job | None]" = field(default_factory=queue.SimpleQueue)
    thread: threading.Thread | None = None
    troubled: bool = False


class Receiver(Generic[V]):
    """Takes events and other writes, runs them on the writing threads, and tells when they are committed.

    `resolution` gives how finely a channel dates what people send. `after_commit` is called on the event loop after
    every commit, so that what was put in the outbox goes out at once.
    """

    def __init__(
        self,
        database: Database,
        flows: Flows[Turn[Store, V]],
        translators: Translators,
        clock: Clock,
        services: V,
        *,
        resolution: Callable[[str], timedelta] = lambda _channel: timedelta(0),
        after_commit: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._flows = flows
        self._translators = translators
        self._clock = clock
        self._services = services
        self._resolution = resolution
        self.after_commit = after_commit
        self._lanes = [_Lane() for _ in range(1 if database.is_sqlite else _POSTGRES_WORKERS)]
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = threading.Event()

    @property
    def ready(self) -> bool:
        """Whether what is handed in can be kept: started, not stopping, and the database was not last in trouble."""
        started = self._loop is not None and not self._stopping.is_set()
        return started and not any(lane.troubled for lane in self._lanes)

    def start(self) -> None:
        """Start the writing threads; called on the event loop that is to be told of commits."""
        self._loop = asyncio.get_running_loop()
        for number, lane in enumerate(self._lanes):
            lane.thread = threading.Thread(target=self._work, args=(lane,), name=f"writer-{number}", daemon=True)
            lane.thread.start()

    async def stop(self) -> None:
        """Finish what is queued, then stop; what is handed in from now on is not taken."""
        self._stopping.set()
        for lane in self._lanes:
            lane.jobs.put(None)
        for lane in self._lanes:
            if lane.thread is not None:
                await asyncio.to_thread(lane.thread.join)

    async def hand_in(self, events: Sequence[Incoming | Reach]) -> list[Outcome]:
        """Take a batch of events in their order; return once every one is committed. Raises NotTaken."""
        jobs = [self._put(self._piece(event), self._lane(event)) for event in events]
        return list(await asyncio.gather(*jobs))

    async def write(
        self, work: Callable[[Store], T], *, retries: bool = False, quiet: bool = False, lane: int = 0
    ) -> T:
        """Run any other write through the writing thread; return its value once committed.

        A `quiet` write gives nobody work: `after_commit` is not called for it (who looks for work would wake itself).
        Raises NotTaken when the database is in trouble (with `retries`: never, it waits), else what `work` raised.
        """
        done: asyncio.Future[T] = self._put(
            Piece(work), self._lanes[lane % len(self._lanes)], retries=retries, quiet=quiet
        )
        return await done

    def _lane(self, event: Incoming | Reach) -> _Lane:
        where = event.sender if isinstance(event, Incoming) else event.address
        if isinstance(event, Incoming) and event.place is not None:
            where = Address(where.channel, event.place)
        # One sender's events always take the same thread, so that they stay in order; a group's do, too.
        return self._lanes[zlib.crc32(f"{where.channel}:{where.id}".encode()) % len(self._lanes)]

    def _put(self, piece: Piece, lane: _Lane, *, retries: bool = False, quiet: bool = False) -> "asyncio.Future[Any]":
        done = asyncio.get_running_loop().create_future()
        if self._stopping.is_set():
            done.set_exception(NotTaken("stopping"))
        else:
            lane.jobs.put(_Job(piece, done, retries, quiet))
        return done

    def _work(self, lane: _Lane) -> None:
        hand = _Hand(self._database)
        while (group := _drain(lane.jobs, _RETRY_EVERY if lane.troubled else None)) is not None:
            results = hand.run([job.piece for job in group])
            trouble = _any_trouble(results)
            # A write that needs no room may pass on a full disk; only one that needs plenty shows that it is over.
            lane.troubled = trouble or (lane.troubled and _any_trouble(hand.run([Piece(take_room)])))
            if group and self._loop is not None and not self._loop.is_closed():
                # One wake-up of the loop for the whole group.
                self._loop.call_soon_threadsafe(self._tell, list(zip(group, results, strict=True)), lane)
            if trouble:
                self._stopping.wait(_RETRY_EVERY)
        hand.close()

    def _tell(self, done: list[tuple[_Job, Result]], lane: _Lane) -> None:
        for job, result in done:
            if job.done.done():
                continue  # whoever waited was cancelled; the write stands
            match result:
                case Committed(value):
                    job.done.set_result(value)
                case Failed(error, trouble=True) if job.retries and not self._stopping.is_set():
                    _log.warning("the database is in trouble, trying again: %s", type(error).__name__)
                    lane.jobs.put(job)
                case Failed(error, trouble=True):
                    job.done.set_exception(NotTaken(type(error).__name__))
                case Failed(error):
                    job.done.set_exception(error)
        if not all(job.quiet for job, _ in done):
            self.after_commit()

    def _piece(self, event: Incoming | Reach) -> Piece:
        match event:
            case Reach():
                return Piece(lambda store: _reached(store, event))
            case Incoming():
                return Piece(
                    lambda store: self._take(store, event),
                    (
                        lambda store, error: self._fail(store, event, error),
                        lambda store, error: self._drop(store, event, error),
                    ),
                )

    def _take(self, store: Store, event: Incoming) -> Outcome:
        now = self._clock.now()
        if event.place is not None:
            return self._take_in_group(store, event, now)
        speaker = store.addresses.speaker(event.sender, event.language, now)
        if not store.addresses.first_time(event.sender, event.event_id, now):
            return Outcome.SEEN_BEFORE
        if not isinstance(event.said, Finished):
            store.addresses.heard(speaker.address_id, min(event.at, now))
        turn = self._turn(store, event, speaker, now)
        heard = hear(self._flows, speaker.session, event, answers_in_time=self._in_time(event, speaker))
        if heard is Missed.UNCHANGED:
            return Outcome.ANSWERED
        if isinstance(heard, Missed):
            self._restate(turn, speaker, heard)
            return Outcome.ANSWERED
        turn.rest = heard.rest
        turn.result = heard.result or {}
        self._answer(turn, speaker, self._run(turn, heard), answer_given(heard, event))
        return Outcome.ANSWERED

    def _take_in_group(self, store: Store, event: Incoming, now: datetime) -> Outcome:
        turn = turn_in_group(store, event, self._services, now)
        if turn is None:
            return Outcome.SEEN_BEFORE
        run(turn, self._flows, self._translators)
        put_told(store, self._translators, turn.told, now)
        return Outcome.ANSWERED

    def _turn(self, store: Store, event: Incoming, speaker: Speaker, now: datetime) -> Turn[Store, V]:
        language = speaker.language or DEFAULT_LANGUAGE
        sender = Sender(event.sender, speaker.address_id, speaker.person, language)
        return Turn(incoming=event, sender=sender, store=store, services=self._services, now=now)

    def _run(self, turn: Turn[Store, V], heard: Heard) -> Reply:
        return self._flows.find(heard.call.step).run(turn, heard.call.arguments)

    def _in_time(self, event: Incoming, speaker: Speaker) -> bool:
        """Tell whether the event may answer what stands: it is not dated before that question's first attempt."""
        if speaker.question_unseen:
            return isinstance(event.said, Tapped)
        if speaker.question_from is None or event.at >= speaker.question_from:
            return True
        if event.at + self._resolution(event.sender.channel) <= speaker.question_from:
            return False
        # The channel dates too coarsely to tell: the very words that led to this question are the same message again.
        digest = _digest(event)
        return digest is None or digest != speaker.session.heard

    def _restate(self, turn: Turn[Store, V], speaker: Speaker, why: Missed) -> None:
        translator = self._translators[turn.sender.language]
        briefly = why in {Missed.NOT_OFFERED, Missed.UNKNOWN_COMMAND}
        body, standing = restated(_EXPLAINED[why], speaker.session, translator, briefly=briefly)
        row = turn.store.outbox.put(speaker.address_id, body, turn.now, person=speaker.person)
        turn.store.addresses.keep_session(speaker.address_id, standing, row, turn.now)

    def _answer(self, turn: Turn[Store, V], speaker: Speaker, reply: Reply, answered: Answered | None = None) -> None:
        translator = self._translators[turn.language or turn.sender.language]
        body, standing = shown(reply, speaker.session, translator, heard=_digest(turn.incoming), answered=answered)
        row = turn.store.outbox.put(
            speaker.address_id, body, turn.now, person=speaker.person, sealed=reply.sealed, notice=False
        )
        if not reply.notice:
            turn.store.addresses.keep_session(speaker.address_id, standing, row, turn.now)
        put_told(turn.store, self._translators, turn.told, turn.now)
        for errand in turn.errands:
            turn.store.errands.put(speaker.address_id, errand.kind, errand.values, errand.back, turn.now)

    def _fail(self, store: Store, event: Incoming, error: Exception) -> Outcome:
        """Answer in place of a step that refused or broke; nothing that it wrote is left."""
        now = self._clock.now()
        if event.place is not None:
            in_group = turn_in_group(store, event, self._services, now)
            if in_group is not None:
                answer(in_group, sorry(incident_of(store, error, now)), self._translators)
            return Outcome.APOLOGISED
        speaker = store.addresses.speaker(event.sender, event.language, now)
        store.addresses.first_time(event.sender, event.event_id, now)
        turn = self._turn(store, event, speaker, now)
        if isinstance(error, self._flows.refusals) and self._flows.refused is not None:
            self._answer(turn, speaker, self._flows.refused(turn, error))
            return Outcome.ANSWERED
        incident = incident_of(store, error, now)
        body, standing = restated(sorry(incident), speaker.session, self._translators[turn.sender.language])
        row = store.outbox.put(speaker.address_id, body, now, person=speaker.person)
        store.addresses.keep_session(speaker.address_id, standing, row, now)
        return Outcome.APOLOGISED

    def _drop(self, store: Store, event: Incoming, error: Exception) -> Outcome:
        """Mark an event that could not even be apologised for: it must not come again for ever."""
        now = self._clock.now()
        store.addresses.first_time(event.sender, event.event_id, now)
        incident_of(store, error, now)
        return Outcome.DROPPED


class _Hand:
    """A writer that is made anew when it breaks: its thread must outlive whatever happens."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writer: Writer | None = None

    def run(self, pieces: Sequence[Piece]) -> list[Result]:
        if not pieces:
            return []
        try:
            self._writer = self._writer or writer(self._database)
            return self._writer.run(pieces)
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing of it was committed
            _log.error("the writer failed: %s at %s", type(error).__name__, lines_of(error))
            self.close()
            return [Failed(error, trouble=True) for _ in pieces]

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def put_told(store: Store, translators: Translators, several: Iterable[Told | Posted], now: datetime) -> None:
    """Put notices for people, and what is shown to groups, in the outbox."""
    for each in several:
        match each:
            case Told(person, reply, key, at):
                put_notice(store, translators, person, reply, now, key=key, at=at)
            case Posted():
                put_post(store, translators, each, now)


def put_notice(
    store: Store,
    translators: Translators,
    person: int,
    reply: Reply,
    now: datetime,
    *,
    key: str | None = None,
    at: int | None = None,
) -> int | None:
    """Put a notice for `person` in the outbox, at the address `at` or else the one they like best; return its row.

    None where they have no address that can be written to, or `key` was there already.
    """
    where = store.people.best_address(person) if at is None else (at, store.people.find(person).language)
    if where is None:
        return None
    address_id, language = where
    # A notice is shown beside whatever stands and leaves it standing.
    body, _ = shown(
        Reply(text=reply.text, files=reply.files, notice=True, sealed=reply.sealed), Session(), translators[language]
    )
    return store.outbox.put(address_id, body, now, person=person, notice=True, sealed=reply.sealed, key=key)


def _reached(store: Store, event: Reach) -> Outcome:
    store.addresses.reach(event.address, event.state, event.at, event.until)
    return Outcome.ANSWERED


def _any_trouble(results: Sequence[Result]) -> bool:
    return any(isinstance(result, Failed) and result.trouble for result in results)


def _drain(jobs: "queue.SimpleQueue[_Job | None]", wait: float | None) -> list[_Job] | None:
    """Wait for work and return all of it, up to a group's size; None once told to stop and nothing is left.

    After `wait` seconds without work the group is empty.
    """
    try:
        first = jobs.get(timeout=wait)
    except queue.Empty:
        return []
    if first is None:
        return None
    group = [first]
    while len(group) < _LARGEST_GROUP:
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            break
        if job is None:
            jobs.put(None)
            break
        group.append(job)
    return group


def _digest(event: Incoming) -> int | None:
    """Return what tells typed words from others without keeping them."""
    return zlib.crc32(event.said.text.encode()) if isinstance(event.said, Typed) else None


_EXPLAINED: dict[Missed, Text] = {
    Missed.OLD_BUTTON: say("That button belongs to an earlier question. This is where we are now:"),
    Missed.NOT_OFFERED: say("I did not understand that. Please pick one of the choices."),
    Missed.TOO_EARLY: say("Your message came before this question had reached you, so it was not taken as its answer."),
    Missed.UNKNOWN_COMMAND: say("I do not know that command. Type help to see what I can do."),
}
