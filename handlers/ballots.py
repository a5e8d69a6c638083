"""Votes (/phieu): the list, and preparing what is to be voted on.

Belongs here: what secretary, head, deputy and staff set up before a ballot opens. Opening, closing and announcing is
`handlers.ballot_conduct`; casting is `handlers.voting` and the ballot page.
"""

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice, takes, way
from conversation.text import fold
from emulation.ballots import deadlines, naming
from emulation.ballots.contests import MOTION, Ballot, BallotState, Contest, Threshold
from emulation.ballots.preparing import Proposal, next_ballot
from emulation.ballots.refusals import DeadlineOver, NothingToVote, NotPrepared
from emulation.ballots.results import taken, winners_of
from emulation.bloc import Season
from emulation.people import Act, Standing, may, seats_in
from emulation.season import Method
from emulation.submissions import Locked
from handlers import Flow, Turn, ballot_words, home, places, seasons
from storage.ballot_book import read_results
from storage.ballots import NewContest

flow = Flow("ballots")

_PAGE = 8
_LONGEST_MOTION = 300
_PASSING = ("> 1/2 members", ">= 2/3 members", "> 1/2 issued", "> 1/2 valid")
_QUORUMS = (">= 2/3 members", "> 1/2 members")


@flow.command(
    "phieu",
    "ballots",
    describe=say("Votes: prepare, open, close, results"),
    words=("phiếu", "lập phiếu", "kết quả bỏ phiếu", "ballots"),
    roles=("head", "deputy", "secretary", "staff"),
)
@flow.step
def ballots(turn: Turn) -> Reply:
    """Show the votes of one's season; ask which, where there are several."""
    return seasons.pick(turn, of_season)


@flow.step
def of_season(turn: Turn, season: int) -> Reply:
    """Show a season's newest votes. Raises NotAllowed."""
    return listing(turn, season, 0)


@flow.step
def listing(turn: Turn, season: int, start: int) -> Reply:
    """List a season's votes, newest first. Raises NotAllowed."""
    from handlers import ballot_conduct, delegates

    this = turn.store.seasons.by_id(season)
    prepares = can(turn, Act.PREPARE_BALLOT, this)
    if not prepares:
        check(turn, Act.SEE_PROGRESS, this)
    found = [each for each in turn.store.ballots.of_season(season) if prepares or each.state in _FOR_EVERYBODY]
    newest = list(reversed(found))[start : start + _PAGE]
    go: list[Choice] = [choice(_label(each), ballot_conduct.show, each.id) for each in newest]
    if start + _PAGE < len(found):
        go.append(choice(say("More"), listing, season, start + _PAGE))
    if prepares and _next(turn, this) is not None:
        go.append(choice(say("Prepare the vote on proposals and offices"), prepare, season))
    if prepares:
        go.append(choice(say("Put a motion"), motion, season))
    if delegates.is_staff(turn, this):
        go.append(choice(say("Who votes for each association"), delegates.associations, season, 0))
    text = say("Votes of {bloc}, year {year}.", bloc=this.bloc, year=this.year)
    return ask(lines(text, None if found else say("There is none yet.")), *go, choice(say("Back"), home.back))


@flow.step
def prepare(turn: Turn, season: int) -> Reply:
    """Prepare the next ballot from the season's quotas, every member unit standing. Raises NothingToVote, Locked."""
    this = _preparing(turn, season)
    proposal = _next(turn, this)
    if proposal is None:
        raise NothingToVote
    made = turn.store.ballots.prepare(
        season,
        "; ".join(each.quota.name for each in proposal.sheets),
        [
            NewContest(
                code=each.quota.code.value,
                name=each.quota.name,
                method=each.quota.method,
                seats=each.quota.seats,
                candidates=each.candidates,
                from_winners_of=each.quota.from_winners_of,
                without_winners_of=each.quota.without_winners_of,
            )
            for each in proposal.sheets
        ],
        secret=proposal.secret,
        closes=deadlines.usual(turn.now.astimezone(turn.services.zone)),
        now=turn.now,
        by=places.person(turn),
    )
    return _prepared(turn, made)


@flow.step
def motion(turn: Turn, season: int) -> Reply:
    """Ask for a motion's words."""
    _preparing(turn, season)
    return ask(
        say("Please write the motion in one sentence, for instance: Adopt the report of the year."),
        way(say("Back"), listing, season, 0),
        answer=takes(motion_worded, season),
    )


