"""The association's form as a workbook (offered by /nop): sent out, and read when it comes back filled.

Belongs here: what is said about a form and its cells, and keeping what was confirmed. The form's values are
`emulation.form`; drawing and opening workbooks is slow work (`bot.work`). Nothing is entered without a yes.
"""

from collections import Counter
from decimal import Decimal

from conversation.messages import Attachment, Reply
from conversation.sentences import count, lines, listed, say
from conversation.steps import ask, choice, takes, tell
from emulation.bloc import Asked, Period
from emulation.figures import Figure
from emulation.form import Filled, Form, Marker, Row
from emulation.submissions import check_open
from handlers import Flow, Turn, figures, places, received, wording, workbook_doubts
from handlers.places import Desk
from handlers.workbook_cells import Answer, Open, Skip, Sorted, sort

flow = Flow("workbook")

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


# --- going out -------------------------------------------------------------------------------------------------------


@flow.step
def wanted(turn: Turn, season: int, association: int, period: int) -> Reply:
    """Have the form of one kỳ drawn."""
    desk = places.desk(turn, season, association)
    this_period = figures.period_of(desk, period)
    check_open(turn.store.submissions.newest(association, period), locked=desk.season.locked_at is not None)
    form = _form(turn, desk, this_period)
    name = f"so-lieu-{desk.association.code}-{this_period.code.value}-{desk.season.year}.xlsx"
    values = {"form": form.to_json(), "language": turn.sender.language, "name": name}
    turn.errand("form", values, takes(drawn, season, association, period))
    return tell(say("I am preparing the Excel form…"))


@flow.step
def drawn(turn: Turn, season: int, association: int, period: int) -> Reply:
    """The form lies on its shelf: send it."""
    places.desk(turn, season, association)
    if "refused" in turn.result:
        return tell(say("The Excel form could not be made just now. Please answer here, or ask for it again later."))
    sha256, name = str(turn.result["sha256"]), str(turn.result["name"])
    turn.store.evidence.keep(sha256, int(turn.result["size"]), _MEDIA_TYPE, turn.now)
    return Reply(
        text=say(
            "Here is the Excel form. Fill in the columns “Figure” and “Note”, save the file and send it back to me"
            " here: I list what I read, and nothing is entered before you say yes."
        ),
        files=(Attachment(sha256=sha256, name=name, media_type=_MEDIA_TYPE),),
        notice=True,
    )


def _form(turn: Turn, desk: Desk, period: Period) -> Form:
    language = turn.sender.language
    given = turn.store.figures.of(desk.association.id, period.id)
    asked = turn.store.seasons.asked(desk.association.id, period.id)
    before = {each.indicator.id: figures.earlier_figure(turn, desk, period, each.indicator.id) for each in asked}
    earlier = Counter(found[0] for found in before.values() if found is not None).most_common(1)
    due = period.deadline.astimezone(turn.services.zone)
    return Form(
        marker=Marker(desk.season.key, desk.association.code, period.code),
        association=desk.association.name,
        period=period.name,
        due=f"{due:%H:%M %d/%m/%Y}",
        earlier=earlier[0][0] if earlier else None,
        rows=tuple(
            _row(
                each,
                given.get(each.indicator.id),
                found[1] if (found := before[each.indicator.id]) else None,
                period,
                language,
            )
            for each in asked
        ),
    )


def _row(asked: Asked, standing: Figure | None, earlier: Decimal | None, period: Period, language: str) -> Row:
    measured = asked.indicator
    english = language == "en" and measured.label_en
    return Row(
        code=measured.code,
        label=wording.label(measured, language),
        asking=measured.label_en if english else measured.asked_in(period),
        unit=wording.unit(measured, language),
        kind=measured.kind,
        plan=asked.target.plan,
        last_year=asked.target.last_year,
        earlier=earlier,
        now=standing.value if standing is not None else None,
        note=(standing.skipped or "") if standing is not None else "",
    )


# --- coming back -----------------------------------------------------------------------------------------------------


def came(turn: Turn) -> Reply:
    """A filled form was sent: say what it holds, and ask before anything is entered. Raises AlreadyIn, Locked."""
    filled = Filled.from_json(turn.result["filled"])
    own = [each for each in places.desks(turn) if each.season.key == filled.marker.season]
    if not own:
        return tell(
            say("This form belongs to another season, so nothing was entered. For this season's form, type: figures.")
        )
    desk = next((each for each in own if each.association.code == filled.marker.association), None)
    if desk is None:
        return tell(say("This form belongs to another association, so nothing was entered. For yours, type: figures."))
    period = next((each for each in desk.periods if each.code is filled.marker.period), None)
    if period is None or period.opens > turn.now:
        return tell(say("This form is for figures that are not asked for now, so nothing was entered."))
    check_open(turn.store.submissions.newest(desk.association.id, period.id), locked=desk.season.locked_at is not None)
    name = received.shelve(turn, desk.association.id, period.id, None)
    return _summary(turn, desk, period, name, sort(turn, desk, period, filled))


def strange(name: str) -> Reply:
    """A workbook was kept that is not the form."""
    return tell(
        say(
            "Kept: {name}, as a copy of your report. It is not the form I made, so no figure was entered. For the form,"
            " type: figures, and pick the Excel form; or answer here.",
            name=name,
        )
    )


def _summary(turn: Turn, desk: Desk, period: Period, name: str, found: Sorted) -> Reply:
    here = (desk.season.id, desk.association.id, period.id)
    ready = len(found.answers) + len(found.skips)
    text = lines(
        say(
            "Read from {file}, {association}, {period}:",
            file=name,
            association=desk.association.name,
            period=wording.period_name(period, turn.sender.language),
        ),
        *found.listed,
        count(
            found.standing,
            "{number} figure stands there already and stays as it is.",
            "{number} figures stand there already and stay as they are.",
        )
        if found.standing
        else None,
        say("I shall ask about these cells one by one: {cells}.", cells=listed([cell for _, cell, _, _ in found.open]))
        if found.open
        else None,
        say("Not read, and not entered:") if found.troubles else None,
        *found.troubles,
    )
    if not ready and not found.open:
        none = say("There is no new figure in it, so nothing was entered.")
        return tell(lines(text, none))
    if not ready:
        return workbook_doubts.question(turn, *here, tuple(found.open), text)
    label = count(ready, "Enter this {number} figure", "Enter these {number} figures")
    return ask(
        lines(text, say("Nothing is entered yet.")),
        choice(label, enter, *here, tuple(found.answers), tuple(found.skips), tuple(found.open)),
        choice(say("Enter nothing"), nothing),
    )


@flow.step
def nothing(turn: Turn) -> Reply:
    """Enter nothing of the form."""
    from handlers import home

    return home.show(turn, say("Nothing of the form was entered. What you entered before is kept."))


@flow.step
def enter(
    turn: Turn,
    season: int,
    association: int,
    period: int,
    ready: tuple[Answer, ...],
    skips: tuple[Skip, ...],
    left: tuple[Open, ...],
) -> Reply:
    """Keep what was confirmed, then ask about what was doubtful."""
    given = [each[0] for each in ready] + [each[0] for each in skips]
    workbook_doubts.check(turn, season, association, period, given)
    for indicator, _, value, hedge, words in ready:
        workbook_doubts.store(turn, association, period, indicator, words, value=value, hedge=hedge)
    for indicator, reason in skips:
        workbook_doubts.store(turn, association, period, indicator, reason, skipped=reason)
    number = len(ready) + len(skips)
    noted = count(number, "Entered: {number} figure.", "Entered: {number} figures.")
    return workbook_doubts.onward(turn, season, association, period, left, noted)
