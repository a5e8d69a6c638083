"""Blocs in which a rival has everything worth stealing, and people of every role to try to.

Here: planting it, each value a telltale that stands nowhere else; calling a step as somebody, with what a forged
session could carry; and what came of it: what was said, which rows were touched, before all of it is undone. What is
right is the test's own.
"""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from conversation.messages import Address, Incoming, Reply, Said, Sent, Typed
from conversation.steps import Step
from conversation.translation import Translator
from conversation.turn import Posted, Sender, Told
from conversation.turn import Turn as AnyTurn
from emulation.ballots.conduct import Delegate
from emulation.bloc import Association
from emulation.entries import Entry
from emulation.entries import State as Entering
from emulation.numerals import Hedge
from emulation.people import Role, Seat
from emulation.season import Method
from emulation.submissions import State as Submitted
from handlers import Turn
from storage.ballots import NewContest
from storage.store import Store
from storage.tables import metadata
from tests.support.office import Office, moment

MACHINERY = {"address", "session", "inbox", "outbox", "errand", "attempt", "ledger", "spot", "audit"}
"""Tables in which anybody's turn may leave something: their own session, their own messages, the record of it."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One bloc: its rival's rows as steps name them, in the plain case and by kỳ or state, and its telltales.

    `rival` has drafts, `handed_in` submitted, `entered` waits to agree to what was entered for it.
    """

    season: int
    province: int
    members: tuple[int, ...]
    rival: int
    handed_in: int
    entered: int
    holder: int
    substitute: int
    rows: Mapping[str, Any]
    telltales: Mapping[str, str]


def planted(store: Store, office: Office, key: str, number: int, others: int) -> Scene:
    """Plant a rival in a bloc; `number` tells its telltales apart, `others` is the person who asks for its seat."""
    season, now = office.season(key), office.stage.clock.now()
    _runs_now(store, season.id)
    first, *_, one, two, three = [each for each in store.seasons.members(season.id) if each.office is None]
    members = one, two, three
    rival, in_, entered = members
    holder, substitute = (person(store, office, f"{name} {number}")[0] for name in ("holder", "substitute"))
    for each in members:
        for who in (holder, substitute):
            store.people.sit(who, Seat(role=Role.OFFICER, season=season.id, association=each.id), now)
    periods = {each.code.value: each.id for each in store.seasons.periods(season.id)}
    estimate = periods["estimate"]
    asked = {each.id: store.seasons.asked(each.id, estimate)[0].indicator.id for each in members}
    telltales = {
        "draft": f"91.{number}00.00{number}",
        "submitted": f"92.{number}00.00{number}",
        "entering": f"93.{number}00.00{number}",
        "entered": f"94.{number}00.00{number}",
        "words": f"lời riêng {number}",
        "reason": f"lý do riêng {number}",
        "file": f"minh-chung-{number}.pdf",
        "copy": f"bao-cao-rieng-{number}.pdf",
        "file handed in": f"minh-chung-da-nop-{number}.pdf",
        "phone": f"0204 3855 10{number}",
        "ballot": f"Phiếu riêng số {number}",
        "bloc": season.bloc,
    }
    for each, value in ((rival, "draft"), (in_, "submitted")):
        _answers(store, office, each, periods.values(), _number(telltales[value]), telltales["words"])
    for each in (rival, in_):
        store.submissions.hand_in(each.id, estimate, receipt=f"{each.code}-{number}", late=False, by=holder, now=now)
    returned = store.submissions.newest(rival.id, estimate)
    assert returned is not None
    store.submissions.decide(returned, Submitted.RETURNED, by=holder, now=now, reason=telltales["reason"])
    for of, about, name in (
        (rival, asked[rival.id], "file"),
        (rival, None, "copy"),
        (in_, asked[in_.id], "file handed in"),
    ):
        digest = f"{number}{name}".ljust(64, "0")
        store.evidence.keep(digest, 9, "application/pdf", now)
        store.evidence.attach(of.id, estimate, about, sha256=digest, name=telltales[name], by=holder, now=now)
    # Nobody of the first association has joined: the call list reads its number out.
    store.phones.give_association(first.id, telltales["phone"].replace(" ", ""))
    requests = {}
    for each, value in ((rival, "entering"), (entered, "entered")):
        made = store.entries.ask(season.id, each.id, estimate, by=holder, now=now)
        for question in store.seasons.asked(each.id, estimate):
            put_in = Entry(
                indicator=question.indicator.id,
                value=_number(telltales[value]),
                hedge=Hedge.NONE,
                skipped=None,
                doubt=None,
                words=telltales["words"],
                entered_by=holder,
            )
            store.entries.enter(made.id, put_in, now)
        requests[value] = made
    store.entries.move(requests["entered"], Entering.HANDED_OVER, by=holder, now=now)
    voter = Delegate(association=rival.id, person=holder, substitute=substitute)
    ballots = _ballots(store, office, season.id, voter, telltales["ballot"])
    place = store.addresses.speaker(Address("text", f"group {number}"), None, now).address_id
    invitation = store.invites.issue(
        digest=f"{number}".ljust(64, "t"),
        prefix="HKH",
        role=Role.OFFICER,
        season=season.id,
        association=rival.id,
        province=None,
        issued_by=None,
        now=now,
        expires_at=now + timedelta(days=14),
        takes_over=True,
    )
    seat = Seat(role=Role.OFFICER, season=season.id, association=rival.id)
    wanted = store.takeovers.ask(invitation, seat, others, None, now - timedelta(days=2))
    return Scene(
        season=season.id,
        province=season.province,
        members=tuple(each.id for each in store.seasons.members(season.id)),
        rival=rival.id,
        handed_in=in_.id,
        entered=entered.id,
        holder=holder,
        substitute=substitute,
        rows={
            "season": season.id,
            "association": rival.id,
            "association handed in": in_.id,
            "period": estimate,
            "period final": periods["final"],
            "indicator": asked[rival.id],
            "indicator handed in": asked[in_.id],
            "indicators": (asked[rival.id],),
            "chosen": (asked[in_.id],),
            "row": requests["entering"].id,
            "row entered": requests["entered"].id,
            "row wanted": wanted,
            "invitation": invitation,
            "which": store.evidence.of(rival.id, estimate)[0].id,
            "which handed in": store.evidence.of(in_.id, estimate)[0].id,
            "group": store.groups.link(season.id, place, holder, now).id,
            "person": substitute,
            "address": store.linking.places(substitute)[0].id,
            "left": ((asked[rival.id], Decimal(5), "none", "5", ()),),
            "cells": ((asked[rival.id], "D5", "5", ((Decimal(5), "none"),)),),
            **ballots,
        },
        telltales=telltales,
    )


