"""The demonstration's page: which seats stand side by side, and what moving the clock does.

Belongs here: choosing them from a played season. The page itself is `bot.channels.web.demo`.
"""

from collections.abc import Iterator, Sequence
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


def demo_page(
    program: Program,
    chat: "WebChannel",
    clock: MovedClock,
    season: Season,
    associations: Sequence[Association],
    store: Store,
) -> DemoPage:
    """Return the page of a played season: those of `associations`, the bloc's secretary, staff."""
    seats = tuple(
        DemoSeat(label, chat.personal_link(person, base=f"/seat/{number}/", life=_A_SEASON))
        for number, (label, person) in enumerate(_people(program, season, associations, store), 1)
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


def switch_phones_off(store: Store, season: Season, seated: Sequence[Association], now: datetime) -> None:
    """From now on whoever has a seat on the page is reached there; the others keep the script's phones."""
    seats = (*(each.code for each in seated), Role.STAFF.value, Role.SECRETARY.value)
    for seat in seats:
        store.addresses.reach(Address(NAME, f"{season.key}-{seat}"), Reachable.BLOCKED, now, None)


def seated(store: Store, season: Season, now: datetime) -> tuple[Association, ...]:
    """Return the associations that have a seat on the page: one that owes figures now, where any does, and the head."""
    members = store.seasons.members(season.id)
    owing = {
        each
        for milestone in store.reminders.running(now)
        if milestone.season == season.id
        for each in store.reminders.owing(milestone)
    }
    officers = [each for each in members if each.office is None]
    officer = next((each for each in officers if each.id in owing), officers[0])
    return (officer, *(each for each in members if each.office is Office.HEAD))


def _people(
    program: Program, season: Season, associations: Sequence[Association], store: Store
) -> Iterator[tuple[str, int]]:
    write = program.translators[_LANGUAGE].write
    for each in associations:
        if (person := _holder(store, season, each)) is not None:
            head = each.office is Office.HEAD
            yield write(say("{name} (head of the bloc)", name=each.name) if head else each.name), person
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
