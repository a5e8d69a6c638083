"""Which step an event leads to, and what the reply leaves standing.

Pure: a session and what was said go in, the step to call comes out; a reply goes in, the next session and the message's
body come out. Belongs here: the one rule on digits (a numbered question takes digits as choices; a question that takes
free text letters its options and names its ways out in words, and there digits are always the answer). Does not belong
here: what is said (`handlers`), when it is committed (`bot.receive`).
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from conversation.assent import assent_in, assent_of
from conversation.messages import (
    Added,
    Attachment,
    Finished,
    Incoming,
    Manner,
    MovedTo,
    Removed,
    Reply,
    Sent,
    StepCall,
    Tapped,
    Typed,
)
from conversation.sentences import Text, listed, say
from conversation.session import Answered, Offered, Session
from conversation.steps import Flows
from conversation.text import clean, fold
from conversation.translation import Translator

T = TypeVar("T")

_COMMAND = re.compile(r"/([A-Za-z_]{1,32})(?:@\S+)?(?:[ \t\n]+(.*))?\Z", re.DOTALL)
# Nobody names a choice at such length: it is a report, whatever choices stand.
_LONGEST_PICK = 200
# A question of more lines, and a menu of more choices, is not read out again after one word that was not understood.
_MOST_LINES = 4
_MOST_CHOICES = 8
_ONES = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
_NUMBER_WORDS = {
    **{word: str(n) for n, word in enumerate((*_ONES, "muoi"), 1)},
    **{f"muoi {word}": str(10 + n) for n, word in enumerate((*_ONES[:4], "lam", *_ONES[5:]), 1)},
    **{word: str(n) for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight"), 1)},
}
# Without its mark this is the word for "later" as well as for six: nobody is sent to the sixth line by it.
_NO_NUMBER = "sau"
_LED_IN = re.compile(r"(?:(?:chon|go|so|muc|phim|pick|number) )+")
_LETTER_LED_IN = re.compile(r"(?:(?:CHỌN|CHON|GÕ|GO|MỤC|MUC|PICK) )+")


class Missed(StrEnum):
    """Why an event leads to no step of its own."""

    OLD_BUTTON = "old button"
    NOT_OFFERED = "not offered"
    TOO_EARLY = "too early"
    UNKNOWN_COMMAND = "unknown command"
    UNCHANGED = "unchanged"


class Heard(Struct, frozen=True):
    """The step to call; `rest` is what stood behind a command, `result` an errand's outcome.

    `answers`: it takes free text that answers what stands.
    """

    call: StepCall
    rest: str = ""
    result: Any = None
    through_choice: bool = False
    answers: bool = False


def hear(flows: Flows[T], session: Session, incoming: Incoming, *, answers_in_time: bool = True) -> Heard | Missed:
    """Find the step that `incoming` leads to.

    `answers_in_time` is false where the event is dated before the first attempt to send the standing question began:
    then free text and typed choices answer nothing (a tap on a screen proves that the screen was seen).
    """
    match incoming.said:
        case Finished(step, result):
            return Heard(step, result=result)
        case Tapped(data):
            index = _tapped(session, data)
            return Missed.OLD_BUTTON if index is None else Heard(session.offered[index].call, through_choice=True)
        case Sent():
            return Heard(session.file_to or StepCall(flows.received.name))
        case Typed(text) if incoming.corrects is not None:
            return _corrected(flows, session, incoming.corrects, text)
        case Typed(text):
            return _hear_words(flows, session, text, answers_in_time)
        case Added() | Removed() | MovedTo():
            raise ValueError("where several read, nothing stands that could be answered")


def _corrected(flows: Flows[T], session: Session, event: str, text: str) -> Heard | Missed:
    """Words were changed after they were sent: the last answer's are asked about, older ones change nothing."""
    last = session.answered
    if last is None or last.event != event:
        return Heard(StepCall((flows.edited or flows.unasked).name))
    if last.words == text[:_LONGEST_PICK]:
        return Missed.UNCHANGED
    correction = flows.corrections.get(last.call.step)
    if correction is None:
        return Heard(StepCall((flows.edited or flows.unasked).name))
    return Heard(StepCall(correction.name, (last.words, *last.call.arguments)))