def person(store: Store, office: Office, name: str, *seats: Seat) -> tuple[int, int]:
    """Return the ids of somebody new and of the place they write from."""
    now = office.stage.clock.now()
    who = store.people.add(name, "vi", now)
    where = store.addresses.speaker(Address("text", name), None, now).address_id
    store.people.owns(who, where)
    for seat in seats:
        store.people.sit(who, seat, now)
    return who, where


def neighbours(store: Store, season: int, province: int) -> None:
    """Make a season's bloc one more of a province."""
    move = {"season": season, "province": province}
    members = "SELECT association_id FROM member WHERE season_id = :season"
    for change in (
        f"UPDATE association SET province_id = :province, code = 'N' || code WHERE id IN ({members})",
        "UPDATE bloc SET province_id = :province WHERE id = (SELECT bloc_id FROM season WHERE id = :season)",
    ):
        store.connection.execute(sa.text(change), move)


def _runs_now(store: Store, season: int) -> None:
    """Let a season's estimate be what is asked for now, as it is in the first one: rights hang on that."""
    period, milestone = metadata.tables["period"], metadata.tables["milestone"]
    opens, due, june = moment("2023-11-06 00:00"), moment("2023-11-27 17:00"), moment("2023-07-05 17:00")
    later = (moment("2023-12-18 00:00"), moment("2024-01-08 17:00"))
    for code, begins, ends in (("june", moment("2023-06-19 00:00"), june), ("estimate", opens, due), ("final", *later)):
        of = sa.and_(period.c.season_id == season, period.c.code == code)
        store.connection.execute(sa.update(period).where(of).values(opens_at=begins, deadline=ends))
        ids = sa.select(period.c.id).where(of).scalar_subquery()
        store.connection.execute(sa.update(milestone).where(milestone.c.period_id == ids).values(due_at=ends))


def _answers(store: Store, office: Office, of: Association, periods: Any, value: Decimal, words: str) -> None:
    for period in periods:
        for each in store.seasons.asked(of.id, period):
            store.figures.save(
                of.id,
                each.indicator.id,
                period,
                value=value,
                words=words,
                now=office.stage.clock.now() - timedelta(days=1),
                entered_by=None,
            )


def _number(telltale: str) -> Decimal:
    return Decimal(telltale.replace(".", ""))


def _ballots(store: Store, office: Office, season: int, voter: Delegate, name: str) -> dict[str, Any]:
    """Put a secret ballot in each state, and an open vote that stands open, with the rival's voter on the roll."""
    made: dict[str, Any] = {}
    now, members = office.stage.clock.now(), [each.id for each in store.seasons.members(season)]
    for state, secret in (("prepared", True), ("open", True), ("vote", False), ("closed", True)):
        contest = NewContest(code="one", name=name, method=Method.AGREE, seats=1, candidates=tuple(members))
        closes = moment("2023-12-31 17:00")
        row = store.ballots.prepare(season, name, [contest], secret=secret, closes=closes, now=now, by=None)
        made[f"ballot {state}"] = row
        if state == "prepared":
            made["ballot"], made["contest"] = row, store.ballots.by_id(row).contests[0].id
            continue
        ballot = store.ballots.by_id(row)
        store.ballot_box.enrol(row, members, [voter])
        wrapped, box, size = store.ballot_box.new_key(ballot, office.services.vault)
        store.ballot_box.seal_empty(ballot, members, box, size)
        store.ballots.opened(row, voter.person, now, members=len(members), sealed_key=wrapped, size=size)
        if state == "closed":
            store.ballot_box.count(store.ballots.by_id(row), office.services.vault, now, None)
    return made


