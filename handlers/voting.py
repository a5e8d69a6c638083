"""Voting (/bophieu): the way to a secret ballot's page, and open votes and motions, which are voted here.

Belongs here: what voters are asked in the chat. A secret ballot is never cast in a chat, whose history stays: its
personal link leads to the ballot page (`handlers.booth`), and the message that carries it is wiped once delivered.
"""

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice
from emulation.ballots.choices import Opinion
from emulation.ballots.conduct import Voter, voter_of
from emulation.ballots.contests import MOTION, Ballot, Contest, is_open
from emulation.ballots.refusals import NotOnTheRoll, NotOpen
from emulation.people import OF_ASSOCIATION
from handlers import Flow, Turn, ballot_words, booth, delegates, home, places

flow = Flow("voting")


@flow.command(
    "bophieu",
    "vote",
    describe=say("Vote"),
    words=("bỏ phiếu", "biểu quyết", "vote"),
    roles=("officer", "head", "deputy"),
)
@flow.step
def vote(turn: Turn) -> Reply:
    """Show what is open to be voted on for one's associations."""
    if not _sits_for(turn):
        return home.show(turn, say("You sit for no association of the bloc, so you have no vote."))
    offered = _offered(turn)
    if len(offered) == 1:
        ballot, association = offered[0]
        return paper(turn, ballot.id, association)
    if offered:
        return ask(
            say("What do you want to vote on?"),
            *(
                choice(
                    say(
                        "{ballot}, for {association}",
                        ballot=ballot_words.short(ballot),
                        association=turn.store.seasons.member(ballot.season, association).name,
                    ),
                    paper,
                    ballot.id,
                    association,
                )
                for ballot, association in offered
            ),
            choice(say("Back"), home.back),
        )
    go: list[Choice] = []
    for season, association in _sits_for(turn):
        now = delegates.standing(turn, season, association)
        if now is not None and now.person == turn.sender.person:
            name = turn.store.seasons.member(season, association).name
            go.append(choice(say("Who votes for {name}", name=name), delegates.show, season, association))
    return ask(say("Nothing is open to be voted on now."), *go, choice(say("Back"), home.back))


@flow.step
def paper(turn: Turn, ballot: int, association: int) -> Reply:
    """Show an open ballot to its voter. Raises NotOpen, NotTheVoter, NotOnTheRoll."""
    this = turn.store.ballots.by_id(ballot)
    voter = _voter(turn, this, association)
    if this.secret:
        return _before_the_booth(turn, this, voter)
    return question(turn, ballot, association, "")


# --- secret ballots ---------------------------------------------------------------------------------------------------


def _before_the_booth(turn: Turn, this: Ballot, voter: Voter) -> Reply:
    return ask(
        lines(
            say(
                "Secret ballot: {name}. The box closes at {moment}.", name=ballot_words.title(this), moment=this.closes
            ),
            _voted(turn, this, voter),
            say("On a phone that reads aloud, the names of the associations are spoken: please put on earphones."),
            say("The ballot opens on a page of its own; nothing of it stays in this conversation."),
        ),
        choice(say("Get the link to the ballot page"), link, this.id, voter.association),
        choice(say("Back"), home.back),
    )


@flow.step
def link(turn: Turn, ballot: int, association: int) -> Reply:
    """Give the personal link. It stands in a notice, so that no session keeps it, and is wiped once delivered."""
    this = turn.store.ballots.by_id(ballot)
    voter = _voter(turn, this, association)
    if not this.secret:
        raise NotOpen(None)
    code = turn.services.vault.new_code()
    turn.store.ballot_box.give_link(voter.id, turn.services.vault.digest(code))
    return Reply(
        text=lines(
            say("This link is yours alone, please do not pass it on. It holds until {moment}:", moment=this.closes),
            turn.services.ballot_link(code, turn.sender.language),
        ),
        notice=True,
        sealed=True,
    )


# --- open votes -------------------------------------------------------------------------------------------------------


