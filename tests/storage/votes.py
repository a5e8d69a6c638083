"""A vote on the Bắc Giang bloc, for tests of what lies in the tables. Here: preparing and opening one."""

from dataclasses import dataclass

from emulation.ballots.choices import Choices, Opinion
from emulation.ballots.conduct import Delegate
from emulation.ballots.contests import TWO_THIRDS, Ballot, Threshold
from emulation.season import Method
from storage.ballots import NewContest
from storage.sealing import Vault
from storage.store import Store
from tests.storage.bloc import NOW, Bloc, new_person

SECRET = b"k" * 32
VAULT = Vault([SECRET])
CLOSES = NOW.replace(hour=10)


@dataclass(frozen=True, kw_only=True)
class Vote:
    """A ballot that is open, and the ids of the member units in their order."""

    ballot: Ballot
    members: tuple[int, ...]

    def choice(self, *codes_or_ids: int, contest: int = 0) -> Choices:
        """A ballot that chooses these associations in one contest."""
        of = self.ballot.contests[contest]
        return {of.id: {each.id: Opinion.FOR for each in of.candidates if each.association in codes_or_ids}}


ANYBODY = Threshold.parse(">= 0 members")
"""A quorum that is always there."""


def prepare(
    store: Store, bloc: Bloc, *, secret: bool = True, by: int | None = None, quorum: Threshold = TWO_THIRDS
) -> Ballot:
    """Prepare a ballot for flag and certificates, in which six associations stand."""
    standing = tuple(bloc.associations[code] for code in ("CTD", "KH", "LHTN", "NKT", "DC", "NCT"))
    made = store.ballots.prepare(
        bloc.season,
        "Bình xét thi đua năm 2023",
        [
            NewContest(code="flag", name="Cờ thi đua", method=Method.AGREE, seats=1, candidates=standing),
            NewContest(
                code="certificate",
                name="Bằng khen",
                method=Method.AT_MOST,
                seats=2,
                candidates=standing,
                without_winners_of="flag",
            ),
        ],
        secret=secret,
        closes=CLOSES,
        now=NOW,
        by=by,
        quorum=quorum,
    )
    return store.ballots.by_id(made)


def open_vote(store: Store, bloc: Bloc, *, secret: bool = True, quorum: Threshold = ANYBODY) -> Vote:
    """Prepare a ballot and open it to every member unit."""
    ballot = prepare(store, bloc, secret=secret, quorum=quorum)
    members = tuple(bloc.associations.values())
    person = new_person(store)
    store.ballot_box.enrol(ballot.id, members, [Delegate(association=each, person=person) for each in members])
    key, size = None, 0
    if secret:
        key, box, size = store.ballot_box.new_key(ballot, VAULT)
        store.ballot_box.seal_empty(ballot, members, box, size)
    store.ballots.opened(ballot.id, person, NOW, members=len(members), sealed_key=key, size=size)
    return Vote(ballot=store.ballots.by_id(ballot.id), members=members)


def cast(store: Store, vote: Vote, association: int, choices: Choices) -> None:
    """Cast one unit's ballot."""
    if vote.ballot.secret:
        store.ballot_box.cast_sealed(vote.ballot, association, choices, VAULT)
    else:
        store.ballot_box.cast_openly(vote.ballot, association, choices)
    store.ballot_box.mark_cast(vote.ballot.id, association, f"sen {association}")
