"""The vote of a played season: prepared, opened by two, cast by every association, closed by two, announced.

Belongs here: who does what next, read from where the season's ballots stand, so that a run that was cut off goes on
there. What the voters choose stands in the season's answers file; counting is the program's.
"""

import re
from collections.abc import Mapping
from datetime import timedelta

from msgspec import Struct

from bot.app import Program
from bot.clock import MovedClock
from bot.demo.script import ScriptStuck, Talk
from bot.receive import put_notice
from conversation.sentences import Text, say
from emulation.ballots.choices import Choices, Opinion
from emulation.ballots.contests import COUNTED, GONE, Ballot, BallotState, Contest
from emulation.ballots.preparing import next_ballot
from emulation.ballots.results import taken, winners_of
from emulation.bloc import Association, Season
from emulation.season import Award
from emulation.season_answers import AnswersPlan
from handlers import booth
from storage.ballot_book import read_results
from storage.store import Store

_BALLOTS = "lập phiếu"
_VOTE = "bỏ phiếu"
_CODE = re.compile(r"#([a-z2-7]{20,})")
_A_MINUTE = timedelta(minutes=1)


class Committee(Struct, frozen=True, kw_only=True):
    """Who holds the vote: the secretary prepares it, the head and staff open, close and announce it."""

    secretary: Talk
    head: Talk
    staff: Talk
    voters: Mapping[str, Talk]
    """Who speaks for each association, by its code, in the bloc's order."""


class _Stand(Struct, frozen=True, kw_only=True):
    """Where the votes stand: the newest ballot, its round (0: the first), and which associations have not voted."""

    ballot: Ballot | None
    round: int
    left: tuple[str, ...]
    anything_to_prepare: bool


