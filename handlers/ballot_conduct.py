"""Conducting a vote: two persons open it, two close it, and its result is announced from one screen.

Belongs here: what head, deputy and staff see and confirm. Who may is `emulation.ballots.conduct`, setting a ballot up
is `handlers.ballots`, counting `handlers.ballot_closing`.
"""

import zlib

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, listed, say
from conversation.steps import ask, choice, tell
from emulation.ballots.choices import Opinion
from emulation.ballots.conduct import Conductor, check_conductor, check_two, delegates
from emulation.ballots.contests import COUNTED, MOTION, Ballot, BallotState, is_overdue
from emulation.ballots.outcomes import End
from emulation.ballots.refusals import DeadlineOver, NotClosed, NothingToVote, NotOpen, NotPrepared
from emulation.ballots.results import Result
from emulation.bloc import Season
from emulation.people import Act, NotAllowed, Role, seats_in
from emulation.submissions import Locked
from handlers import Flow, Turn, ballot_closing, ballot_words, ballots, group_board, places

flow = Flow("conduct")


@flow.step
def show(turn: Turn, ballot: int) -> Reply:
    """Show how far a ballot has come, and what may be done about it. Raises NotAllowed."""
    this, season = _seen(turn, ballot)
    match this.state:
        case BallotState.PREPARED:
            return _being_prepared(turn, this, season)
        case BallotState.OPEN:
            return _being_voted(turn, this, season)
        case BallotState.CLOSED | BallotState.ANNOUNCED:
            return result(turn, ballot)
        case BallotState.SPOILT:
            return ask(ballot_closing.spoilt(turn.services, this), _back(this))
        case BallotState.REMOVED:
            return ballots.listing(turn, this.season, 0)


# --- opening ----------------------------------------------------------------------------------------------------------


@flow.step
def open_(turn: Turn, ballot: int, seen: int) -> Reply:
    """Ask for a ballot to be opened or, where somebody else has asked, open it.

    `seen` stands for the sheet that was on the screen: what changed since is looked at first. Raises NotAllowed,
    SameAssociation, NotNeutral, NothingToVote, DeadlineOver, NotPrepared, Locked.
    """
    this, season = _conducting(turn, ballot)
    if this.state is not BallotState.PREPARED:
        raise NotPrepared
    if season.locked_at is not None:
        raise Locked
    if not all(each.candidates for each in this.contests):
        raise NothingToVote
    if this.closes <= turn.now:
        raise DeadlineOver
    if seen != _mark(this):
        return show(turn, ballot)
    if (first := _first(turn, this, season, this.opening_asked_by)) is None:
        turn.store.ballots.ask_opening(ballot, places.person(turn))
        _record(turn, this, "ballot opening asked")
        _tell_conductors(
            turn,
            this,
            say(
                "{who} asks to open the ballot {name}. A second person must confirm: type: ballots.",
                who=_who(turn, season),
                name=ballot_words.title(this),
            ),
        )
        return show(turn, ballot)
    if first.person != places.person(turn):
        check_two(first, _conductor(turn, season, places.person(turn)), this.standing)
        _open(turn, this, season)
    return show(turn, ballot)


def _open(turn: Turn, this: Ballot, season: Season) -> None:
    store = turn.store
    members = [each.id for each in store.seasons.members(season.id)]
    seated = [(each.association, each.person) for each in store.ballots.seated(season.id)]
    store.ballot_box.enrol(this.id, members, delegates(members, store.ballots.delegates(season.id), seated))
    key, size = None, 0
    if this.secret:
        key, box, size = store.ballot_box.new_key(this, turn.services.vault)
        store.ballot_box.seal_empty(this, members, box, size)
    store.ballots.opened(this.id, places.person(turn), turn.now, members=len(members), sealed_key=key, size=size)
    _record(turn, this, "ballot opened")
    opened = say("The ballot is open: {name}.", name=ballot_words.title(this))
    _tell_conductors(turn, this, opened)
    turn.post(*group_board.opened(store, this))
    for voter in store.ballot_box.roll(this.id):
        member = store.seasons.member(season.id, voter.association)
        turn.tell(
            voter.person,
            tell(
                lines(
                    opened,
                    say("{association} votes until {moment}.", association=member.name, moment=this.closes)
                    if not voter.substitute
                    else say(
                        "{association} votes until {moment}; you may stand in for its voter.",
                        association=member.name,
                        moment=this.closes,
                    ),
                    say("To vote, type: vote."),
                )
            ),
            key=f"ballot opened:{this.id}:{voter.id}",
        )


