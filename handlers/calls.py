"""The secretary's call list: whom no message reaches, where they answer the phone, and what was said.

Belongs here: reading the list out, noting a call, noting an association's number. Who is on it is `handlers.owed`; a
number is shown to those who may remind, to nobody else. A person's own number is theirs to give (`handlers.phone`).
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from conversation.messages import Reply
from conversation.reach import Why
from conversation.sentences import Text, lines, listed, say
from conversation.steps import Step, ask, choice, takes, way
from emulation.phones import read_phone, written
from handlers import Flow, Turn, owed, places, seasons

flow = Flow("calls")

_PAGE = 8
_CLOSING = time(17, 0)

_WHY: dict[Why, Text] = {
    Why.NOWHERE: say("has no address left"),
    Why.BLOCKED: say("blocked the assistant"),
    Why.WINDOW_CLOSED: say("has not written for so long that nothing may be sent"),
    Why.QUOTA_SPENT: say("this month's messages are used up"),
    Why.REFUSED: say("the message could not be delivered"),
    Why.OUT: say("the service does not answer"),
    Why.UNSEEN: say("was reminded on the web page only and has done nothing there since"),
}


def _reminding() -> Step[Turn, [int]]:
    from handlers import reminders

    return reminders.owing


@flow.step
def show(turn: Turn, season: int) -> Reply:
    """Read the call list out. Raises NotAllowed."""
    this, _, milestone = owed.opened(turn, season)
    found = owed.unreached(turn.store, turn.services, milestone, turn.now)
    return ask(
        lines(
            seasons.named(this),
            _heading(found, overdue=turn.now >= milestone.due),
            *entries(found, turn.now),
        ),
        choice(say("Note a phone call"), call, season, 0),
        choice(say("Enter a phone number"), number_of, season, 0),
        choice(say("Back"), _reminding(), season),
    )


def _heading(found: Sequence[owed.Unreached], *, overdue: bool) -> Text:
    if not found:
        return say("Nobody owes anything.") if overdue else say("A message reaches everybody.")
    if overdue:
        return say("The deadline is over; please call these:")
    return say("Please call these; no message reaches them:")


def entries(found: Sequence[owed.Unreached], now: datetime) -> list[Text]:
    """Return the list's lines; those about whom nothing is known stand together in the last one."""
    unknown = [each for each in found if each.person is None and each.phone is None and not _quiet(each, now)]
    rows = [_entry(each, now) for each in found if each not in unknown]
    if unknown:
        names = listed([each.association.name for each in unknown])
        rows.append(say("- Nobody has joined yet, and no phone number is known: {names}", names=names))
    return rows


def _entry(each: owed.Unreached, now: datetime) -> Text:
    name = each.association.name
    if each.noted is not None and _quiet(each, now):
        return say(
            "- {name}: called, {words}, quiet until {moment}",
            name=name,
            words=each.noted.words,
            moment=each.noted.silent_until,
        )
    # Whoever gave no name of their own goes by their association's.
    who = name if each.person in (None, name) else listed([name, each.person or ""])
    why = _why(each)
    if each.phone is None:
        return say("- {name}: {why}; no phone number", name=who, why=why)
    return say("- {name}: {why}; phone {phone}", name=who, why=why, phone=written(each.phone))


def _why(each: owed.Unreached) -> Text:
    if each.person is None:
        return say("nobody has joined yet")
    return _WHY[each.why] if each.why is not None else say("has been written to, and still owes figures")


def _quiet(each: owed.Unreached, now: datetime) -> bool:
    return each.noted is not None and each.noted.silent_until > now


# --- calls --------------------------------------------------------------------------------------------------------


@flow.formerly("reminders.call")
def call(turn: Turn, season: int, start: int) -> Reply:
    """Choose whom the call was with."""
    _, _, milestone = owed.opened(turn, season)
    owe = owed.debtors(turn.store, milestone)
    go = [choice(each.name, called, season, each.id) for each in owe[start : start + _PAGE]]
    if start + _PAGE < len(owe):
        go.append(choice(say("More"), call, season, start + _PAGE))
    return ask(say("Whom did you call?"), *go, choice(say("Back"), _reminding(), season))