@flow.step
def motion_worded(turn: Turn, season: int) -> Reply:
    """Prepare an open vote on a motion."""
    _preparing(turn, season)
    words = " ".join(turn.text.split())
    if not any(letter.isalpha() for letter in words):
        return turn.again(say("I saw no sentence. Please write the motion in words."))
    made = turn.store.ballots.prepare(
        season,
        words[:_LONGEST_MOTION],
        [NewContest(code=MOTION, name=words[:_LONGEST_MOTION], method=Method.AGREE, seats=1, candidates=())],
        secret=False,
        closes=deadlines.usual(turn.now.astimezone(turn.services.zone)),
        now=turn.now,
        by=places.person(turn),
    )
    return _prepared(turn, made)


@flow.step
def standing(turn: Turn, ballot: int, contest: int) -> Reply:
    """Ask who stands in one contest."""
    this, of = _contest(turn, ballot, contest)
    return ask(
        lines(
            ballot_words.sheet(of, len(turn.store.seasons.members(this.season))),
            say("Type the names of those who stand, with commas between them; the bloc's codes do as well."),
        ),
        choice(say("Everyone who may stand"), everybody_stands, ballot, contest),
        way(say("Back"), shown, this.id),
        answer=takes(named, ballot, contest),
    )


@flow.step
def named(turn: Turn, ballot: int, contest: int) -> Reply:
    """Put those on the sheet whose names were typed."""
    this, of = _contest(turn, ballot, contest)
    members = turn.store.seasons.members(this.season)
    said = naming.meant(turn.text, members, fold)
    allowed = _may_stand(turn, this, of)
    strangers = [each.name for each in said.found if each.id not in allowed]
    if said.unclear or strangers or not said.found:
        unclear = ", ".join([*said.unclear, *strangers])
        return turn.again(
            say("I cannot tell whom you mean, or they may not stand here: {names}. Nothing was changed.", names=unclear)
        )
    turn.store.ballots.stand(contest, [each.id for each in said.found])
    return _changed(turn, this)


@flow.step
def everybody_stands(turn: Turn, ballot: int, contest: int) -> Reply:
    """Put every member unit on the sheet that may stand."""
    this, of = _contest(turn, ballot, contest)
    turn.store.ballots.stand(contest, _may_stand(turn, this, of))
    return _changed(turn, this)


@flow.step
def deadline(turn: Turn, ballot: int) -> Reply:
    """Ask when a ballot closes by itself."""
    this = preparable(turn, ballot)
    return ask(
        say(
            "When does the ballot close by itself? Type for instance 17h30, or 15/12 17:00. Now: {moment}.",
            moment=this.closes,
        ),
        way(say("Back"), shown, ballot),
        answer=takes(deadline_typed, ballot),
    )


@flow.step
def deadline_typed(turn: Turn, ballot: int) -> Reply:
    """Change when a ballot closes by itself."""
    this = preparable(turn, ballot)
    closes = deadlines.read(turn.text, turn.now.astimezone(turn.services.zone))
    if closes is None:
        return turn.again(say("I could not read a moment. Please write it like 17h30, or 15/12 17:00."))
    if closes <= turn.now:
        raise DeadlineOver
    turn.store.ballots.close_at(ballot, closes)
    return _changed(turn, this)


@flow.step
def rules(turn: Turn, ballot: int) -> Reply:
    """Offer the rules by which a ballot is decided."""
    this = preparable(turn, ballot)
    return ask(
        lines(ballot_words.rules(this), say("Which rule shall hold? It is fixed once the ballot opens.")),
        *(
            choice(
                say("Chosen with {share}", share=ballot_words.threshold(Threshold.parse(each))), pass_with, ballot, each
            )
            for each in _PASSING
        ),
        *(
            choice(
                say("Counts if {share} vote", share=ballot_words.threshold(Threshold.parse(each))), quorum, ballot, each
            )
            for each in _QUORUMS
        ),
        choice(say("Back"), shown, ballot),
    )


@flow.step
def pass_with(turn: Turn, ballot: int, rule: str) -> Reply:
    """Change what a candidate needs."""
    this = preparable(turn, ballot)
    turn.store.ballots.pass_with(ballot, Threshold.parse(rule))
    return _changed(turn, this)


@flow.step
def quorum(turn: Turn, ballot: int, rule: str) -> Reply:
    """Change how many must vote."""
    this = preparable(turn, ballot)
    turn.store.ballots.with_quorum(ballot, Threshold.parse(rule))
    return _changed(turn, this)


@flow.step
def remove(turn: Turn, ballot: int) -> Reply:
    """Take a ballot away that was not opened."""
    this = preparable(turn, ballot)
    turn.store.ballots.remove(ballot)
    turn.store.audit.record(
        "ballot removed", turn.now, actor=turn.sender.person, season=this.season, details={"ballot": ballot}
    )
    return listing(turn, this.season, 0)


