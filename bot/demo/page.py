"""The demonstration's page: which seats stand side by side, and what moving the clock does.

Belongs here: choosing them from a played season. The page itself is `bot.channels.web.demo`.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.app import Program
from bot.channels.web.demo import DemoPage, DemoSeat, Moment
from bot.clock import MovedClock
from bot.demo.phone import NAME
from conversation.messages import Address, Reachable
from conversation.sentences import say
from emulation.bloc import Association, Period, Season
from emulation.people import OF_ASSOCIATION, Role
from emulation.season import Office
from storage.store import Store

if TYPE_CHECKING:
    from bot.channels.web.channel import WebChannel

_LANGUAGE = "vi"
_MORNING = timedelta(hours=8)
_BEFORE_DEADLINE = timedelta(days=3)
# A seat's link holds however far the played clock is moved.
_A_SEASON = timedelta(days=800)


def demo_page(program: Program, chat: "WebChannel", clock: MovedClock, season: Season, store: Store) -> DemoPage:
    """Return the page of a played season: an officer, the head, the bloc's secretary, staff."""
    seats = tuple(
        DemoSeat(label, chat.personal_link(person, base=f"/seat/{number}/", life=_A_SEASON))
        for number, (label, person) in enumerate(_people(program, season, store), 1)
    )

    async def move(to: datetime) -> datetime:
        clock.set(to)
        await program.each_minute()
        return clock.now()

    return DemoPage(
        seats=seats, now=clock.now, move=move, moments=tuple(_moments(program, store.seasons.periods(season.id)))
    )


def next_opening(periods: tuple[Period, ...], now: datetime) -> datetime:
    """Return the morning of the next kỳ's opening: from then on officers have something to do again."""
    return min((period.opens + _MORNING for period in periods if period.opens > now), default=now)


def switch_phones_off(store: Store, season: Season, now: datetime) -> None:
    """From now on the season's people are reached on the page: the script's phones are gone."""
    for association in store.seasons.members(season.id):
        _switch_off(store, f"{season.key}-{association.code}", now)
    for role in (Role.STAFF, Role.SECRETARY):
        _switch_off(store, f"{season.key}-{role.value}", now)


def _switch_off(store: Store, number: str, now: datetime) -> None:
    store.addresses.reach(Address(NAME, number), Reachable.BLOCKED, now, None)


def _people(program: Program, season: Season, store: Store) -> Iterator[tuple[str, int]]:
    write = program.translators[_LANGUAGE].write
    members = store.seasons.members(season.id)
    head = next((each for each in members if each.office is Office.HEAD), None)
    officer = next(each for each in members if each.office is None)
    for association in (officer, head):
        if association is not None and (person := _holder(store, season, association)) is not None:
            said = say("{name} (head of the bloc)", name=association.name) if association is head else association.name
            yield write(said), person
    for person in store.people.holders(season.id, (Role.SECRETARY,))[:1]:
        yield write(say("The bloc's secretary")), person
    for person in store.people.holders(season.id, (Role.STAFF,), province=season.province)[:1]:
        yield season.board, person


def _holder(store: Store, season: Season, association: Association) -> int | None:
    held = store.people.holders(season.id, tuple(OF_ASSOCIATION), association=association.id)
    return held[0] if held else None


def _moments(program: Program, periods: tuple[Period, ...]) -> Iterator[Moment]:
    write = program.translators[_LANGUAGE].write
    for period in periods:
        for label, at in (
            (say("{period}: it opens", period=period.name), period.opens + _MORNING),
            (say("{period}: three days left", period=period.name), period.deadline - _BEFORE_DEADLINE),
            (say("{period}: the deadline is over", period=period.name), period.deadline + timedelta(minutes=1)),
        ):
            if at >= program.clock.now():
                yield Moment(write(label), at)
