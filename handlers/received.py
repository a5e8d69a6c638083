"""A file, picture or voice note came in: what is kept, and what to do next.

Belongs here: the first answer, and the one when the file lies on its shelf. Fetching and keeping is `bot.errands`.
"""

from conversation.messages import Reply, StepCall
from conversation.sentences import Text, lines, say
from conversation.steps import takes, tell
from emulation.people import Act, NotAllowed
from handlers import Flow, Turn, places, refused_files, start

flow = Flow("received")

# A PDF without words is pictures of paper.
_PICTURES = ("image/", "application/pdf")
_NO_COPY = {"sticker", "location", "contact", "video_note"}
# What a channel tells of without handing it over.
NOT_HANDED_OVER = "unsupported"


@flow.step
def received(turn: Turn) -> Reply:
    """Keep a file nobody asked for as a copy of the association's report, leaving the question that stands."""
    if turn.sender.person is None:
        return start.stranger(turn)
    if turn.file is not None and turn.file.kind == NOT_HANDED_OVER:
        return not_handed_over(turn)
    found = places.desks(turn)
    if not found:
        return tell(say("You enter figures for no association, so I did not keep this file."))
    desk = found[0]
    period = places.due(turn, desk) or desk.periods[0]
    return keep(turn, takes(kept, desk.association.id, period.id), read=True)


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
        return document.read(turn, association, name)
    if "sheet" in turn.result:
        return workbook.strange(name)
    own = next((each for each in places.desks(turn) if each.association.id == association), None)
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
    if file is None or file.kind in _NO_COPY:
        return tell(say("I cannot use that, and nothing was changed. Please answer with words or figures."))
    if file.kind == "voice":
        return tell(
            say(
                "I cannot listen to voice notes yet. Please type the figure, or use the microphone key of your"
                " keyboard. What you entered before is kept."
            )
        )
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


def keep_report(turn: Turn, copy: str, text: str) -> Reply:
    """Have a report kept whole, `copy` as it was typed, and its figures found in `text`."""
    found = places.desks(turn)
    if not found:
        return tell(say("You enter figures for no association, so I did not keep this text."))
    period = places.due(turn, found[0]) or found[0].periods[0]
    name = f"bao-cao-{turn.now.astimezone(turn.services.zone):%Y-%m-%d-%H%M}.txt"
    values = {"text": copy, "report": text, "name": name}
    turn.errand("keep", values, takes(kept, found[0].association.id, period.id))
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
    own = next((each for each in places.desks(turn) if each.association.id == association), None)
    if own is None:
        raise NotAllowed(Act.ANSWER)
    places.check_asked(turn, own, period, indicator)
    sha256, name = str(turn.result["sha256"]), str(turn.result["name"])
    evidence = turn.store.evidence
    evidence.keep(sha256, int(turn.result["size"]), str(turn.result["media_type"]), turn.now)
    by = places.person(turn)
    evidence.attach(association, period, indicator, sha256=sha256, name=name, by=by, now=turn.now)
    return name
