"""What is owed in a season now: its kỳ, its milestone, who owes, and whom of them a message still reaches.

Belongs here: reading it for the conversations that remind and call. When to remind is `emulation.reminders`, which way
a message goes `conversation.reach`.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from conversation.reach import FREE, Call, Send, Step, Tariff, Why, month_of, plan
from emulation.bloc import Association, Period, Season
from emulation.people import OF_ASSOCIATION, Act
from emulation.reminders import Milestone, speaks_against
from handlers import Turn, places
from handlers.services import Services
from storage.reminders import Call as Noted
from storage.reminders import Told
from storage.store import Store

_LATE = timedelta(minutes=15)


class Unreached(Struct, frozen=True, kw_only=True):
    """An association to be called: whom (None where nobody has joined), where, and why no message reaches them.

    `why` is None where messages do, and the deadline is over. `noted` is the last call with it.
    """

    association: Association
    person: str | None
    phone: str | None
    why: Why | None
    noted: Noted | None


def opened(turn: Turn, season: int) -> tuple[Season, Period, Milestone]:
    """Return what is reminded of now. Raises NotAllowed."""
    this = turn.store.seasons.by_id(season)
    period = places.newest_period(turn, this)
    places.check(turn, Act.REMIND, this, period)
    milestone = turn.store.reminders.of_period(period.id)
    if milestone is None:
        milestone = Milestone(id=0, season=season, period=period.id, due=period.deadline, offsets=())
    return this, period, milestone


def debtors(store: Store, milestone: Milestone) -> list[Association]:
    """Return the members whose figures are not in, in the bloc's order."""
    late = store.reminders.owing(milestone)
    return [each for each in store.seasons.members(milestone.season) if each.id in late]


def to_tell(turn: Turn, milestone: Milestone, owe: Collection[Association]) -> list[Association]:
    """Return those with somebody a message reaches, who neither promised nor were told within the hour."""
    debts = turn.store.reminders.debts(milestone, [each.id for each in owe])
    steps = plans(turn.store, turn.services, {debt.person for debt in debts}, turn.now)
    free = {
        debt.association
        for debt in debts
        if not speaks_against(debt, turn.now) and not isinstance(steps[debt.person], Call)
    }
    return [each for each in owe if each.id in free]


def plans(store: Store, services: Services, people: Collection[int], now: datetime) -> dict[int, Step]:
    """Return where a notice to each of these persons would go now."""
    tariffs = services.tariffs()
    ways = store.ways.of_people(
        people, now, month_of(now, services.zone), tariff=lambda channel: tariffs.get(channel, FREE)
    )
    return {person: plan(several, now, keep_until=now) for person, several in ways.items()}


def costs_nothing(step: Step) -> bool:
    """Tell whether a notice would go out, for nothing."""
    return isinstance(step, Send) and step.price == 0


def unreached(store: Store, services: Services, milestone: Milestone, now: datetime) -> list[Unreached]:
    """Return the debtors that no message reaches, or none reached, and once the deadline is over all of them: the
    secretary's call list, in the bloc's order."""
    owe = debtors(store, milestone)
    holders = {
        each.id: store.people.holders(milestone.season, tuple(OF_ASSOCIATION), association=each.id) for each in owe
    }
    people = [person for several in holders.values() for person in several]
    steps = plans(store, services, people, now)
    told = {(each.person, each.association): each for each in store.reminders.told(milestone.id)}
    spoke = {
        (debt.person, debt.association): debt.active_at for debt in store.reminders.debts(milestone, list(holders))
    }
    own, theirs = store.phones.of_people(people), store.phones.of_associations(holders)
    calls = {each.association: each for each in store.reminders.calls(milestone.id)}
    found = []
    for each in owe:
        reasons = {
            person: _why(
                steps[person], told.get((person, each.id)), spoke.get((person, each.id)), now, services.tariffs()
            )
            for person in holders[each.id]
        }
        if now < milestone.due and any(why is None for why in reasons.values()):
            continue
        # Whoever can be called comes first.
        person = min(reasons, key=lambda each: each not in own, default=None)
        found.append(
            Unreached(
                association=each,
                person=None if person is None else store.people.find(person).name,
                phone=theirs.get(each.id) if person is None else own.get(person, theirs.get(each.id)),
                why=Why.NOWHERE if person is None else reasons[person],
                noted=calls.get(each.id),
            )
        )
    return found


def _why(
    step: Step, told: Told | None, spoke_at: datetime | None, now: datetime, tariffs: Mapping[str, Tariff]
) -> Why | None:
    """Return why nothing reaches somebody, or reached them when they were last reminded; None where it does."""
    if isinstance(step, Call):
        return step.why
    if told is None or (spoke_at is not None and spoke_at > told.at):
        return None
    if told.state == "dead":
        return Why(told.failure) if told.failure in set(Why) else Why.REFUSED
    if told.state == "pending":
        return Why.OUT if now - told.at >= _LATE else None
    # It lies on a page that nobody has to look at.
    return Why.UNSEEN if tariffs.get(told.channel or "", FREE).silent else None