def command_in(text: str) -> tuple[str, str, bool] | None:
    """Return the command that `text` is, if it is one: its name, what stands behind it, and whether it names a bot."""
    found = _COMMAND.match(text)
    if found is None:
        return None
    return found[1].lower(), (found[2] or "").strip(), "@" in text.split(maxsplit=1)[0]


def _hear_words(flows: Flows[T], session: Session, text: str, in_time: bool) -> Heard | Missed:
    if text.startswith("/"):
        name, rest, _ = command_in(text) or ("", "", False)
        known = flows.commands.get(name)
        return Missed.UNKNOWN_COMMAND if known is None else Heard(StepCall(known.step.name), rest=rest)
    picked = _picked(session, text)
    if picked is not None and in_time:
        return Heard(session.offered[picked].call, through_choice=True)
    if picked is None and (said := flows.words.get(fold(text))) is not None:
        return Heard(StepCall(said.step.name))
    if session.answer is None and picked is None:
        for looks_so, step in flows.shaped:
            if looks_so(text):
                return Heard(StepCall(step.name))
    in_time = in_time or session.early
    if len(text) > _LONGEST_PICK and (session.answer is None or not in_time):
        # A report that crossed a question on its way is still a report.
        return Heard(StepCall(flows.unasked.name))
    if session.open and not in_time:
        return Missed.TOO_EARLY
    if session.answer is not None:
        return Heard(session.answer, answers=True)
    return Missed.NOT_OFFERED if session.open else Heard(StepCall(flows.unasked.name))


def _tapped(session: Session, data: str) -> int | None:
    screen, _, index = data.partition(".")
    if not (screen.isascii() and screen.isdecimal() and index.isascii() and index.isdecimal() and len(data) < 20):
        return None
    place = int(index)
    return place if int(screen) == session.screen and place < len(session.offered) else None


def _picked(session: Session, text: str) -> int | None:
    """Return the index of the one choice that `text` names, or None."""
    said = fold(text)
    if not said or (session.answer is not None and said == "khong"):
        return None
    # A label that is itself a figure ("28.000") is never matched by its words where digits are the answer.
    named = [
        index
        for index, offered in enumerate(session.offered)
        if fold(offered.label) == said and (session.answer is None or not any(c.isdecimal() for c in said))
    ]
    # Without its marks "đừng" reads like "đúng": a yes or a no counts only where what was typed is one.
    named = [index for index in named if assent_in(session.offered[index].label) in {None, assent_in(text)}]
    if len(named) > 1:
        # Labels that differ in their marks alone must be typed with them; a wrong pick is worse than asking again.
        exact = clean(text).casefold()
        named = [index for index in named if clean(session.offered[index].label).casefold() == exact]
        return named[0] if len(named) == 1 else None
    if named:
        return named[0]
    keys = {key: index for index in range(len(session.offered)) if (key := session.key(index)) is not None}
    if session.answer is not None:
        # Letters are compared with their marks on: "à" is no "A".
        return keys.get(_LETTER_LED_IN.sub("", clean(text).strip(" .)").upper(), count=1))
    numbered = _numbered(session, text, keys)
    return _assented(session, text) if numbered is None else numbered


def _assented(session: Session, text: str) -> int | None:
    """Return the one choice that begins with what `text` is: its words up to a comma, or a plain yes or no."""
    begins = [offered.label.partition(",") for offered in session.offered]
    named = [index for index, (head, comma, _) in enumerate(begins) if comma and fold(head) == fold(text)]
    if not named and (said := assent_in(text)) is not None:
        named = [index for index, (head, comma, _) in enumerate(begins) if assent_of(head, goes_on=bool(comma)) is said]
    return named[0] if len(named) == 1 else None


