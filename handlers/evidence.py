"""Evidence (/minhchung): pictures and files for an indicator; listed, opened, removed until accepted.

Belongs here: choosing, sending, listing, and how a kept file goes out to whoever may have it. Fetching and keeping the
bytes is `bot.errands`.
"""

from msgspec.structs import replace

from conversation.messages import Attachment, Choice, Reply
from conversation.sentences import Text, lines, say
from conversation.steps import Step, ask, choice, takes, tell
from emulation.submissions import Accepted, Locked, State
from handlers import Flow, Turn, figures, home, places, received, wording
from storage.evidence import Evidence

flow = Flow("evidence")

_PAGE = 8


@flow.command(
    "minhchung",
    "evidence",
    describe=say("Attach pictures and files"),
    words=("minh chứng", "evidence"),
    roles=("officer", "head", "deputy"),
)
@flow.step
def evidence(turn: Turn) -> Reply:
    """List what is attached in the kỳ that is due, and offer to add or remove; ask of which, where one has several."""
    desks = places.desks(turn)
    if not desks:
        return home.show(turn, say("You enter figures for no association. The board can give you a seat."))
    if len(desks) == 1:
        return of_due(turn, desks[0].season.id, desks[0].association.id)
    return received.whose(say("For which association?"), desks, of_due)


@flow.step
def of_due(turn: Turn, season: int, association: int) -> Reply:
    """List what is attached in the kỳ that is due."""
    desk = places.desk(turn, season, association)
    period = places.due(turn, desk) or desk.periods[0]
    return of_period(turn, season, association, period.id)


@flow.step
def of_period(turn: Turn, season: int, association: int, period: int) -> Reply:
    """List what is attached in one kỳ."""
    desk = places.desk(turn, season, association)
    this_period = figures.period_of(desk, period)
    language = turn.sender.language
    files = _listed(turn, season, association, period)
    go: list[Choice] = [choice(say("Attach to a figure"), pick, season, association, period, 0)]
    if files:
        go.append(choice(say("Open one"), open_pick, season, association, period, 0))
        go.append(choice(say("Remove one"), unpick, season, association, period, 0))
    return ask(
        lines(
            say(
                "{name}, {period}: {number} files kept.",
                name=desk.association.name,
                period=wording.period_name(this_period, language),
                number=len(files),
            ),
            *(say("- {file}", file=name) for _, name in files),
            say("Pictures, PDF, Word and Excel, up to 20 MB each."),
        ),
        *go,
        choice(say("Back"), home.back),
    )


@flow.step
def pick(turn: Turn, season: int, association: int, period: int, start: int) -> Reply:
    """Choose the figure a file belongs to, a page at a time."""
    places.desk(turn, season, association)
    asked = turn.store.seasons.asked(association, period)
    go = [
        choice(
            wording.label(each.indicator, turn.sender.language), send, season, association, period, each.indicator.id
        )
        for each in asked[start : start + _PAGE]
    ]
    if start + _PAGE < len(asked):
        go.append(choice(say("More"), pick, season, association, period, start + _PAGE))
    return ask(say("Which figure is it for?"), *go, choice(say("Back"), of_period, season, association, period))


@flow.step
def send(turn: Turn, season: int, association: int, period: int, indicator: int) -> Reply:
    """Ask for the file itself."""
    _check_open(turn, season, association, period)
    measured = turn.store.seasons.indicator(indicator)
    return ask(
        say("{name}: please send the picture or file now.", name=wording.label(measured, turn.sender.language)),
        choice(say("That is all"), of_period, season, association, period),
        file_to=takes(took, season, association, period, indicator),
        file_page=say("Documents can be sent on this page, which is yours alone: {link}", link=received.page(turn)),
    )


@flow.step
def took(turn: Turn, season: int, association: int, period: int, indicator: int) -> Reply:
    """Have the file fetched; the question stands, so that more may follow."""
    _check_open(turn, season, association, period)
    return received.keep(turn, takes(kept, season, association, period, indicator))