def _being_prepared(turn: Turn, this: Ballot, season: Season) -> Reply:
    ballots.check(turn, Act.PREPARE_BALLOT, season)
    units = len(turn.store.seasons.members(season.id))
    go: list[Choice] = []
    if ballots.can(turn, Act.CONDUCT_BALLOT, season):
        go.append(_asking(turn, this, season, this.opening_asked_by, opening=True))
    return ask(
        lines(
            say("Secret ballot, being prepared: {name}.", name=ballot_words.title(this))
            if this.secret
            else say("Open vote, being prepared: {name}.", name=ballot_words.title(this)),
            *(ballot_words.sheet(each, units) for each in this.contests),
            say("It closes by itself at {moment}.", moment=this.closes),
            ballot_words.rules(this),
            _asked(turn, this, season, this.opening_asked_by),
        ),
        *go,
        *ballots.preparing_choices(this),
        _back(this),
    )


# --- closing ----------------------------------------------------------------------------------------------------------


@flow.step
def close(turn: Turn, ballot: int) -> Reply:
    """Ask for a ballot to be closed or, where somebody else has asked, close it.

    Raises NotAllowed, SameAssociation, NotNeutral, NotOpen.
    """
    this, season = _conducting(turn, ballot)
    if this.state is not BallotState.OPEN:
        raise NotOpen(this.closed)
    if (first := _first(turn, this, season, this.closing_asked_by)) is None:
        turn.store.ballots.ask_closing(ballot, places.person(turn))
        _record(turn, this, "ballot closing asked")
        _tell_conductors(
            turn,
            this,
            say(
                "{who} asks to close the ballot {name}. A second person must confirm: type: ballots.",
                who=_who(turn, season),
                name=ballot_words.title(this),
            ),
        )
    elif first.person != places.person(turn):
        check_two(first, _conductor(turn, season, places.person(turn)), this.standing)
        turn.told.extend(ballot_closing.close(turn.store, turn.services, this, turn.now, places.person(turn)))
    return show(turn, ballot)


def _being_voted(turn: Turn, this: Ballot, season: Season) -> Reply:
    voted, units = turn.store.ballot_box.voted(this.id)
    go: list[Choice] = [choice(say("Refresh"), show, this.id)]
    if ballots.can(turn, Act.CONDUCT_BALLOT, season):
        go.append(_asking(turn, this, season, this.closing_asked_by, opening=False))
    return ask(
        lines(
            say("Voting is open: {name}.", name=ballot_words.title(this)),
            say(
                "{voted} of {units} units have voted. It closes by itself at {moment}.",
                voted=voted,
                units=units,
                moment=this.closes,
            ),
            say("There is a result only once the box is closed; nobody can see it before, neither head nor board."),
            _asked(turn, this, season, this.closing_asked_by),
        ),
        *go,
        _back(this),
    )


# --- the result -------------------------------------------------------------------------------------------------------


