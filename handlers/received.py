"""A file, picture or voice note came in: what is kept, and what to do next.

Belongs here: the first answer, and the one when the file lies on its shelf. Fetching and keeping is `bot.errands`.
"""

from collections.abc import Sequence
from typing import Any

from conversation.messages import Reply, Sent, StepCall
from conversation.sentences import Text, lines, say
from conversation.steps import Step, ask, choice, takes, tell
from emulation.people import Act, NotAllowed
from handlers import Flow, Turn, places, refused_files, start
from handlers.places import Desk

flow = Flow("received")

# A PDF without words is pictures of paper.
_PICTURES = ("image/", "application/pdf")
_NO_COPY = {"sticker", "location", "contact", "video_note"}
# What a channel tells of without handing it over.
NOT_HANDED_OVER = "unsupported"
_NO_USE = say("I cannot use that, and nothing was changed. Please answer with words or figures.")
WHOSE_REPORT = say("Which association’s report is this?")
_MOST_DESKS = 8


@flow.step
def received(turn: Turn) -> Reply:
    """Keep a file nobody asked for as a copy of the association's report, leaving the question that stands."""
    if turn.sender.person is None:
        return start.stranger(turn)
    if turn.file is not None and turn.file.kind == NOT_HANDED_OVER:
        return not_handed_over(turn)
    found = places.receiving(turn)
    if not found:
        return tell(say("You enter figures for no association, so I did not keep this file."))
    file = turn.file
    if len(found) == 1 or file is None or _unusable(file) is not None:
        return keep(turn, _to_shelf(turn, found[0]), read=True)
    return whose(WHOSE_REPORT, found, of_association, file.handle, file.name, file.kind)


@flow.step
def of_association(turn: Turn, season: int, association: int, handle: str, called: str, kind: str) -> Reply:
    """Keep the file for the association that was picked. Raises NotAllowed, NoSeat."""
    desk = places.desk(turn, season, association)
    return _fetched(turn, Sent(kind, handle, called), _to_shelf(turn, desk), read=True)


def whose(question: Text, desks: Sequence[Desk], then: Step[Turn, ...], *rest: Any) -> Reply:
    """Ask which of the associations one sits for is meant; `then` takes its season, its id and the `rest`."""
    return ask(
        question,
        *(
            choice(
                say("{name}, {year}", name=desk.association.name, year=desk.season.year),
                then,
                desk.season.id,
                desk.association.id,
                *rest,
            )
            for desk in desks[:_MOST_DESKS]
        ),
    )


def _to_shelf(turn: Turn, desk: Desk) -> StepCall:
    """Name the step that takes what is kept as a copy of the report that is due."""
    period = places.due(turn, desk) or desk.periods[0]
    return takes(kept, desk.association.id, period.id)


@flow.step
def kept(turn: Turn, association: int, period: int) -> Reply:
    """The file lies on its shelf, or could not be kept."""
    from handlers import document, workbook

    if (refused := refusal(turn)) is not None:
        return tell(refused)
    if "filled" in turn.result:
        return workbook.came(turn)
    name = shelve(turn, association, period, None)
    if "figures" in turn.result:
        return document.read(turn, association, period, name)
    if "sheet" in turn.result:
        return workbook.strange(name)
    own = places.shelf(turn, association, period)
    if own is not None and str(turn.result["media_type"]).startswith(_PICTURES):
        from handlers import on_behalf

        return on_behalf.pictured(turn, own, period, name)
    return tell(
        say(
            "Kept: {name}, as a copy of your report. I cannot read figures out of it, so please answer the questions"
            " one by one.",
            name=name,
        )
    )


def keep(turn: Turn, back: StepCall, *, read: bool = False) -> Reply:
    """Have what was sent fetched and kept, its outcome going to `back`; say at once what cannot be kept.

    With `read` it is looked into: a filled form or the figures of a report come back with it.
    """
    file = turn.file
    if file is not None and file.kind == NOT_HANDED_OVER:
        return not_handed_over(turn)
    if file is None:
        return tell(_NO_USE)
    if (unusable := _unusable(file)) is not None:
        return tell(unusable)
    return _fetched(turn, file, back, read=read)


def _unusable(file: Sent) -> Text | None:
    """Return what is said to something that is no copy of anything."""
    if file.kind in _NO_COPY:
        return _NO_USE
    if file.kind == "voice":
        return say(
            "I cannot listen to voice notes yet. Please type the figure, or use the microphone key of your"
            " keyboard. What you entered before is kept."
        )
    return None


def _fetched(turn: Turn, file: Sent, back: StepCall, *, read: bool) -> Reply:
    turn.errand("keep", {"handle": file.handle, "name": file.name, "kind": file.kind, "read": read}, back)
    return tell(say("I am keeping your file…"))


def not_handed_over(turn: Turn) -> Reply:
    """Say that nothing came through, and how it can: the page, pasting, typing."""
    return tell(
        lines(
            say("This chat did not hand me what you sent, so I have not seen it. Nothing was changed."),
            say("Please send the document on this page, which is yours alone: {link}", link=page(turn)),
            say("Or paste its text here, or type each figure where it is asked for."),
        )
    )


def page(turn: Turn) -> str:
    """Return the link to the page that takes files from this chat."""
    return turn.services.upload_link(turn.sender.address_id, turn.sender.language)


def keep_report(turn: Turn, desk: Desk, copy: str, text: str) -> Reply:
    """Have a report kept whole, `copy` as it was typed, and its figures found in `text`."""
    name = f"bao-cao-{turn.now.astimezone(turn.services.zone):%Y-%m-%d-%H%M}.txt"
    turn.errand("keep", {"text": copy, "report": text, "name": name}, _to_shelf(turn, desk))
    return tell(say("That is a whole report, so I keep it as it is. I am looking for its figures…"))


def refusal(turn: Turn) -> Text | None:
    """Return why the errand could not keep the file, None where it is kept."""
    match turn.result.get("refused"):
        case None:
            return None
        case "too large":
            return say(
                "The file is too large, so it was not kept. The limit is {limit} MB.",
                limit=int(turn.result.get("limit_mb", 20)),
            )
        case "type":
            return say("I keep pictures, PDF, Word and Excel files only; this file was not kept.")
        case str(why) if why in refused_files.WHY:
            return refused_files.WHY[why]
        case _:
            return say("The file could not be fetched, so it was not kept. Please send it once more.")


def shelve(turn: Turn, association: int, period: int, indicator: int | None) -> str:
    """Store what the errand kept, for a figure or as a copy of the report; return its name.

    Whoever sent it may have left the seat while it was fetched. Raises NotAllowed, NoSeat.
    """
    own = places.shelf(turn, association, period)
    if own is None:
        raise NotAllowed(Act.ANSWER)
    places.check_asked(turn, own, period, indicator)
    sha256, name = str(turn.result["sha256"]), str(turn.result["name"])
    evidence = turn.store.evidence
    evidence.keep(sha256, int(turn.result["size"]), str(turn.result["media_type"]), turn.now)
    by = places.person(turn)
    evidence.attach(association, period, indicator, sha256=sha256, name=name, by=by, now=turn.now)
    return name
