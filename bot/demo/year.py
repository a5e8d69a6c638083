"""The whole year of a played season, in its order: June, the year's figures, reminders, a return, the vote, January.

Belongs here: which scene comes when. Each looks at what stands before it plays, so that a run that was cut off goes on
there. What is said is `bot.demo.script`, `bot.demo.office` and `bot.demo.votes`.
"""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime, time, timedelta

from msgspec import Struct

from bot.demo.moments import Moment
from bot.demo.office import accept, accept_all, remind, send_back
from bot.demo.play import Played, Player, Progress
from bot.demo.script import Answer, Talk
from bot.demo.votes import Committee, Vote
from emulation.bloc import Association, Period, Season
from emulation.people import Role
from emulation.season import Mark, Office, PeriodCode
from emulation.season_answers import ReturnPlan
from emulation.submissions import State, Submission
from handlers import wording
from storage.store import Store

PLAYED = (PeriodCode.JUNE, PeriodCode.ESTIMATE, PeriodCode.FINAL)

_LANGUAGE = "vi"
_SUMMARY = "tổng hợp"
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_MORNING = time(8)
_DESK = timedelta(minutes=10)
_EACH = timedelta(minutes=7)
# The clock is asked every morning on which a reminder may fall.
_REMINDED_FROM, _REMINDED_TO = -9, 3
_TWO_THIRDS = 3
_VOTE_AFTER = timedelta(days=10)


class _Scene(Struct, frozen=True, kw_only=True):
    at: datetime
    play: Callable[[], Awaitable[None]]