class Vote:
    """Holds every vote of a season, one act after the other."""

    def __init__(
        self, program: Program, clock: MovedClock, season: Season, answers: AnswersPlan, committee: Committee
    ) -> None:
        self._program = program
        self._clock = clock
        self._season = season
        self._answers = answers
        self._committee = committee
        self._members: dict[int, Association] = {}

    async def hold(self, *, until_open: bool = False) -> None:
        """Go on until everything is voted and announced; with `until_open`, until a ballot is open.

        Raises Silence, ScriptStuck.
        """
        while True:
            stand = await self._program.receiver.write(self._stand)
            if until_open and stand.ballot is not None and stand.ballot.state is not BallotState.PREPARED:
                return
            if not await self._act(stand):
                return
            await self._program.deliverer.drained()
            self._clock.move(_A_MINUTE)

    async def _act(self, stand: _Stand) -> bool:
        """Do what is next; tell whether there was anything."""
        head, ballot = self._committee.head, stand.ballot
        if ballot is None or ballot.state is BallotState.ANNOUNCED:
            if not stand.anything_to_prepare:
                return False
            await self._prepare()
            return True
        match ballot.state:
            case BallotState.PREPARED:
                unlike = [each for each in ballot.contests if self._standing(each) != self._planned(ballot, each)]
                if unlike:
                    await self._name(ballot, unlike[0])
                elif ballot.opening_asked_by is None:
                    await _conduct(head, say("Ask to open"))
                else:
                    await _conduct(self._committee.staff, say("Confirm opening"))
            case BallotState.OPEN if stand.left:
                await self._votes(stand, stand.left[0])
            case BallotState.OPEN if ballot.closing_asked_by is None:
                await _conduct(head, say("Ask to close"))
            case BallotState.OPEN:
                await _conduct(self._committee.staff, say("Confirm closing"))
            case BallotState.CLOSED:
                await _conduct(head, say("Announce this result to the bloc"))
            case _:
                raise ScriptStuck(head.who, f"finds the ballot {ballot.name} {ballot.state}")
        return True

    def _stand(self, store: Store) -> _Stand:
        found = store.ballots.of_season(self._season.id)
        members = store.seasons.members(self._season.id)
        self._members = {each.id: each for each in members}
        results = read_results(store, self._season.id)
        proposal = next_ballot(
            store.ballots.quotas(self._season.id),
            [each.id for each in members],
            taken=taken(found, results),
            winners=winners_of(results),
        )
        ballot = next((each for each in reversed(found) if each.state not in GONE), None)
        left: tuple[str, ...] = ()
        held = 0
        if ballot is not None:
            voted = {each.association for each in store.ballot_box.electors(ballot.id) if each.casts}
            left = tuple(each.code for each in members if each.id not in voted)
            root = ballot.run_off_of or ballot.id
            held = sum(
                each.state in COUNTED and each.id != ballot.id for each in found if root in {each.id, each.run_off_of}
            )
        return _Stand(ballot=ballot, round=held, left=left, anything_to_prepare=proposal is not None)

    # --- preparing ----------------------------------------------------------------------------------------------------

    async def _prepare(self) -> None:
        secretary = self._committee.secretary
        await secretary.say(_BALLOTS)
        await secretary.screen()
        await secretary.tap(secretary.labels.write(say("Prepare the vote on proposals and offices")))
        await secretary.screen()

    async def _name(self, ballot: Ballot, contest: Contest) -> None:
        secretary = self._committee.secretary
        write = secretary.labels.write
        await _go_to_newest(secretary)
        await secretary.tap(write(say("Who stands: {name}", name=contest.name)))
        asked = write(say("Type the names of those who stand, with commas between them; the bloc's codes do as well."))
        await secretary.until(lambda message: asked in message.text)
        standing = ", ".join(sorted(self._planned(ballot, contest)))
        await secretary.say(standing)
        await secretary.screen()

    def _standing(self, contest: Contest) -> frozenset[str]:
        return frozenset(
            self._members[each.association].code for each in contest.candidates if each.association is not None
        )

    def _planned(self, ballot: Ballot, contest: Contest) -> frozenset[str]:
        """Return whom the script has standing; in a run-off the program says who does."""
        vote = self._answers.vote(Award(contest.code))
        if vote is None or ballot.run_off_of is not None:
            return self._standing(contest)
        return frozenset(vote.candidates)

    # --- voting -------------------------------------------------------------------------------------------------------

    async def _votes(self, stand: _Stand, association: str) -> None:
        ballot, talk = stand.ballot, self._committee.voters[association]
        assert ballot is not None, "somebody votes on it"
        choices = {each.id: self._marks(stand.round, each, association) for each in ballot.contests}
        await talk.say(_VOTE)
        await talk.screen()
        if not ballot.secret:
            await self._votes_openly(talk, ballot, choices)
            return
        await talk.tap(talk.labels.write(say("Get the link to the ballot page")))
        message = await talk.until(lambda message: _CODE.search(message.text) is not None)
        found = _CODE.search(message.text)
        assert found is not None, "it was waited for"
        await self._cast(found[1], choices)
        talk.note(talk.labels.write(say("(votes on the ballot page; what was chosen stands in no chat)")))
        await talk.hear()

    async def _votes_openly(self, talk: Talk, ballot: Ballot, choices: Choices) -> None:
        write = talk.labels.write
        said = [choices[contest.id].get(each.id) for contest in ballot.contests for each in contest.candidates]
        if len(said) > 1 and set(said) == {Opinion.FOR}:
            await talk.tap(write(say("Agree with all {number}", number=len(said))))
            await talk.screen()
            return
        for mark in said:
            await talk.tap(write(say("I agree") if mark is Opinion.FOR else say("I disagree")))
            await talk.screen()

    async def _cast(self, code: str, choices: Choices) -> None:
        """Do what the ballot page does with a link and what was chosen behind it."""
        program, now = self._program, self._clock.now()

        def work(store: Store) -> None:
            done = booth.cast(store, program.services, code, choices, now, now)
            for told in done.told:
                put_notice(store, program.translators, told.person, told.reply, now, key=told.key)

        await program.receiver.write(work)

    def _marks(self, held: int, contest: Contest, association: str) -> dict[int, Opinion]:
        """Return how one association marks one contest: against whom it does not choose, where that is asked."""
        vote = self._answers.vote(Award(contest.code))
        if vote is None or held >= len(vote.rounds):
            raise ScriptStuck(association, f"does not know how to vote in round {held + 1} of {contest.name}")
        chosen = vote.rounds[held].ballots(tuple(self._committee.voters))[association]
        marks = {}
        for each in contest.candidates:
            if each.association is not None and self._members[each.association].code in chosen:
                marks[each.id] = Opinion.FOR
            elif contest.most is None:
                marks[each.id] = Opinion.AGAINST
        return marks


async def _conduct(talk: Talk, what: Text) -> None:
    await _go_to_newest(talk)
    await talk.tap(talk.labels.write(what))
    await talk.screen()


async def _go_to_newest(talk: Talk) -> None:
    """Open the newest ballot, which a list of votes offers first."""
    await talk.say(_BALLOTS)
    await talk.tap((await talk.screen()).labels[0])
    await talk.screen()
