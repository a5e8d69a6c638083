"""A short form, for tests of the engine: every kind of step a conversation can have, and no subject.

Here: its steps. What is kept of an answer is an entry of the audit record (`kept` reads them back).
"""

import json
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from conversation.messages import Attachment, Reply
from conversation.sentences import say
from conversation.steps import Flow, Flows, ask, choice, takes, tell, way
from conversation.turn import Turn
from storage.store import Store
from storage.tables import audit
from tests.support.script import Chat

FormTurn = Turn[Store, Any]

QUESTIONS = 10

flow: Flow[FormTurn] = Flow("form")


class NotToday(Exception):
    """A rule says no."""


class Unforeseen(Exception):
    """A bug; like a real one it carries what the person typed."""


@flow.command("form", describe=say("Fill in the form"), words=("điền phiếu",))
@flow.step
def begin(turn: FormTurn) -> Reply:
    return question(turn, 1)


@flow.step
def question(turn: FormTurn, number: int) -> Reply:
    del turn
    return ask(
        say("Question {number} of {of}: how many?", number=number, of=QUESTIONS),
        way(say("Để sau"), later),
        answer=takes(took, number),
    )


@flow.formerly("form.number_typed")
def took(turn: FormTurn, number: int) -> Reply:
    if not turn.text.isdecimal():
        return turn.again(say("I saw no number."))
    keep(turn, str(number), turn.text)
    if number == QUESTIONS:
        return Reply(text=say("Thank you."))
    return question(turn, number + 1)


@flow.step
def later(turn: FormTurn) -> Reply:
    del turn
    return Reply(text=say("Whenever you like."))


@flow.command("choose", describe=say("Choose"))
@flow.step
def choose(turn: FormTurn) -> Reply:
    del turn
    return ask(
        say("Which association?"),
        choice(say("Hội Chữ thập đỏ"), chosen, "CTD"),
        choice(say("Hội Nông dân"), chosen, "HND"),
        choice(say("Hội Người mù"), chosen, "NM"),
    )


@flow.step
def chosen(turn: FormTurn, code: str) -> Reply:
    keep(turn, "association", code)
    return Reply(text=say("Chosen: {code}", code=code))


@flow.command("doubt", describe=say("Doubt"))
@flow.step
def doubt(turn: FormTurn) -> Reply:
    del turn
    return ask(
        say("28 or 28.000?"),
        choice(say("28"), meant, Decimal(28)),
        choice(say("28.000"), meant, Decimal(28000)),
        way(say("Sửa"), question, 1),
        answer=takes(took, 1),
    )


@flow.step
def meant(turn: FormTurn, value: Decimal) -> Reply:
    keep(turn, "meant", str(value))
    return Reply(text=say("Kept {value}.", value=value))


@flow.command("break", describe=say("Break"))
@flow.step
def break_down(turn: FormTurn) -> Reply:
    keep(turn, "broken", turn.rest)
    raise Unforeseen(turn.rest)


@flow.command("refuse", describe=say("Refuse"))
@flow.step
def refuse(turn: FormTurn) -> Reply:
    keep(turn, "refused", turn.rest)
    raise NotToday


@flow.command("name", describe=say("Become a person"))
@flow.step
def name(turn: FormTurn) -> Reply:
    person = turn.store.people.add(turn.rest, "en", turn.now)
    turn.store.people.owns(person, turn.sender.address_id)
    return Reply(text=say("You are number {person}.", person=person))


@flow.command("remind", describe=say("Remind somebody, once a key"))
@flow.step
def remind(turn: FormTurn) -> Reply:
    person, _, key = turn.rest.partition(" ")
    turn.tell(int(person), tell(say("Your figures are due.")), key=key or None)
    return tell(say("Reminded."))


@flow.command("long", describe=say("Say a lot"))
@flow.step
def long(turn: FormTurn) -> Reply:
    del turn
    story = "\n".join(f"Line {number} of a long summary." for number in range(1, 301))
    return ask(say("{story}", story=story), choice(say("Next"), later))


@flow.command("secret", describe=say("Say something that is wiped"))
@flow.step
def secret(turn: FormTurn) -> Reply:
    del turn
    return Reply(text=say("Your ballot: https://example.org/b/7Q"), choices=(choice(say("Done"), later),), sealed=True)


@flow.command("fetch", describe=say("Ask for slow work"))
@flow.step
def fetch(turn: FormTurn) -> Reply:
    turn.errand("read", {"handle": turn.rest}, fetched.pack("a"))
    return tell(say("One moment."))


@flow.step
def fetched(turn: FormTurn, label: str) -> Reply:
    keep(turn, f"fetched {label}", str(turn.result["pages"]))
    return Reply(text=say("It has {pages} pages.", pages=int(turn.result["pages"])))


@flow.command("document", describe=say("Get a file"))
@flow.step
def document(turn: FormTurn) -> Reply:
    del turn
    report = Attachment(sha256="0" * 64, name="report.pdf", media_type="application/pdf")
    return Reply(text=say("Here it is."), files=(report,))


@flow.step
def unasked(turn: FormTurn) -> Reply:
    del turn
    return Reply(text=say("Nothing was asked."))


@flow.step
def received(turn: FormTurn) -> Reply:
    assert turn.file is not None
    keep(turn, "file", turn.file.name)
    return tell(say("Got {name}.", name=turn.file.name))


def refused(turn: FormTurn, refusal: Exception) -> Reply:
    del turn, refusal
    return Reply(text=say("Not today; nothing was changed."))


def keep(turn: FormTurn, what: str, words: str) -> None:
    turn.store.audit.record("kept", turn.now, details={"by": turn.sender.address.id, "what": what, "words": words})


def kept(store: Store, by: str) -> list[tuple[str, str]]:
    """Return what was kept of one chat's answers, in order: what was asked, the words."""
    details = audit.c.details
    rows = store.connection.execute(sa.select(details).where(audit.c.act == "kept").order_by(audit.c.id)).scalars()
    entries = [json.loads(row) for row in rows]
    return [(entry["what"], entry["words"]) for entry in entries if entry["by"] == by]


def answers(chat: Chat) -> list[tuple[str, str]]:
    """Return what was kept of a chat's answers so far."""
    return chat.stage.read(lambda store: kept(store, chat.address.id))


FLOWS: Flows[FormTurn] = Flows((flow,), unasked, received, refusals=(NotToday,), refused=refused)