class Year:
    """Plays a script's year with a player, up to a moment."""

    def __init__(self, player: Player, until: Moment = Moment.END) -> None:
        self._player = player
        self._until = until
        self._script = player.script
        self._clock = player.clock

    async def play(self, progress: Progress = lambda _done, _of: None) -> Played:
        """Play everything that is not played yet. Raises Silence, ScriptStuck, NotTaken."""
        season, members, periods = await self._player.begin()
        of = {period.code: period for period in periods}
        estimate, final = of[PeriodCode.ESTIMATE], of[PeriodCode.FINAL]
        scenes = [
            *self._june(season, members, of[PeriodCode.JUNE]),
            *self._year_end(season, members, estimate),
            *self._vote(season, members, estimate),
            *self._january(season, members, final),
        ]
        stop = self._stop(estimate)
        scenes = sorted((each for each in scenes if stop is None or each.at < stop), key=lambda each: each.at)
        for done, scene in enumerate(scenes, 1):
            # A message on its way when the clock is moved would seem long overdue, and go out twice.
            await self._player.program.deliverer.drained()
            self._clock.set(scene.at)
            await scene.play()
            progress(done, len(scenes))
        await self._player.program.deliverer.drained()
        if stop is not None and self._until is not Moment.VOTE:
            self._clock.set(stop)
        return await self._player.outcome(season)

    def _stop(self, estimate: Period) -> datetime | None:
        match self._until:
            case Moment.OPENING:
                return self._morning(estimate.opens, 0)
            case Moment.DEADLINE:
                return self._morning(estimate.deadline, -3)
            case Moment.VOTE:
                return self._voting_day(estimate) + _HOUR
            case Moment.END:
                return None

    # --- the figures --------------------------------------------------------------------------------------------------

    def _june(self, season: Season, members: Sequence[Association], june: Period) -> Iterator[_Scene]:
        yield _Scene(at=self._morning(june.opens, 0), play=lambda: self._board_joins(season))
        for association, at in self._spread(members, june):
            yield self._submits(season, association, june, at)
        yield from self._mornings(june)
        yield _Scene(at=self._morning(june.deadline, 1) + _HOUR, play=lambda: self._player.look(season, _SUMMARY))
        yield self._reviewed(season, june)

    def _year_end(self, season: Season, members: Sequence[Association], estimate: Period) -> Iterator[_Scene]:
        answers = self._script.answers
        returned = {each.association: each for each in answers.returned if each.period is PeriodCode.ESTIMATE}
        in_time = [each for each in members if each.code not in answers.late]
        late = [each for each in members if each.code in answers.late]
        for association, at in self._spread(in_time, estimate, of=len(members)):
            if association.code in returned:
                yield from self._returned(season, association, estimate, returned[association.code], at)
            else:
                yield self._submits(season, association, estimate, at)
        yield from self._mornings(estimate)
        nagged = self._morning(estimate.deadline, 0) + 6 * _HOUR
        yield _Scene(at=nagged, play=lambda: self._reminds(season, estimate, nagged))
        for place, association in enumerate(late, 1):
            yield self._submits(season, association, estimate, self._morning(estimate.deadline, place) + _HOUR)
        yield self._reviewed(season, estimate)

    def _january(self, season: Season, members: Sequence[Association], final: Period) -> Iterator[_Scene]:
        """Yield how the estimates are confirmed or corrected, reviewed, and looked at once more."""
        in_time = [each for each in members if each.code not in self._script.answers.late]
        late = [each for each in members if each.code in self._script.answers.late]
        for association, at in self._spread(in_time, final, of=len(members)):
            yield self._submits(season, association, final, at)
        yield from self._mornings(final)
        for place, association in enumerate(late, 1):
            yield self._submits(season, association, final, self._morning(final.deadline, place) + _HOUR)
        reviewed = self._reviewed(season, final)
        yield reviewed
        yield _Scene(at=reviewed.at + _HOUR, play=lambda: self._player.look(season))

    def _submits(self, season: Season, association: Association, period: Period, at: datetime) -> _Scene:
        return _Scene(at=at, play=lambda: self._player.submit(season, association, period))

    def _spread(
        self, members: Sequence[Association], period: Period, *, of: int | None = None
    ) -> Iterator[tuple[Association, datetime]]:
        """Yield when each sits down to a kỳ: two thirds (`of` so many) by three days before its deadline, the others in
        the days that are left."""
        early = min(round((of or len(members)) * 2 / _TWO_THIRDS), len(members))
        first, last = self._morning(period.opens, 0), self._morning(period.deadline, -3)
        for place, association in enumerate(members):
            if place < early:
                day = first + _DAY * ((last - first).days * place // early)
            else:
                day = last + _DAY * (3 * (place - early) // (len(members) - early))
            yield association, day + _DESK + _EACH * place

    def _mornings(self, period: Period) -> Iterator[_Scene]:
        for day in range(_REMINDED_FROM, _REMINDED_TO + 1):
            at = self._morning(period.deadline, day)
            if at > period.opens:
                yield _Scene(at=at, play=lambda at=at: self._clock_strikes(at))  # type: ignore[misc]

    async def _board_joins(self, season: Season) -> None:
        await self._player.joins(season, Role.STAFF)
        await self._player.joins(season, Role.SECRETARY)

    async def _clock_strikes(self, at: datetime) -> None:
        """Let the clock do its work, and everybody read it; what a run did before it was cut off was done in time."""
        if self._clock.now() < at + _DESK:
            await self._player.program.each_minute()
            await self._player.glance()

    async def _reminds(self, season: Season, period: Period, at: datetime) -> None:
        def done(store: Store) -> bool:
            milestone = store.reminders.of_period(period.id)
            return milestone is not None and any(each.at >= at for each in store.reminders.told(milestone.id))

        secretary = await self._player.joins(season, Role.SECRETARY)
        if not await self._player.program.receiver.write(done):
            await remind(secretary)
            await self._player.glance()

    # --- what is returned ---------------------------------------------------------------------------------------------

    def _returned(
        self, season: Season, association: Association, period: Period, plan: ReturnPlan, at: datetime
    ) -> Iterator[_Scene]:
        for hours, act in enumerate((self._answers_wrongly, self._is_returned, self._answers_again, self._is_accepted)):
            yield _Scene(
                at=at + hours * _HOUR,
                play=lambda act=act: act(season, association, period, plan),  # type: ignore[misc]
            )

    async def _answers_wrongly(self, season: Season, who: Association, period: Period, plan: ReturnPlan) -> None:
        if await self._newest(who, period) is None:
            wrong = Answer(plan.words, plan.value, self._player.marks[Mark.SAMPLE])
            await self._player.submit(season, who, period, instead={plan.indicator: wrong})

    async def _is_returned(self, season: Season, who: Association, period: Period, plan: ReturnPlan) -> None:
        newest = await self._newest(who, period)
        if newest is None or newest.state is not State.SUBMITTED or newest.number > 1:
            return

        def label(store: Store) -> str:
            asked = store.seasons.asked(who.id, period.id)
            found = next(each.indicator for each in asked if each.indicator.code == plan.indicator)
            return wording.label(found, _LANGUAGE)

        figure = await self._player.program.receiver.write(label)
        staff = await self._player.joins(season, Role.STAFF)
        await send_back(staff, who.name, self._name(period), figure, plan.reason, self._player.marks[Mark.SAMPLE])
        await self._player.glance()

    async def _answers_again(self, season: Season, who: Association, period: Period, plan: ReturnPlan) -> None:
        del plan
        await self._player.submit(season, who, period)

    async def _is_accepted(self, season: Season, who: Association, period: Period, plan: ReturnPlan) -> None:
        del plan
        newest = await self._newest(who, period)
        if newest is not None and newest.state is State.SUBMITTED:
            await accept(await self._player.joins(season, Role.STAFF), who.name, self._name(period))
            await self._player.glance()

    def _reviewed(self, season: Season, period: Period) -> _Scene:
        at = self._morning(period.deadline, _REMINDED_TO + 1)
        return _Scene(at=at, play=lambda: self._accepts_all(season, at))

    async def _accepts_all(self, season: Season, at: datetime) -> None:
        """Let staff accept all that waits; where a run was cut off later, something else waits, for its own scene."""
        if self._clock.now() < at + _DESK:
            await accept_all(await self._player.joins(season, Role.STAFF))
            await self._player.glance()

    def _name(self, period: Period) -> str:
        return self._player.labels.write(wording.period_name(period, _LANGUAGE))

    async def _newest(self, who: Association, period: Period) -> Submission | None:
        return await self._player.program.receiver.write(lambda store: store.submissions.newest(who.id, period.id))

    # --- the vote -----------------------------------------------------------------------------------------------------

    def _vote(self, season: Season, members: Sequence[Association], estimate: Period) -> Iterator[_Scene]:
        day = self._voting_day(estimate)
        until_open = self._until is Moment.VOTE
        yield _Scene(at=day, play=lambda: self._holds_the_vote(season, members, until_open=until_open))
        yield _Scene(at=day + 8 * _HOUR, play=lambda: self._player.look(season))

    async def _holds_the_vote(self, season: Season, members: Sequence[Association], *, until_open: bool) -> None:
        voters: dict[str, Talk] = {each.code: await self._player.sits(season, each) for each in members}
        head = next(each for each in members if each.office is Office.HEAD)
        committee = Committee(
            secretary=await self._player.joins(season, Role.SECRETARY),
            head=voters[head.code],
            staff=await self._player.joins(season, Role.STAFF),
            voters=voters,
        )
        vote = Vote(self._player.program, self._clock, season, self._script.answers, committee)
        await vote.hold(until_open=until_open)
        await self._player.glance()

    def _voting_day(self, estimate: Period) -> datetime:
        day = self._morning(estimate.deadline + _VOTE_AFTER, 0)
        while day.weekday() >= 5:
            day += _DAY
        return day

    def _morning(self, of: datetime, days: int) -> datetime:
        """Return eight in the morning, so many days after the day of a moment."""
        here = of.astimezone(self._player.program.settings.zone)
        return datetime.combine(here.date() + timedelta(days=days), _MORNING, here.tzinfo)