@flow.formerly("reminders.called")
def called(turn: Turn, season: int, association: int) -> Reply:
    """Note what was said; a promise silences reminders until then."""
    owed.opened(turn, season)
    name = turn.store.seasons.member(season, association).name
    return ask(
        say("{name}: what was said?", name=name),
        choice(say("They promised this afternoon"), promised, season, association, "today"),
        choice(say("They promised tomorrow"), promised, season, association, "tomorrow"),
        choice(say("They promised within three days"), promised, season, association, "three days"),
        choice(say("Nobody answered"), promised, season, association, "none"),
        choice(say("Back"), call, season, 0),
    )


@flow.formerly("reminders.promised")
def promised(turn: Turn, season: int, association: int, promise: str) -> Reply:
    """Store the call. Raises NotAllowed."""
    _, _, milestone = owed.opened(turn, season)
    turn.store.seasons.member(season, association)
    days = {"today": 0, "tomorrow": 1, "three days": 3}
    if promise in days:
        here = turn.now.astimezone(turn.services.zone)
        until = datetime.combine(here.date() + timedelta(days=days[promise]), _CLOSING, turn.services.zone)
    else:
        until = turn.now
    words = {"today": "hẹn chiều nay", "tomorrow": "hẹn ngày mai", "three days": "hẹn trong ba ngày"}
    turn.store.reminders.note_call(
        association,
        milestone.id,
        words=words.get(promise, "không gặp"),
        promise=promise,
        until=until,
        by=places.person(turn),
        now=turn.now,
    )
    return _reminding()(turn, season)


# --- numbers ------------------------------------------------------------------------------------------------------


@flow.step
def number_of(turn: Turn, season: int, start: int) -> Reply:
    """Choose whose number it is. Raises NotAllowed."""
    owed.opened(turn, season)
    members = turn.store.seasons.members(season)
    go = [choice(each.name, number, season, each.id) for each in members[start : start + _PAGE]]
    if start + _PAGE < len(members):
        go.append(choice(say("More"), number_of, season, start + _PAGE))
    return ask(say("Whose number is it?"), *go, choice(say("Back"), show, season))


@flow.step
def number(turn: Turn, season: int, association: int) -> Reply:
    """Ask for an association's number. Raises NotAllowed."""
    owed.opened(turn, season)
    name = turn.store.seasons.member(season, association).name
    known = turn.store.phones.of_associations([association]).get(association)
    go = [] if known is None else [way(say("Forget the number"), forget, season, association)]
    return ask(
        lines(
            say("Known so far: {phone}", phone=written(known)) if known is not None else None,
            say("{name}: please type the phone number. Only those who may remind see it.", name=name),
        ),
        *go,
        way(say("Back"), show, season),
        answer=takes(typed, season, association),
    )


@flow.step
def typed(turn: Turn, season: int, association: int) -> Reply:
    """Store the number typed. Raises NotAllowed."""
    this, _, _ = owed.opened(turn, season)
    phone = read_phone(turn.text)
    if phone is None:
        return turn.again(say("That is no phone number. Please write it for instance as 0912 345 678."))
    return _keep(turn, this.id, association, phone)


@flow.step
def forget(turn: Turn, season: int, association: int) -> Reply:
    """Forget an association's number. Raises NotAllowed."""
    this, _, _ = owed.opened(turn, season)
    return _keep(turn, this.id, association, None)


def _keep(turn: Turn, season: int, association: int, phone: str | None) -> Reply:
    turn.store.seasons.member(season, association)
    turn.store.phones.give_association(association, phone)
    turn.store.audit.record(
        "phone noted" if phone else "phone forgotten",
        turn.now,
        actor=turn.sender.person,
        season=season,
        association=association,
        details={},
    )
    return show(turn, season)