@flow.step
def result(turn: Turn, ballot: int) -> Reply:
    """Show what came of a ballot: to those who conduct it at once, to the others once it is announced.

    Raises NotAllowed, NotClosed.
    """
    this, season = _seen(turn, ballot)
    conducts = ballots.can(turn, Act.CONDUCT_BALLOT, season)
    found = _counted(turn, this, conducts=conducts)
    go: list[Choice] = []
    if conducts and found.newest.state is BallotState.CLOSED:
        go.append(choice(say("Announce this result to the bloc"), announce, found.newest.id))
    later = [each for each in turn.store.ballots.of_season(this.season) if each.run_off_of == found.ballot.id]
    waiting = [each for each in later if each.state in {BallotState.PREPARED, BallotState.OPEN}]
    if conducts and waiting:
        go.append(choice(say("Go to the second vote"), show, waiting[0].id))
    elif conducts and any(each.end is End.RUN_OFF for each in found.outcomes):
        go.append(choice(say("Prepare the second vote"), again, this.id))
    go.append(choice(say("Who voted, and the receipts"), roll, this.id))
    return ask(lines(say("Result: {name}.", name=found.ballot.name), ballot_words.result(found)), *go, _back(this))


@flow.step
def again(turn: Turn, ballot: int) -> Reply:
    """Prepare the second vote once more, where it was removed or came to nothing."""
    this, season = _conducting(turn, ballot)
    if season.locked_at is not None:
        raise Locked
    made = ballot_closing.prepare_run_off(turn.store, turn.services.zone, this, turn.now)
    return show(turn, made or ballot)


@flow.step
def announce(turn: Turn, ballot: int) -> Reply:
    """Tell the whole bloc what came of a ballot. Raises NotAllowed, NotClosed."""
    this, season = _conducting(turn, ballot)
    found = _counted(turn, this, conducts=True)
    if this.state is BallotState.CLOSED:
        for each in found.rounds:
            if each.state is BallotState.CLOSED:
                turn.store.ballots.announced(each.id, places.person(turn), turn.now)
        _record(turn, this, "ballot announced")
        text = lines(
            say("Result of the vote, {bloc}, year {year}:", bloc=season.bloc, year=season.year),
            ballot_words.result(found),
        )
        for person in turn.store.people.holders(season.id, _BLOC, province=season.province):
            if person != turn.sender.person:
                turn.tell(person, tell(text), key=f"ballot announced:{this.id}:{person}")
        turn.post(*group_board.news(turn.store, season.id, text, f"ballot announced:{this.id}"))
    return result(turn, ballot)


@flow.step
def roll(turn: Turn, ballot: int) -> Reply:
    """Show what anybody may check: who voted, which receipts lie in the box, who said what in an open vote."""
    this, season = _seen(turn, ballot)
    _counted(turn, this, conducts=ballots.can(turn, Act.CONDUCT_BALLOT, season))
    names = {each.id: each.name for each in turn.store.seasons.members(this.season)}
    electors = turn.store.ballot_box.electors(ballot)
    voted = [names.get(each.association, "") for each in electors if each.casts]
    missing = [names.get(each.association, "") for each in electors if not each.casts]
    receipts = turn.store.ballot_box.receipts(ballot)
    return ask(
        lines(
            say("Voted, {number} units: {names}.", number=len(voted), names=listed(sorted(voted))),
            say("Did not vote: {names}.", names=listed(sorted(missing))) if missing else None,
            say("Receipts in the box: {receipts}.", receipts=listed(list(receipts))) if receipts else None,
            say("A receipt proves that a ballot was in the box; it tells nobody what the ballot said."),
            *_voices(turn, this, names),
        ),
        choice(say("Back"), result, ballot),
    )


def _voices(turn: Turn, this: Ballot, names: dict[int, str]) -> list[Text]:
    if this.secret:
        return []
    said = turn.store.ballot_box.voices(this.id)
    told: list[Text] = []
    for contest in this.contests:
        for each in contest.candidates:
            about = contest.name if contest.code == MOTION else each.name
            agree, against = (
                sorted(names.get(unit, "") for candidate, unit, mark in said if (candidate, mark) == (each.id, opinion))
                for opinion in (Opinion.FOR, Opinion.AGAINST)
            )
            if agree:
                told.append(say("{name}: in favour {units}.", name=about, units=listed(list(agree))))
            if against:
                told.append(say("{name}: against {units}.", name=about, units=listed(list(against))))
    return told


# --- who and what -----------------------------------------------------------------------------------------------------