@flow.step
def shown(turn: Turn, ballot: int) -> Reply:
    """Go back to a ballot."""
    from handlers import ballot_conduct

    return ballot_conduct.show(turn, ballot)


def preparing_choices(ballot: Ballot) -> list[Choice]:
    """Return what may be changed about a ballot that is being prepared."""
    contests = [each for each in ballot.contests if each.code != MOTION and ballot.run_off_of is None]
    return [
        *(choice(say("Who stands: {name}", name=each.name), standing, ballot.id, each.id) for each in contests),
        choice(say("When it closes"), deadline, ballot.id),
        *([choice(say("The rules"), rules, ballot.id)] if ballot.run_off_of is None else []),
        choice(say("Remove this ballot"), remove, ballot.id),
    ]


def preparable(turn: Turn, ballot: int) -> Ballot:
    """Return a ballot that one may prepare and that is not open yet. Raises NotAllowed, NotPrepared."""
    this = turn.store.ballots.held(ballot, alone=True)
    check(turn, Act.PREPARE_BALLOT, turn.store.seasons.by_id(this.season))
    if this.state is not BallotState.PREPARED:
        raise NotPrepared
    return this


def check(turn: Turn, act: Act, season: Season) -> None:
    """Pass where one may do `act` in a season. Raises NotAllowed, NoSeat."""
    places.check(turn, act, season, places.newest_period(turn, season))


def can(turn: Turn, act: Act, season: Season) -> bool:
    """Tell whether one may do `act` in a season, whatever stands in its kỳ. Raises NoSeat."""
    return may(act, seats_in(places.seats(turn), season.id, season.province), Standing())


_FOR_EVERYBODY = frozenset({BallotState.OPEN, BallotState.ANNOUNCED})


def _preparing(turn: Turn, season: int) -> Season:
    this = turn.store.seasons.by_id(season)
    check(turn, Act.PREPARE_BALLOT, this)
    if this.locked_at is not None:
        raise Locked
    return this


def _next(turn: Turn, season: Season) -> Proposal | None:
    results = read_results(turn.store, season.id)
    return next_ballot(
        turn.store.ballots.quotas(season.id),
        [each.id for each in turn.store.seasons.members(season.id)],
        taken=taken(turn.store.ballots.of_season(season.id), results),
        winners=winners_of(results),
    )


def _prepared(turn: Turn, ballot: int) -> Reply:
    this = turn.store.ballots.by_id(ballot)
    turn.store.audit.record(
        "ballot prepared", turn.now, actor=turn.sender.person, season=this.season, details={"ballot": ballot}
    )
    return shown(turn, ballot)


def _changed(turn: Turn, ballot: Ballot) -> Reply:
    # Whoever asked to open asked for what was on the sheet then.
    turn.store.ballots.ask_opening(ballot.id, None)
    turn.store.audit.record(
        "ballot changed", turn.now, actor=turn.sender.person, season=ballot.season, details={"ballot": ballot.id}
    )
    return shown(turn, ballot.id)


def _contest(turn: Turn, ballot: int, contest: int) -> tuple[Ballot, Contest]:
    this = preparable(turn, ballot)
    if this.run_off_of is not None:
        # Who is voted on again is the first vote's to say.
        raise NotPrepared
    return this, this.contest(contest)


def _may_stand(turn: Turn, ballot: Ballot, contest: Contest) -> list[int]:
    """Return who may stand: every member unit, or only those whom an earlier ballot leaves."""
    members = [each.id for each in turn.store.seasons.members(ballot.season)]
    plan = next((each for each in turn.store.ballots.quotas(ballot.season) if each.code.value == contest.code), None)
    if plan is None:
        return members
    won = winners_of(read_results(turn.store, ballot.season))
    if plan.from_winners_of in won:
        members = [each for each in members if each in won[plan.from_winners_of]]
    if plan.without_winners_of in won:
        members = [each for each in members if each not in won[plan.without_winners_of]]
    return members


def _label(ballot: Ballot) -> Text:
    name = ballot_words.short(ballot)
    match ballot.state:
        case BallotState.PREPARED:
            return say("{name} (being prepared)", name=name)
        case BallotState.OPEN:
            return say("{name} (open)", name=name)
        case BallotState.CLOSED:
            return say("{name} (closed)", name=name)
        case BallotState.SPOILT:
            return say("{name} (not counted)", name=name)
        case BallotState.ANNOUNCED | BallotState.REMOVED:
            return say("{name} (announced)", name=name)
