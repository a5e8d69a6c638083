"""Reminding (/nhac): who owes what, one tap to remind, and the words for the bloc's own chat group.

Belongs here: the screens of those who remind, and the words of a reminder. Whom to call is `handlers.calls`, what the
secretary is told before and after a burst `handlers.bursts`. When a rung falls and who is left in peace is
`emulation.reminders`; the clock that asks each minute is `bot.app`.
"""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from conversation.messages import Choice, Reply
from conversation.reach import Why
from conversation.sentences import Day, Text, lines, listed, say
from conversation.steps import ask, choice, takes, tell, way
from emulation.bloc import Association, Period, Season
from emulation.people import OF_ASSOCIATION
from emulation.reminders import Debt, Milestone, by_person, days_left, may_send, rung_due, speaks_against
from handlers import Flow, Turn, bursts, home, owed, seasons, wording
from handlers.services import Services
from storage.reminders import Call
from storage.store import Store

flow = Flow("reminders")

_LONGEST = 1000


class Reminder(Struct, frozen=True, kw_only=True):
    """One message of the clock: to whom, what, and the key under which it goes out once."""

    person: int
    reply: Reply
    key: str


def due_now(store: Store, services: Services, now: datetime) -> Iterator[Reminder]:
    """Make the reminders whose rung has come, one message a person; each of them is made once."""
    debts: list[tuple[Debt, int]] = []
    for milestone in store.reminders.running(now):
        off = bursts.days_off(store, services, milestone.season)
        rung = rung_due(milestone, now, services.zone, off)
        if rung is None or not may_send(now, services.zone, off):
            continue
        owing = store.reminders.owing(milestone)
        debts.extend(
            (debt, rung.offset) for debt in store.reminders.debts(milestone, owing) if not speaks_against(debt, now)
        )
    offsets = {(debt.person, debt.association, debt.milestone.id): offset for debt, offset in debts}
    for person, several in by_person(debt for debt, _ in debts).items():
        rows = []
        told = []
        for debt in several:
            offset = offsets[person, debt.association, debt.milestone.id]
            row = store.reminders.put(debt, debt.milestone.due.astimezone(services.zone).date(), offset, now)
            if row is not None:
                rows.append(row)
                told.append(_owed(store, services, debt, now, store.people.find(person).language))
        if rows:
            reply = tell(lines(*told, say("To answer, type: figures.")))
            yield Reminder(person=person, reply=reply, key=store.reminders.told_together(rows))


def _owed(store: Store, services: Services, debt: Debt, now: datetime, language: str) -> Text:
    name = store.seasons.member(debt.milestone.season, debt.association).name
    period = store.seasons.period(debt.milestone.period)
    left = days_left(debt.milestone.due, now, services.zone)
    asked = {each.indicator.id for each in store.seasons.asked(debt.association, period.id)}
    done = len(store.figures.of(debt.association, period.id).keys() & asked)
    what = wording.period_name(period, language)
    hour = debt.milestone.due.astimezone(services.zone).strftime("%H:%M")
    day = Day(debt.milestone.due.astimezone(services.zone))
    if left < 0:
        return say(
            "{name}: the figures ({period}) were due on {day}; {done} of {of} are entered. They are still taken.",
            name=name,
            period=what,
            day=day,
            done=done,
            of=len(asked),
        )
    if left == 0:
        return say(
            "{name}: the figures ({period}) are due today at {hour}; {done} of {of} are entered.",
            name=name,
            period=what,
            hour=hour,
            done=done,
            of=len(asked),
        )
    return say(
        "{name}: {left} days left for the figures ({period}), due {hour} {day}; {done} of {of} are entered.",
        name=name,
        left=left,
        period=what,
        hour=hour,
        day=day,
        done=done,
        of=len(asked),
    )