_BLOC = (Role.OFFICER, Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF)


def _seen(turn: Turn, ballot: int) -> tuple[Ballot, Season]:
    """Return a ballot that one may see; one whose deadline is over closes now. Raises NotAllowed."""
    this = turn.store.ballots.by_id(ballot)
    season = turn.store.seasons.by_id(this.season)
    ballots.check(turn, Act.SEE_PROGRESS, season)
    if is_overdue(this, turn.now) and is_overdue(turn.store.ballots.held(ballot, alone=True), turn.now):
        turn.told.extend(ballot_closing.close(turn.store, turn.services, this, turn.now, None))
        this = turn.store.ballots.by_id(ballot)
    return this, season


def _counted(turn: Turn, this: Ballot, *, conducts: bool) -> Result:
    """Return what came of a ballot, to those who may know it already. Raises NotClosed."""
    found = ballot_closing.result_of(turn.store, this)
    if found is None or this.state not in COUNTED or not (conducts or this.state is BallotState.ANNOUNCED):
        raise NotClosed
    return found


def _conducting(turn: Turn, ballot: int) -> tuple[Ballot, Season]:
    _, season = _seen(turn, ballot)
    check_conductor(_conductor(turn, season, places.person(turn)))
    return turn.store.ballots.held(ballot, alone=True), season


def _conductor(turn: Turn, season: Season, person: int) -> Conductor:
    return Conductor(person=person, seats=seats_in(turn.store.people.seats(person), season.id, season.province))


def _first(turn: Turn, this: Ballot, season: Season, asked_by: int | None) -> Conductor | None:
    """Return who asked first, as long as they still may."""
    if asked_by is None:
        return None
    first = _conductor(turn, season, asked_by)
    try:
        check_conductor(first)
    except NotAllowed:
        return None
    return first


def _asking(turn: Turn, this: Ballot, season: Season, asked_by: int | None, *, opening: bool) -> Choice:
    first = _first(turn, this, season, asked_by)
    confirms = first is not None and first.person != turn.sender.person
    if opening:
        label = say("Confirm opening") if confirms else say("Ask to open")
        return choice(label, open_, this.id, _mark(this))
    return choice(say("Confirm closing") if confirms else say("Ask to close"), close, this.id)


def _asked(turn: Turn, this: Ballot, season: Season, asked_by: int | None) -> Text | None:
    first = _first(turn, this, season, asked_by)
    if first is None:
        return None
    if first.person == turn.sender.person:
        return say(
            "You have asked; now a second person must confirm: head, deputy or staff. One of the two must sit for no"
            " association that stands."
        )
    return say("{who} has asked and waits for a second person to confirm.", who=_name(turn, season, first.person))


def _who(turn: Turn, season: Season) -> Text:
    return _name(turn, season, places.person(turn))


def _name(turn: Turn, season: Season, person: int) -> Text:
    roles = {each.role for each in seats_in(turn.store.people.seats(person), season.id, season.province)}
    name = turn.store.people.find(person).name
    if Role.HEAD in roles:
        return say("{name} (head of the bloc)", name=name)
    if Role.DEPUTY in roles:
        return say("{name} (deputy head)", name=name)
    return name


def _tell_conductors(turn: Turn, this: Ballot, text: Text) -> None:
    for person in ballot_closing.conductors(turn.store, this):
        if person != turn.sender.person:
            turn.tell(person, tell(text))


def _record(turn: Turn, this: Ballot, act: str) -> None:
    turn.store.audit.record(act, turn.now, actor=turn.sender.person, season=this.season, details={"ballot": this.id})


def _mark(this: Ballot) -> int:
    """Return a number that changes with what stands on a ballot's sheet."""
    sheet = (
        this.closes.isoformat(),
        str(this.quorum),
        *((each.id, str(each.passing), tuple(one.association for one in each.candidates)) for each in this.contests),
    )
    return zlib.crc32(repr(sheet).encode())


def _back(this: Ballot) -> Choice:
    return choice(say("Back"), ballots.listing, this.season, 0)
