"""The messages of a month against what channels have: told to the operator before a kỳ opens, and read by the doctor.

Belongs here: who is where and owes how much, and the words. The estimate is `conversation.reach.budget`.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta, tzinfo

from msgspec import Struct

from conversation.reach import Budget, Tariff, month_of
from conversation.sentences import Text, lines, say
from conversation.steps import tell
from emulation.bloc import Period, Season
from emulation.people import OF_ASSOCIATION
from emulation.reminders import rungs
from handlers.bursts import Notice
from handlers.services import Services
from storage.store import Store

AHEAD = timedelta(days=5)
"""So long before a kỳ opens the operator hears of a month that does not fit: time enough for another channel."""

HORIZON = timedelta(days=60)
_MINUTES = 5


class _Load(Struct):
    """What one association brings in a month: its people by channel (none: nobody has joined), answers, reminders."""

    channels: tuple[str, ...]
    answers: int = 0
    reminders: int = 0


def budgets(
    store: Store,
    tariffs: Mapping[str, Tariff],
    zone: tzinfo,
    now: datetime,
    *,
    holiday: Callable[[date], bool] = lambda _day: False,
    until: datetime | None = None,
) -> list[Budget]:
    """Return the budget of each limited channel for each month in which figures are due before `until`.

    Every bloc counts that shares the channel. Whoever has yet to join counts on each of these channels: they may come
    there.
    """
    limited = {name: each for name, each in tariffs.items() if each.monthly is not None or each.people is not None}
    months: dict[str, dict[tuple[int, int], _Load]] = {}
    for season, period in _periods(store, now, until or now + HORIZON):
        month = month_of(period.deadline, zone)
        _add(months.setdefault(month, {}), store, season, period, _coming(store, season, period, zone, now, holiday))
    found = []
    for month, loads in sorted(months.items()):
        ledger = store.ledger.month(month)
        for name, tariff in sorted(limited.items()):
            there = [(load, load.channels.count(name) if load.channels else 1) for load in loads.values()]
            used = ledger.get(name)
            found.append(
                Budget(
                    channel=name,
                    month=month,
                    tariff=tariff,
                    people=sum(number for _, number in there),
                    joining=sum(1 for load, _ in there if not load.channels),
                    answers=sum(load.answers for load, number in there if number),
                    reminders=sum(load.reminders * number for load, number in there),
                    sent=0 if used is None else used.sent,
                    allowed=None if used is None else used.allowed,
                )
            )
    return found


def due_now(store: Store, services: Services, now: datetime) -> Iterator[Notice]:
    """Make the notices to the operators about months that do not fit, before the first of their kỳ opens."""
    here = now.astimezone(services.zone)
    if here.minute >= _MINUTES:
        return  # once an hour is often enough to count all blocs
    opening = {
        month_of(period.deadline, services.zone)
        for _, period in _periods(store, now, now + HORIZON)
        if period.opens - AHEAD <= now < period.opens
    }
    if not opening:
        return
    for each in budgets(store, services.tariffs(), services.zone, now, holiday=services.holiday):
        if each.month not in opening or each.fits:
            continue
        for operator in store.people.operators():
            yield Notice(
                person=operator,
                reply=tell(lines(say("For the operator:"), words(each, services.channel_name(each.channel)))),
                key=f"budget:{each.channel}:{each.month}:{operator}",
            )


def words(budget: Budget, channel: Text) -> Text:
    """Return what a budget says, and, where it does not fit, what to do; `channel` is what people call it."""
    most, limit = budget.tariff.people, budget.limit
    return lines(
        say(
            "{channel} in {month}: about {messages} messages to {people} people, {joining} of whom have yet to join;"
            " {sent} are sent already.",
            channel=channel,
            month=f"{budget.month[5:]}/{budget.month[:4]}",
            messages=budget.messages,
            people=budget.people,
            joining=budget.joining,
            sent=budget.sent,
        ),
        None if limit is None else say("Its plan has {limit} messages a month.", limit=limit),
        None if most is None else say("Its plan has {most} people.", most=most),
        None
        if budget.fits
        else say(
            "That does not fit: such a plan carries about one bloc. Please give other blocs another channel or the web"
            " page, or buy a larger plan, before the period opens."
        ),
    )


def _periods(store: Store, now: datetime, until: datetime) -> Iterator[tuple[Season, Period]]:
    for season in store.seasons.all():
        if season.locked_at is None:
            for period in store.seasons.periods(season.id):
                if now < period.deadline <= until:
                    yield season, period


def _add(loads: dict[tuple[int, int], _Load], store: Store, season: Season, period: Period, reminders: int) -> None:
    """Add what a kỳ asks to a month's loads; an association asked in two kỳ of one month has its people once."""
    for association, in_period, _ in store.seasons.asked_of_all(season.id):
        if in_period != period.id:
            continue
        if (season.id, association) not in loads:
            people = store.people.holders(season.id, tuple(OF_ASSOCIATION), association=association)
            loads[season.id, association] = _Load(tuple(store.ways.channels(people).values()))
        loads[season.id, association].answers += 1
    for (of_season, _), load in loads.items():
        if of_season == season.id:
            load.reminders += reminders


def _coming(
    store: Store, season: Season, period: Period, zone: tzinfo, now: datetime, holiday: Callable[[date], bool]
) -> int:
    """Return how many reminders of a kỳ are still to come."""
    milestone = store.reminders.of_period(period.id)
    if milestone is None:
        return 0
    own = store.seasons.days_off(season.id)
    return sum(1 for rung in rungs(milestone, zone, lambda day: day in own or holiday(day)) if rung.at > now)