# --- trying -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What came of a step: why it was refused (None where it was not), all that anybody was told, rows touched."""

    refused: Exception | None
    told: str
    touched: tuple[tuple[str, int], ...]
    belongs: frozenset[tuple[str, int]]
    """The seasons, associations and persons whom the touched rows are about."""


class Trying:
    """Calls steps as somebody, one after the other, each undone before the next."""

    def __init__(self, store: Store, office: Office, translator: Translator) -> None:
        self._store = store
        self._office = office
        self._write = translator.write
        self._sql = _sql(store)
        self._columns = {
            table.name: [(key.parent.name, key.column.table.name) for key in table.foreign_keys]
            for table in metadata.tables.values()
        }

    def call(
        self, who: tuple[int | None, int], step: Step[Any, ...], arguments: list[Any], said: Said, result: Any
    ) -> Tried:
        """Call a step with packed and unpacked arguments, as a session would, and undo it."""
        where, now = Address("text", "forger"), self._office.stage.clock.now()
        turn: Turn = AnyTurn(
            incoming=Incoming(event_id="forged", sender=where, said=said, at=now),
            sender=Sender(where, who[1], who[0], "vi"),
            store=Store(self._store.connection),
            services=self._office.services,
            now=now,
            result=result,
        )
        self._sql("SAVEPOINT forged")
        try:
            packed = step.pack(*arguments)
            try:
                reply, refused = step.run(turn, packed.arguments), None
            except Exception as refusal:  # noqa: BLE001 - refused, or stumbled over what does not fit: undone alike
                return Tried(refused=refusal, told="", touched=(), belongs=frozenset())
            touched = tuple((name, row) for name, row in self._sql("SELECT DISTINCT name, line FROM touched"))
            belongs = frozenset(each for name, row in touched for each in self._about(name, row))
            return Tried(refused=refused, told=self._read(reply, turn), touched=touched, belongs=belongs)
        finally:
            self._sql("ROLLBACK TO forged")
            self._sql("RELEASE forged")

    def _read(self, reply: Reply, turn: Turn) -> str:
        said: list[Any] = []
        for one in (reply, *(each.reply if isinstance(each, Told) else each for each in turn.told)):
            said.append(one.text)
            if not isinstance(one, Posted):
                said += [choice.label for choice in one.choices] + [one.file_page] + [file.name for file in one.files]
        return "\n".join(self._write(each) for each in said)

    def _about(self, table: str, row: int) -> set[tuple[str, int]]:
        """Return the seasons, associations and persons that a row is about, through all it refers to."""
        about: set[tuple[str, int]] = set()
        ahead, seen = [(table, row)], set()
        while ahead:
            this = ahead.pop()
            if this in seen:
                continue
            seen.add(this)
            if this[0] in {"season", "association", "person"}:
                about.add(this)
                continue
            for column, of in self._columns[this[0]]:
                found = self._sql(f"SELECT {column} FROM {this[0]} WHERE rowid = ?", (this[1],)).fetchone()
                if found is not None and isinstance(found[0], int):
                    ahead.append((of, found[0]))
        return about


def watch(store: Store) -> None:
    """Have every row of the bloc's that is written from now on noted in a table of this connection's own.

    To be committed before anything is tried: SQLite reads the whole schema anew at each undoing of what changed it.
    """
    sql = _sql(store)
    sql("CREATE TEMP TABLE touched (name TEXT, line INTEGER)")
    for name in metadata.tables.keys() - MACHINERY:
        for event, rows in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            sql(
                f"CREATE TEMP TRIGGER seen_{event}_{name} AFTER {event} ON main.{name}"
                f" BEGIN INSERT INTO touched VALUES ('{name}', {rows}.rowid); END"
            )


def _sql(store: Store) -> Any:
    driver = store.connection.connection.driver_connection
    assert driver is not None
    return driver.execute


def parameters(step: Step[Any, ...]) -> tuple[str, ...]:
    """Return the names of a step's arguments."""
    return tuple(inspect.signature(step._function).parameters)[1:]


def picture() -> Sent:
    """Return a picture as somebody sends it."""
    return Sent("photo", "forged-handle", "anh.jpg", 9, "")


def typed(words: str) -> Typed:
    """Return words as somebody types them."""
    return Typed(words)