def _numbered(session: Session, text: str, keys: Mapping[str, int]) -> int | None:
    """Return the choice whose number `text` gives: "2", "2.", "hai", "chọn 2", or its line as it stands there."""
    said = _LED_IN.sub("", fold(text), count=1)
    if clean(text).casefold().strip(" .!") != _NO_NUMBER and (number := _NUMBER_WORDS.get(said, said)) in keys:
        return keys[number]
    whole = (index for key, index in keys.items() if said == fold(f"{key}. {session.offered[index].label}"))
    return next(whole, None)


class Body(Struct, frozen=True):
    """A message as it lies in the outbox: already in its addressee's language, not yet in a channel's shape.

    Each choice is its label, its button data and the key it is typed by (None: by its own words). `hint` is the
    sentence that says, where there are no buttons, which words may be typed, `file_page` the one that says, where no
    files can be sent, on which page they can. `screen` is None for a notice. A `sealed` body is wiped once it is
    delivered, so a channel takes it only where it is sure to reach its addressee. `spot` and `anew` are those of
    `conversation.turn.Posted`. `menu` stands, where there are no buttons, in the place of the choices' lines.
    """

    text: str
    choices: tuple[tuple[str, str, str | None], ...] = ()
    hint: str = ""
    screen: int | None = None
    files: tuple[Attachment, ...] = ()
    sealed: bool = False
    file_page: str = ""
    spot: str = ""
    anew: bool = False
    menu: str = ""


def answer_given(heard: Heard, incoming: Incoming) -> Answered | None:
    """Return what is remembered of an answer in free text, so that an edit of it can be asked about."""
    if not heard.answers or not isinstance(incoming.said, Typed):
        return None
    return Answered(incoming.event_id, heard.call, incoming.said.text[:_LONGEST_PICK])


def shown(
    reply: Reply,
    session: Session,
    translator: Translator,
    *,
    heard: int | None = None,
    answered: Answered | None = None,
) -> tuple[Body, Session]:
    """Return the body of `reply` and the session that stands after it; `heard` is the digest of what it replies to,
    `answered` the answer in free text that it replies to."""
    text, file_page = translator.write(reply.text), translator.write(reply.file_page)
    if reply.notice:
        return Body(text, files=reply.files, sealed=reply.sealed, file_page=file_page), session
    if reply.again:
        last = answered or session.answered
        following = replace(session, screen=session.screen + 1, heard=heard, answered=last, brief=False)
    else:
        offered = tuple(Offered(translator.write(c.label), c.call, c.manner) for c in reply.choices)
        # What is sealed stands in the message alone, which is wiped once it is delivered.
        asked = "" if reply.sealed else text
        last = answered or session.answered
        following = Session(session.screen + 1, asked, offered, reply.answer, reply.file_to, heard, reply.early, last)
    body = _body(text, following, reply.files, translator)
    return replace(body, sealed=reply.sealed, file_page=file_page), following


def restated(why: Text, session: Session, translator: Translator, *, briefly: bool = False) -> tuple[Body, Session]:
    """Return the standing question once more, behind the sentence `why` (an old button, an answer out of time).

    `briefly`: what is long about it is left out, once; whoever is not helped by that hears it whole the next time.
    """
    brief = briefly and not session.brief and session.open
    following = replace(session, screen=session.screen + 1, brief=brief)
    said = translator.write(why)
    asked = session.asked if session.open and not (brief and session.asked.count("\n") >= _MOST_LINES) else ""
    body = _body(f"{said}\n{asked}" if asked else said, following, (), translator)
    keys = [key for _, _, key in body.choices if key is not None]
    if brief and len(keys) > _MOST_CHOICES:
        above = say("The choices above still hold: type one of {first} to {last}.", first=keys[0], last=keys[-1])
        body = replace(body, menu=translator.write(above))
    return body, following


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]


def _body(text: str, session: Session, files: tuple[Attachment, ...], translator: Translator) -> Body:
    choices = tuple(
        (offered.label, f"{session.screen}.{index}", session.key(index))
        for index, offered in enumerate(session.offered)
    )
    words = listed([_lowered(offered.label) for offered in session.offered if offered.manner is Manner.WORD])
    hint = translator.write(say("Or type: {words}", words=words)) if words.parts else ""
    return Body(text, choices, hint, session.screen, files)
