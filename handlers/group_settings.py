"""What those who lead a bloc set about its chat group (/nhom): linking, names on the board, pinning it anew, unlinking.

Belongs here: their screens, in their own chats. What is said in the group is `handlers.group`.
"""

from msgspec.structs import replace

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice
from emulation.bloc import Season
from emulation.groups import CODE_LIFE, PREFIX
from emulation.invitations import DIGITS
from emulation.people import Act
from emulation.submissions import Locked
from handlers import Flow, Turn, ballots, group_board, home, places, seasons
from storage.groups import Group

flow = Flow("groups")

_PAGE = 8


@flow.command(
    "nhom",
    "group",
    describe=say("The bloc's chat group"),
    words=("nhóm", "nhóm khối", "group"),
    roles=("head", "deputy", "staff"),
)
@flow.step
def groups(turn: Turn) -> Reply:
    """Show the groups of one's season; ask which season, where there are several."""
    return seasons.pick(turn, of_season)


@flow.step
def of_season(turn: Turn, season: int) -> Reply:
    """Show a season's groups. Raises NotAllowed."""
    this = _leading(turn, season)
    found = turn.store.groups.of_season(season)
    go: list[Choice] = [choice(_named(each), shown, each.id) for each in found[:_PAGE]]
    if this.locked_at is None:
        go.append(choice(say("Link a group"), code, season))
    text = (
        say("In the bloc's chat group I show a board of the progress, and announce votes and their results.")
        if found
        else say(
            "No chat group is linked yet. In one I show a board of the progress, and announce votes and their results."
        )
    )
    return ask(lines(seasons.named(this), text), *go, choice(say("Back"), home.back))


@flow.step
def code(turn: Turn, season: int) -> Reply:
    """Issue the code that links a group. Raises NotAllowed, Locked."""
    this = _leading(turn, season)
    if this.locked_at is not None:
        raise Locked
    by = places.person(turn)
    while True:
        drawn = f"{PREFIX}-{turn.services.draw(DIGITS)}"
        digest = turn.services.digest(drawn)
        if turn.store.groups.issue(digest, season, by, turn.now, turn.now + CODE_LIFE):
            break
    typed: list[Text] = []
    for way in turn.services.group_ways(drawn):
        typed.append(say("In the group, type: {words}", words=way.words))
        if way.link is not None:
            typed.append(say("Or add me to the group by this link: {link}", link=way.link))
    reply = ask(
        lines(
            say("Code: {code}. It holds for one day and links one group.", code=drawn),
            *(typed or [say("Add me to the group, then type the code there to me.")]),
            say("Whoever types it must be the head or deputy of the bloc, or of the board."),
        ),
        choice(say("Back"), of_season, season),
    )
    return replace(reply, sealed=True)


@flow.step
def shown(turn: Turn, group: int) -> Reply:
    """Show one group and what may be changed."""
    this = _led(turn, group)
    return home.show(turn, _GONE) if this is None else _show(this, None)


@flow.step
def refreshed(turn: Turn, group: int) -> Reply:
    """Bring the board up to date now."""
    return _changed(turn, group, say("The board is brought up to date."))


@flow.step
def pinned(turn: Turn, group: int) -> Reply:
    """Show the board anew, below all else, and pin it."""
    return _changed(turn, group, say("The board is sent anew and pinned."), anew=True)


@flow.step
def named(turn: Turn, group: int, wanted: bool) -> Reply:
    """Name those who have not handed in, or only count them. Raises NotAllowed."""
    this = _led(turn, group)
    if this is not None:
        turn.store.groups.name_the_late(group, wanted=wanted)
        turn.store.audit.record(
            "group names", turn.now, actor=turn.sender.person, season=this.season, details={"names": wanted}
        )
    said = say("The board now names those still to come.") if wanted else say("The board now shows numbers only.")
    return _changed(turn, group, said)


@flow.step
def unlink(turn: Turn, group: int) -> Reply:
    """Ask once more."""
    this = _led(turn, group)
    if this is None:
        return home.show(turn, _GONE)
    return ask(
        say("Unlink this group? Its board stays as it is, and I announce nothing there any more."),
        choice(say("Unlink it"), unlinked, group),
        choice(say("Back"), shown, group),
    )


@flow.step
def unlinked(turn: Turn, group: int) -> Reply:
    """Unlink a group. Raises NotAllowed."""
    this = _led(turn, group)
    if this is None:
        return home.show(turn, _GONE)
    turn.told.extend(group_board.unlinked(turn.store, this, turn.now, by=places.person(turn)))
    return of_season(turn, this.season)


_GONE = say("That group is no longer linked.")


def _changed(turn: Turn, group: int, said: Text, *, anew: bool = False) -> Reply:
    this = _led(turn, group)
    if this is None:
        return home.show(turn, _GONE)
    turn.post(group_board.board(turn.store, this, turn.now, anew=anew))
    return _show(this, said)


def _show(this: Group, first: Text | None) -> Reply:
    return ask(
        lines(
            first,
            _named(this),
            say("The board names those still to come.") if this.names else say("The board shows numbers only."),
            say("It is brought up to date at 08:00 and 17:00 on working days."),
        ),
        choice(say("Bring the board up to date now"), refreshed, this.id),
        choice(say("Send the board anew and pin it"), pinned, this.id),
        choice(say("Numbers only"), named, this.id, False)
        if this.names
        else choice(say("Name those still to come"), named, this.id, True),
        choice(say("Unlink this group"), unlink, this.id),
        choice(say("Back"), of_season, this.season),
    )


def _named(group: Group) -> Text:
    return say("Group linked at {moment}", moment=group.linked_at)


def _leading(turn: Turn, season: int) -> Season:
    """Return a season whose groups one may set. Raises NotAllowed, NoSeat."""
    this = turn.store.seasons.by_id(season)
    ballots.check(turn, Act.LINK_GROUP, this)
    return this


def _led(turn: Turn, group: int) -> Group | None:
    """Return a linked group that one may set. Raises NotAllowed, NoSeat."""
    this = turn.store.groups.by_id(group)
    if this is not None:
        _leading(turn, this.season)
    return this