@flow.step
def kept(turn: Turn, season: int, association: int, period: int, indicator: int) -> Reply:
    """The file lies on its shelf, or could not be kept."""
    if (refused := received.refusal(turn)) is not None:
        return tell(refused)
    _check_open(turn, season, association, period)
    name = received.shelve(turn, association, period, indicator)
    measured = turn.store.seasons.indicator(indicator)
    label = wording.label(measured, turn.sender.language)
    return tell(say("Kept: {file}, for {name}.", file=name, name=label))


@flow.step
def open_pick(turn: Turn, season: int, association: int, period: int, start: int) -> Reply:
    """Choose which of one's own files to be sent."""
    places.desk(turn, season, association)
    question = say("Which file do you want to open?")
    return which_of(turn, question, season, association, period, start, open_, more=open_pick, back=of_period)


@flow.step
def open_(turn: Turn, season: int, association: int, period: int, which: int) -> Reply:
    """Send one of one's own files."""
    places.desk(turn, season, association)
    return sent_out(
        turn,
        season,
        association,
        period,
        which,
        choice(say("Another file"), open_pick, season, association, period, 0),
        choice(say("Back"), of_period, season, association, period),
    )


@flow.step
def unpick(turn: Turn, season: int, association: int, period: int, start: int) -> Reply:
    """Choose which file to remove."""
    places.desk(turn, season, association)
    question = say("Which file do you want to remove?")
    return which_of(turn, question, season, association, period, start, remove, more=unpick, back=of_period)


@flow.step
def remove(turn: Turn, season: int, association: int, period: int, which: int) -> Reply:
    """Remove a file. Raises Accepted, Locked."""
    _check_open(turn, season, association, period)
    if turn.store.evidence.remove(which, association, turn.now):
        turn.store.audit.record(
            "evidence removed",
            turn.now,
            actor=turn.sender.person,
            season=season,
            association=association,
            details={"evidence": which},
        )
    return of_period(turn, season, association, period)


def which_of(
    turn: Turn,
    question: Text,
    season: int,
    association: int,
    period: int,
    start: int,
    then: Step[Turn, [int, int, int, int]],
    *,
    more: Step[Turn, [int, int, int, int]],
    back: Step[Turn, [int, int, int]],
) -> Reply:
    """Ask which file attached in one kỳ is meant, a page at a time; who may read the list is asked before.

    `then` takes the row of the one that is picked, `more` where the next page begins, in the place of it.
    """
    this = (season, association, period)
    files = _listed(turn, *this)
    go = [choice(name, then, *this, row) for row, name in files[start : start + _PAGE]]
    if start + _PAGE < len(files):
        go.append(choice(say("More"), more, *this, start + _PAGE))
    return ask(question, *go, choice(say("Back"), back, *this))


def _listed(turn: Turn, season: int, association: int, period: int) -> list[tuple[int, Text]]:
    """Return the row and the name of each file attached in one kỳ."""
    return [(each.id, _named(turn, season, each)) for each in turn.store.evidence.of(association, period)]


def sent_out(turn: Turn, season: int, association: int, period: int, which: int, *go: Choice) -> Reply:
    """Send a file attached in one kỳ, and offer `go`; who may have it is asked before."""
    file = next((each for each in turn.store.evidence.of(association, period) if each.id == which), None)
    if file is None:
        return ask(say("That file was removed meanwhile."), *go)
    said = ask(say("Here is the file: {file}", file=_named(turn, season, file)), *go)
    return replace(said, files=(Attachment(sha256=file.sha256, name=file.name, media_type=file.media_type),))


def _named(turn: Turn, season: int, file: Evidence) -> Text:
    """Return a file's name with what it is for: phones give many pictures one name."""
    labels = {each.id: wording.label(each, turn.sender.language) for each in turn.store.seasons.indicators(season)}
    return say("{file} ({name})", file=file.name, name=labels.get(file.indicator or 0) or say("the whole report"))


def _check_open(turn: Turn, season: int, association: int, period: int) -> None:
    desk = places.desk(turn, season, association)
    if desk.season.locked_at is not None:
        raise Locked
    newest = turn.store.submissions.newest(association, period)
    if newest is not None and newest.state is State.ACCEPTED:
        raise Accepted