@flow.command(
    "nhac",
    "remind",
    describe=say("Remind those who owe figures"),
    words=("nhắc", "remind"),
    roles=("head", "deputy", "secretary", "staff"),
)
@flow.step
def remind(turn: Turn) -> Reply:
    """Show who owes in one's season; ask which, where there are several."""
    return seasons.pick(turn, owing)


@flow.step
def owing(turn: Turn, season: int) -> Reply:
    """Show who owes what, who promised, who was told. Raises NotAllowed."""
    this, period, milestone = owed.opened(turn, season)
    members = turn.store.seasons.members(season)
    late = turn.store.reminders.owing(milestone)
    owe = [each for each in members if each.id in late]
    if not owe:
        return home.show(turn, say("Nobody owes anything."))
    from handlers import calls

    noted = {each.association: each for each in turn.store.reminders.calls(milestone.id)}
    shut = owed.unreached(turn.store, turn.services, milestone, turn.now)
    lost = {each.association.id: each.why for each in shut}
    go: list[Choice] = []
    to_tell = owed.to_tell(turn, milestone, owe)
    if to_tell:
        go.append(choice(say("Remind {number} associations", number=len(to_tell)), preview, season))
    go.append(choice(say("Words for the bloc's chat group"), group_text, season))
    if shut:
        go.append(choice(say("Whom to call, with phone numbers"), calls.show, season))
    go.append(choice(say("Note a phone call"), calls.call, season, 0))
    go.append(choice(say("What became of the reminders"), became, season))
    return ask(
        lines(
            seasons.named(this),
            _when(turn, period, milestone),
            say("Submitted: {done} of {of}. Still to come:", done=len(members) - len(owe), of=len(members)),
            *(_owes(turn, season, each, period, noted.get(each.id), lost.get(each.id)) for each in owe),
            say("Whom a message reaches was reminded within the hour, is answering now, or gave a date.")
            if not to_tell and len(lost) < len(owe)
            else None,
        ),
        *go,
        choice(say("Back"), home.back),
    )


def _when(turn: Turn, period: Period, milestone: Milestone) -> Text:
    name = wording.period_name(period, turn.sender.language)
    if turn.now >= milestone.due:
        return say("{period}: overdue. Please call those below.", period=name)
    left = days_left(milestone.due, turn.now, turn.services.zone)
    if left == 0:
        hour = milestone.due.astimezone(turn.services.zone).strftime("%H:%M")
        return say("{period}: due today at {hour}.", period=name, hour=hour)
    return say("{period}: {left} days left.", period=name, left=left)


def _owes(turn: Turn, season: int, each: Association, period: Period, noted: Call | None, lost: Why | None) -> Text:
    asked = {one.indicator.id for one in turn.store.seasons.asked(each.id, period.id)}
    done = len(turn.store.figures.of(each.id, period.id).keys() & asked)
    holders = turn.store.people.holders(season, tuple(OF_ASSOCIATION), association=each.id)
    if noted is not None and noted.silent_until > turn.now:
        return say(
            "- {name}: called, {words}, quiet until {moment}",
            name=each.name,
            words=noted.words,
            moment=noted.silent_until,
        )
    if not holders:
        return say("- {name}: nobody has joined yet", name=each.name)
    if lost is not None and lost is not Why.UNSEEN:
        return say("- {name}: cannot be written to, please call", name=each.name)
    return say("- {name}: {done} of {of} entered", name=each.name, done=done, of=len(asked))


@flow.step
def preview(turn: Turn, season: int) -> Reply:
    """Show the reminder before it goes out; it may be written anew."""
    this, period, milestone = owed.opened(turn, season)
    names = [each.name for each in owed.to_tell(turn, milestone, owed.debtors(turn.store, milestone))]
    if not names:
        return owing(turn, season)
    return ask(
        lines(
            say("This goes to {number} associations: {names}.", number=len(names), names=listed(names)),
            _standard(turn, this, period, milestone),
            say("To send other words, write them now. They should name nobody who is late."),
        ),
        choice(say("Send it"), send, season, ""),
        way(say("Back"), owing, season),
        answer=takes(own_words, season),
    )