@flow.step
def question(turn: Turn, ballot: int, association: int, marks: str) -> Reply:
    """Ask for one mark after the other; `marks` are those given so far, a letter each, "-" where none."""
    this = turn.store.ballots.held(ballot, alone=False)
    voter = _voter(turn, this, association)
    if this.secret:
        return _before_the_booth(turn, this, voter)
    sheet = _sheet(this)
    if len(marks) >= len(sheet):
        return _cast(turn, this, voter, marks)
    contest, about = sheet[len(marks)]
    head: list[Text | None] = []
    go: list[Choice] = []
    if not marks:
        head = [
            say(
                "Open vote: {name}. It closes at {moment}; who voted how is known then.",
                name=ballot_words.title(this),
                moment=this.closes,
            ),
            _voted(turn, this, voter),
        ]
        if len(sheet) > 1:
            everything = Opinion.FOR.value * len(sheet)
            go.append(
                choice(say("Agree with all {number}", number=len(sheet)), question, ballot, association, everything)
            )
    return ask(
        lines(
            *head,
            contest.name if contest.code == MOTION else say("{contest}: {name}.", contest=contest.name, name=about),
        ),
        *go,
        choice(say("I agree"), question, ballot, association, marks + Opinion.FOR.value),
        choice(say("I disagree"), question, ballot, association, marks + Opinion.AGAINST.value),
        choice(say("I abstain"), question, ballot, association, marks + _NONE),
        choice(say("Back"), home.back),
    )


_NONE = "-"


def _cast(turn: Turn, this: Ballot, voter: Voter, marks: str) -> Reply:
    lines_ = [(contest.id, each.id) for contest in this.contests for each in contest.candidates]
    choices: dict[int, dict[int, Opinion]] = {contest.id: {} for contest in this.contests}
    for (contest, candidate), mark in zip(lines_, marks, strict=False):
        if mark != _NONE:
            choices[contest][candidate] = Opinion(mark)
    turn.store.ballot_box.cast_openly(this, voter.association, choices)
    done = booth.note(turn.store, turn.services, this, voter, turn.now)
    turn.told.extend(each for each in done.told if each.person != turn.sender.person)
    return home.show(
        turn,
        lines(
            say("Your vote was replaced: {name}.", name=ballot_words.title(this))
            if done.again
            else say("You have voted: {name}.", name=ballot_words.title(this)),
            say("Until {moment} you may vote again; only the last vote counts.", moment=this.closes),
        ),
    )


def _sheet(this: Ballot) -> list[tuple[Contest, str]]:
    return [(contest, each.name) for contest in this.contests for each in contest.candidates]


# --- who and what -----------------------------------------------------------------------------------------------------


def _voter(turn: Turn, this: Ballot, association: int) -> Voter:
    """Return one's line on the roll of an open ballot. Raises NotOpen, NotTheVoter, NotOnTheRoll."""
    if not is_open(this, turn.now):
        raise NotOpen(this.closed or (this.closes if this.opened else None))
    if (this.season, association) not in _sits_for(turn):
        raise NotOnTheRoll
    return voter_of(places.person(turn), association, turn.store.ballot_box.roll(this.id))


def _sits_for(turn: Turn) -> list[tuple[int, int]]:
    held = [
        (seat.season, seat.association)
        for seat in places.seats(turn)
        if seat.role in OF_ASSOCIATION and seat.season is not None and seat.association is not None
    ]
    return list(dict.fromkeys(held))


def _offered(turn: Turn) -> list[tuple[Ballot, int]]:
    return [
        (ballot, association)
        for season, association in _sits_for(turn)
        for ballot in turn.store.ballots.of_season(season)
        if is_open(ballot, turn.now)
    ]


def _voted(turn: Turn, this: Ballot, voter: Voter) -> Text | None:
    name = turn.store.seasons.member(this.season, voter.association).name
    elector = next(each for each in turn.store.ballot_box.electors(this.id) if each.association == voter.association)
    if elector.casts:
        return say("{name} has voted already; voting again replaces that vote.", name=name)
    return say("{name} has not voted yet.", name=name)
