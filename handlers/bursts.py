"""What the secretary is told around a burst of reminders: paste this into the bloc's group first, call these after.

A chat service lets us write only for a time after somebody wrote; whoever answers the secretary's words in the bloc's
own group by a word to the assistant can be reminded again, for nothing. Belongs here: those two notices and the words
for the group, which name nobody who is late. Where a reminder goes is `conversation.reach`.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from conversation.messages import Reply
from conversation.reach import Call, Step, Why
from conversation.sentences import Day, Text, count, lines, say
from conversation.steps import tell
from emulation.people import OF_ASSOCIATION, Role
from emulation.reminders import Milestone, Rung, eve, may_send, rung_due, rungs
from handlers import calls, owed, wording
from handlers.services import Services
from storage.store import Store

_AFTER = timedelta(minutes=30)
_STILL = timedelta(hours=2)


class Notice(Struct, frozen=True, kw_only=True):
    """One message to somebody who reminds, and the key under which it goes out once."""

    person: int
    reply: Reply
    key: str


def due_now(store: Store, services: Services, now: datetime) -> Iterator[Notice]:
    """Make what is to be told now around the reminders of each milestone; each of it is put in once, by its key."""
    for milestone in store.reminders.running(now):
        off = days_off(store, services, milestone.season)
        if not may_send(now, services.zone, off):
            continue
        every = rungs(milestone, services.zone, off)
        if every and eve(every[0], services.zone, off) <= now < every[0].at:
            yield from _paste_first(store, services, milestone, every[0], now)
        rung = rung_due(milestone, now, services.zone, off)
        if rung is not None and rung.at + _AFTER <= now < rung.at + _STILL:
            yield from _call_these(store, services, milestone, rung, now)


def group_words(store: Store, services: Services, milestone: Milestone, language: str) -> Text:
    """Return the text to paste into the bloc's chat group; it names nobody who is late."""
    due = milestone.due.astimezone(services.zone)
    members = store.seasons.members(milestone.season)
    return say(
        "Dear colleagues, {done} of {of} associations have sent their figures ({period}); thank you. The others"
        " please send theirs before {hour} {day}: write FIGURES to the assistant, or call {contact}.",
        done=len(members) - len(store.reminders.owing(milestone)),
        of=len(members),
        period=wording.period_name(store.seasons.period(milestone.period), language),
        hour=due.strftime("%H:%M"),
        day=Day(due),
        contact=services.contact,
    )


def days_off(store: Store, services: Services, season: int) -> Callable[[date], bool]:
    """Return what tells the days on which nothing is sent in a season."""
    own = store.seasons.days_off(season)
    return lambda day: day in own or services.holiday(day)


def _paste_first(store: Store, services: Services, milestone: Milestone, rung: Rung, now: datetime) -> Iterator[Notice]:
    tellers = _tellers(store, milestone)
    if not tellers:
        return
    people = {
        person
        for each in owed.debtors(store, milestone)
        for person in store.people.holders(milestone.season, tuple(OF_ASSOCIATION), association=each.id)
    }
    steps = owed.plans(store, services, people, now)
    shut = sum(1 for step in steps.values() if not owed.costs_nothing(step) and _opens_by_a_word(step))
    if not shut:
        return
    for person in tellers:
        reply = tell(
            lines(
                count(
                    shut,
                    "{number} person has not written for so long that a reminder costs money or is not allowed.",
                    "{number} people have not written for so long that a reminder costs money or is not allowed.",
                ),
                say(
                    "The first reminder goes out at {hour} {day}. Before that, please paste the words below into the"
                    " bloc's chat group: whoever then writes a word to the assistant is reminded for nothing.",
                    hour=rung.at.strftime("%H:%M"),
                    day=Day(rung.at),
                ),
                group_words(store, services, milestone, store.people.find(person).language),
            )
        )
        yield Notice(person=person, reply=reply, key=f"paste:{milestone.id}:{milestone.due:%Y%m%d}:{person}")


def _opens_by_a_word(step: Step) -> bool:
    return not isinstance(step, Call) or step.why is Why.WINDOW_CLOSED


def _call_these(store: Store, services: Services, milestone: Milestone, rung: Rung, now: datetime) -> Iterator[Notice]:
    tellers = _tellers(store, milestone)
    if not tellers:
        return
    found = [
        each
        for each in owed.unreached(store, services, milestone, now)
        if each.noted is None or each.noted.silent_until <= now
    ]
    if not found:
        return
    for person in tellers:
        reply = tell(
            lines(
                say("The reminder reached everybody but these. Please call them; note the call under reminding:"),
                *calls.entries(found, now),
            )
        )
        key = f"call:{milestone.id}:{milestone.due:%Y%m%d}:{rung.offset}:{person}"
        yield Notice(person=person, reply=reply, key=key)


def _tellers(store: Store, milestone: Milestone) -> tuple[int, ...]:
    """Return the bloc's secretary, or the head where there is none."""
    return store.people.holders(milestone.season, (Role.SECRETARY,)) or store.people.holders(
        milestone.season, (Role.HEAD,)
    )
