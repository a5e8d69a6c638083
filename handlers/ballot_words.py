"""How votes are put into words: titles, sheets, thresholds, results.

Belongs here: sentences that several conversations about votes share. A bloc proposes and never awards, so every result
says "đề nghị"; only its own offices are elected.
"""

from conversation.sentences import Text, count, lines, listed, say
from emulation.ballots.contests import MOTION, Ballot, Base, Comparator, Contest, Threshold, Turnout
from emulation.ballots.outcomes import End, Fate, Outcome, Placed
from emulation.ballots.results import Result
from emulation.season import Award, Method

# So long that the whole label still fits a button.
_SHORT, _SHORTER = 34, 20
_OFFICES = frozenset({Award.HEAD.value, Award.DEPUTY.value})


def title(ballot: Ballot) -> Text:
    """Return what a ballot is about."""
    return say("second vote: {name}", name=ballot.name) if ballot.run_off_of else ballot.name


def short(ballot: Ballot) -> Text:
    """Return what a ballot is about in few words, to be picked by."""
    first, *others = (each.name for each in ballot.contests)
    most = _SHORT if ballot.run_off_of is None else _SHORTER
    name = first if len(first) <= most else first[: most - 1].rstrip() + "…"
    text = say("{name} and {number} more", name=name, number=len(others)) if others else name
    return say("second vote: {name}", name=text) if ballot.run_off_of else text


def sheet(contest: Contest, units: int) -> Text:
    """Return one contest of a ballot that is being prepared: how it is voted, who of so many `units` stands."""
    number = len(contest.candidates)
    # Whoever listens to all of it would hear the whole bloc once a contest.
    names = say("every member unit") if number == units else listed([each.name for each in contest.candidates])
    if contest.code == MOTION:
        return say("- Motion: {name}. Agree or disagree.", name=contest.name)
    match contest.method:
        case Method.AGREE:
            return say(
                "- {name}: agree or disagree with each of {number}; {seats} to be chosen. Standing: {names}.",
                name=contest.name,
                number=number,
                seats=contest.seats,
                names=names,
            )
        case Method.CONSENT:
            return say(
                "- {name}: consent by name to {number} associations: {names}.",
                name=contest.name,
                number=number,
                names=names,
            )
        case Method.AT_MOST | Method.ONE:
            return say(
                "- {name}: choose at most {seats} of {number}. Standing: {names}.",
                name=contest.name,
                seats=contest.most or 1,
                number=number,
                names=names,
            )


def threshold(rule: Threshold) -> Text:
    """Return a threshold: "more than 1/2 of all member units"."""
    value = f"{rule.value.numerator}/{rule.value.denominator}"
    whole = {
        Base.MEMBERS: say("all member units"),
        Base.PRESENT: say("the units present"),
        Base.ISSUED: say("the ballots issued"),
        Base.VALID: say("the valid ballots"),
    }[rule.base]
    if rule.comparator is Comparator.MORE:
        return say("more than {value} of {whole}", value=value, whole=whole)
    return say("at least {value} of {whole}", value=value, whole=whole)


def rules(ballot: Ballot) -> Text:
    """Return how a ballot's result is worked out, so that everybody can check it beforehand."""
    passing = next((each.passing for each in ballot.contests if each.passing is not None), None)
    return lines(
        say("It counts if {share} vote.", share=threshold(ballot.quorum)),
        say(
            "Whoever has {share} is chosen, most votes first; a seat that nobody reaches stays empty.",
            share=threshold(passing),
        )
        if passing
        else say("Most votes are chosen."),
        say("Whoever is level at the last seat is voted on again, only among themselves."),
    )


def turnout(numbers: Turnout) -> Text:
    """Return the numbers of ballots: issued, collected, valid, blank."""
    return say(
        "Ballots issued {issued}, collected {collected}, valid {valid}, blank {blank}, invalid {invalid}.",
        issued=numbers.issued,
        collected=numbers.collected,
        valid=numbers.valid,
        blank=numbers.blank,
        invalid=numbers.invalid,
    )


def result(found: Result) -> Text:
    """Return what came of a ballot, contest by contest, on one screen."""
    proposes = any(each.contest.code not in {*_OFFICES, MOTION} for each in found.outcomes)
    return lines(
        *(_outcome(each, found) for each in found.outcomes),
        say("These are proposals, not decisions yet.") if proposes else None,
    )


def _outcome(outcome: Outcome, found: Result) -> Text:
    contest = outcome.contest
    numbers = found.tallies[contest.id].turnout
    match outcome.end:
        case End.WAITING:
            return lines(contest.name, say("- It waits for the result above."))
        case End.NO_QUORUM:
            return lines(
                contest.name,
                say(
                    "- Only {collected} of {members} units voted; it takes {share}. There is no result.",
                    collected=numbers.collected,
                    members=numbers.members,
                    share=threshold(found.ballot.quorum),
                ),
            )
        case End.DECIDED | End.RUN_OFF:
            return lines(
                say("{name} ({members} units)", name=contest.name, members=numbers.members),
                turnout(numbers),
                *(_placed(each, outcome) for each in outcome.placed),
                _left(outcome),
            )


def _placed(each: Placed, outcome: Outcome) -> Text:
    name, contest = each.candidate.name, outcome.contest
    votes = listed(
        [
            say("{number} in the second vote", number=got.agree)
            if place
            else count(got.agree, "{number} vote", "{number} votes")
            for place, got in enumerate(each.votes)
        ]
    )
    if contest.code == MOTION:
        agree, against = each.votes[0].agree, each.votes[0].against
        if each.fate is Fate.WON:
            return say("- Carried: {agree} agree, {against} disagree.", agree=agree, against=against)
        return say("- Not carried: {agree} agree, {against} disagree.", agree=agree, against=against)
    match each.fate:
        case Fate.WON if contest.code in _OFFICES:
            return say("- Elected: {name}, {votes}.", name=name, votes=votes)
        case Fate.WON:
            return say("- Proposed: {name}, {votes}.", name=name, votes=votes)
        case Fate.TIED:
            return say("- {name}, {votes}: level with others at the last seat.", name=name, votes=votes)
        case Fate.IN_RUN_OFF:
            return say("- {name}, {votes}: goes into the second vote.", name=name, votes=votes)
        case Fate.FEWER_VOTES:
            return say("- {name}, {votes}: enough, but fewer than those chosen.", name=name, votes=votes)
        case Fate.BELOW:
            return say("- {name}, {votes}: not enough.", name=name, votes=votes)
        case Fate.NOT_ELIGIBLE:
            return say("- {name}: does not count here, because of the result above.", name=name)


def _left(outcome: Outcome) -> Text | None:
    names = listed([each.name for each in outcome.contenders])
    if outcome.end is End.RUN_OFF and outcome.tie:
        return say(
            "- A tie: {names} are voted on again, among themselves, for the number of seats left: {seats}.",
            names=names,
            seats=outcome.seats_left,
        )
    if outcome.end is End.RUN_OFF:
        return say("- Nobody has enough votes: {names} go into a second vote, in which most votes win.", names=names)
    if outcome.seats_left and outcome.contest.code != MOTION:
        return say("- Seats that stay empty, because nobody else has enough votes: {seats}.", seats=outcome.seats_left)
    return None
