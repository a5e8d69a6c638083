"""Contests small enough to count on one's fingers, for tests of votes."""

from collections.abc import Mapping

from emulation.ballots.choices import Marks, Opinion
from emulation.ballots.contests import MORE_THAN_HALF, TWO_THIRDS, Candidate, Contest, Threshold, Turnout
from emulation.ballots.counting import Tally, Votes
from emulation.ballots.outcomes import Outcome, Round, Section, decide
from emulation.season import Method

EIGHTEEN = 18
NAMES = ("Chữ thập đỏ", "Khuyến học", "Người cao tuổi", "Luật gia", "Người mù", "Đông y", "Nhà báo", "Làm vườn")


def contest(
    method: Method = Method.AGREE,
    seats: int = 1,
    standing: int = 3,
    *,
    number: int = 1,
    code: str = "flag",
    passing: Threshold | None = MORE_THAN_HALF,
    from_winners_of: str | None = None,
    without_winners_of: str | None = None,
    only: tuple[int, ...] | None = None,
) -> Contest:
    """A contest in which the first `standing` associations stand, or `only` those."""
    associations = only or tuple(range(1, standing + 1))
    return Contest(
        id=number,
        code=code,
        name=code,
        method=method,
        seats=seats,
        candidates=tuple(
            Candidate(id=100 * number + each, association=each, name=NAMES[each - 1]) for each in associations
        ),
        passing=passing,
        from_winners_of=from_winners_of,
        without_winners_of=without_winners_of,
    )


def chosen(of: Contest, *associations: int) -> Marks:
    """Marks for these associations."""
    return {each.id: Opinion.FOR for each in of.candidates if each.association in associations}


def held(of: Contest, agree: Mapping[int, int], *, collected: int = EIGHTEEN, members: int = EIGHTEEN) -> Round:
    """A round counted with these votes by association."""
    turnout = Turnout(members=members, issued=members, collected=collected, valid=collected, blank=0)
    votes = {each.id: Votes(agree=agree.get(each.association or 0, 0)) for each in of.candidates}
    return Round(contest=of, tally=Tally(turnout=turnout, votes=votes))


def result(of: Contest, *rounds: Round, quorum: Threshold = TWO_THIRDS) -> Outcome:
    """What comes of one contest."""
    (outcome,) = decide([Section(contest=of, quorum=quorum, rounds=rounds)])
    return outcome


def won(outcome: Outcome) -> list[int | None]:
    """The associations that won."""
    return [each.association for each in outcome.won]


def tied(outcome: Outcome) -> list[int | None]:
    """The associations that go into a run-off."""
    return [each.association for each in outcome.contenders]