@flow.step
def own_words(turn: Turn, season: int) -> Reply:
    """Show the words typed, once more before they go out."""
    owed.opened(turn, season)
    words = turn.text
    if (why_not := wording.unfit(words, say("Please write the reminder in words."), _LONGEST)) is not None:
        return turn.again(why_not)
    return ask(
        lines(say("This goes out:"), words),
        choice(say("Send it"), send, season, words),
        choice(say("Back"), preview, season),
    )


@flow.step
def send(turn: Turn, season: int, words: str) -> Reply:
    """Remind those who owe, but for those left in peace. Raises NotAllowed."""
    this, period, milestone = owed.opened(turn, season)
    text: Text = words or _standard(turn, this, period, milestone)
    number = 0
    for each in owed.to_tell(turn, milestone, owed.debtors(turn.store, milestone)):
        for debt in turn.store.reminders.debts(milestone, [each.id]):
            row = turn.store.reminders.put(debt, milestone.due.date(), 0, turn.now, by_hand=True)
            if row is not None:
                number += 1
                reply = tell(lines(text, say("To answer, type: figures.")))
                turn.tell(debt.person, reply, key=turn.store.reminders.told_together([row]))
    turn.store.audit.record("reminded", turn.now, actor=turn.sender.person, season=season, details={"people": number})
    return ask(
        say("Sent to {number} people.", number=number),
        choice(say("What became of the reminders"), became, season),
        choice(say("Back"), owing, season),
    )


@flow.step
def became(turn: Turn, season: int) -> Reply:
    """Show for each person whether the last reminder was sent, waits, or could not be."""
    _, _, milestone = owed.opened(turn, season)
    names = {each.id: each.name for each in turn.store.seasons.members(season)}
    rows: list[Text] = []
    told = turn.store.reminders.told(milestone.id)
    shut = owed.unreached(turn.store, turn.services, milestone, turn.now)
    unseen = {each.association.id for each in shut if each.why is Why.UNSEEN}
    for each in told:
        name = names[each.association]
        match each.state:
            case "sent" if each.association in unseen:
                rows.append(
                    say("- {name}: on the web page since {moment}, nothing done there yet", name=name, moment=each.at)
                )
            case "sent":
                rows.append(say("- {name}: sent at {moment}", name=name, moment=each.at))
            case "pending":
                rows.append(say("- {name}: waiting to be sent", name=name))
            case _:
                rows.append(say("- {name}: could not be reached, please call", name=name))
    tried = {each.association for each in told}
    rows.extend(
        say("- {name}: could not be reached, please call", name=each.association.name)
        for each in shut
        if each.person is not None and each.why is not None and each.association.id not in tried
    )
    return ask(
        lines(*rows) if rows else say("No reminder has been sent yet."),
        choice(say("Refresh"), became, season),
        choice(say("Back"), owing, season),
    )


@flow.step
def group_text(turn: Turn, season: int) -> Reply:
    """Give a text to paste into the bloc's chat group; it names nobody who is late."""
    _, _, milestone = owed.opened(turn, season)
    return ask(
        lines(
            say("Copy this into the bloc's chat group:"),
            bursts.group_words(turn.store, turn.services, milestone, turn.sender.language),
        ),
        choice(say("Back"), owing, season),
    )


def _standard(turn: Turn, season: Season, period: Period, milestone: Milestone) -> Text:
    zone = turn.services.zone
    return say(
        "{bloc}: the figures ({period}) are due at {hour} {day}. Please enter and submit them;"
        " those you entered are kept.",
        bloc=season.bloc,
        period=wording.period_name(period, turn.sender.language),
        hour=milestone.due.astimezone(zone).strftime("%H:%M"),
        day=Day(milestone.due.astimezone(zone)),
    )
