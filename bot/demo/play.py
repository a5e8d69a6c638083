"""Playing a season: the program on a demo's database, its clock moved along, and one person after the other.

Belongs here: letting people in and hand in figures on the real receive and deliver path, and what came of it. What is
said is `bot.demo.script`, the whole year in its order `bot.demo.year`. A run that was cut off goes on where it stood.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from bot.app import Program
from bot.clock import MovedClock
from bot.demo.labels import Labels
from bot.demo.marks import marked_contests, marks
from bot.demo.phone import PhoneMaker, PlayedChannel, PlayedPhone
from bot.demo.script import Answer, Talk, join, read_through, report
from bot.demo.transcript import Transcript
from bot.importing import import_plan
from bot.invitations import seating
from bot.tally_file import Mark
from conversation.sentences import lines, say
from emulation.bloc import Association, Period, Season
from emulation.people import OF_ASSOCIATION, Role
from emulation.season import Mark as Trust
from emulation.season import PeriodCode, SeasonPlan
from emulation.season_answers import AnswersPlan, read_answers
from emulation.season_file import read_season
from emulation.submissions import STANDING
from emulation.tally import Book, Tally, compile_tally
from seasons import answers_text, season_text
from storage.ballot_book import contests
from storage.book import read_book
from storage.issuing import issue
from storage.store import Store

PLAYED = (PeriodCode.ESTIMATE,)
_LANGUAGE = "vi"
_MORNING = timedelta(hours=8)
_LAST_DAY = timedelta(days=1)

Progress = Callable[[int, int], None]


class Script(Struct, frozen=True, kw_only=True):
    """A season that comes with the program: what its file says, and what its people answer."""

    plan: SeasonPlan
    text: str
    answers: AnswersPlan

    @staticmethod
    def read(name: str) -> "Script":
        """Read a season by its name. Raises FileNotFoundError, SeasonFileWrong."""
        text = season_text(name)
        plan = read_season(text, name)
        return Script(plan=plan, text=text, answers=read_answers(answers_text(name), plan))


class Misread(Struct, frozen=True, kw_only=True):
    """A figure that is stored otherwise than it was meant."""

    association: str
    indicator: str
    words: str
    meant: str
    stored: str


class Played(Struct, frozen=True, kw_only=True):
    """A season played to its end."""

    season: Season
    book: Book
    tally: Tally
    mark: Mark
    contests: Sequence[Mapping[str, Any]]
    transcript: Transcript
    misread: tuple[Misread, ...]


class Player:
    """Plays a script on a program that runs. `phones` makes the phone of each person; by default in this process.

    `play` plays `periods`, everybody in time; `bot.demo.year` plays the year.
    """

    def __init__(
        self,
        program: Program,
        clock: MovedClock,
        script: Script,
        *,
        profile: str = "buttons",
        phones: PhoneMaker | None = None,
        periods: Sequence[PeriodCode] = PLAYED,
    ) -> None:
        self.program = program
        self.clock = clock
        self.script = script
        self._periods = periods
        if phones is None:
            phones = _phones(program, clock, profile)
        self._phones = phones
        translator = program.translators[_LANGUAGE]
        self.labels = Labels(translator)
        self._talks: dict[str, Talk] = {}
        self.marks = {
            Trust.STATED: translator.write(say("stated in the report")),
            Trust.SAMPLE: translator.write(say("sample data")),
        }
        heading = lines(
            say("{bloc}, year {year}", bloc=script.plan.bloc.name, year=script.plan.year),
            say(
                "A scripted conversation. Answers marked [{sample}] are invented and nobody's result; those marked"
                " [{stated}] are in the report that the season file names.",
                sample=self.marks[Trust.SAMPLE],
                stated=self.marks[Trust.STATED],
            ),
        )
        self.transcript = Transcript(translator.write(heading), translator, program.settings.zone)

    async def play(self, progress: Progress = lambda _done, _of: None) -> Played:
        """Play everything that is not played yet. Raises Silence, ScriptStuck, NotTaken."""
        season, members, periods = await self.begin()
        played = [period for period in periods if period.code in self._periods]
        steps, done = len(played) * len(members) + 1, 0
        for period in played:
            for place, association in enumerate(members):
                # What is on its way when the clock is moved looks like a send that hangs, and goes out once more.
                await self.program.deliverer.drained()
                self.clock.set(_moment(period, place, len(members)))
                await self.submit(season, association, period)
                progress(done := done + 1, steps)
            self.clock.set(period.deadline - _LAST_DAY + _MORNING)
        await self.look(season)
        progress(steps, steps)
        return await self.outcome(season)

    async def begin(self) -> tuple[Season, tuple[Association, ...], tuple[Period, ...]]:
        """Import the season, unless it is there; return it with its associations and kỳ. Raises NotTaken."""
        await self.program.deliverer.drained()
        season = await self._season()
        members, periods = await self.program.receiver.write(
            lambda store: (store.seasons.members(season.id), store.seasons.periods(season.id))
        )
        return season, members, periods

    async def outcome(self, season: Season) -> Played:
        """Return what was played so far, once every message is delivered."""
        await self.program.deliverer.drained()
        return await self.program.receiver.write(lambda store: self._outcome(store, season))

    async def _season(self) -> Season:
        script = self.script

        def work(store: Store) -> Season:
            import_plan(store, script.plan, script.text, demo=True)
            season = store.seasons.by_key(script.plan.key)
            assert season is not None, "it was just imported"
            return season

        return await self.program.receiver.write(work)

    async def submit(
        self, season: Season, association: Association, period: Period, *, instead: Mapping[str, Answer] | None = None
    ) -> None:
        """Let an association answer and hand in what is not in; `instead` holds answers that differ from the script's.

        Raises Silence, ScriptStuck, NotTaken.
        """

        def look(store: Store) -> tuple[bool, list[str]]:
            asked = store.seasons.asked(association.id, period.id)
            return store.submissions.in_now(association.id, period.id), [each.indicator.code for each in asked]

        submitted, questions = await self.program.receiver.write(look)
        if submitted or not questions:
            return
        talk = await self.sits(season, association)
        planned = self.script.answers.of(association.code, period.code)
        answers = {each.indicator: Answer.of(each, self.marks.get(each.mark, "")) for each in planned}
        corrected = [
            self.script.plan.indicator(each.indicator).label
            for each in planned
            if period.code is PeriodCode.FINAL and not each.carried
        ]
        await report(talk, questions, {**answers, **(instead or {})}, corrected)

    async def look(self, season: Season, *wanted: str) -> None:
        """Let staff look at the bloc: who is in and the summary, unless something else is wanted. Raises Silence."""
        staff = await self.joins(season, Role.STAFF)
        for words in wanted or ("tiến độ", "tổng hợp"):
            await read_through(staff, words)

    async def sits(self, season: Season, association: Association) -> Talk:
        """Return the conversation of whoever speaks for an association, who joins if nobody has. Raises Silence."""
        talk = self._talk(association.code, association.name)
        await self._let_in(talk, season, Role(association.office or Role.OFFICER), association)
        return talk

    async def joins(self, season: Season, role: Role) -> Talk:
        """Return the conversation of staff, or of the bloc's secretary, who joins if nobody has. Raises Silence."""
        secretary = role is Role.SECRETARY
        who = self.labels.write(say("The bloc's secretary")) if secretary else season.board
        talk = self._talk(role.value, who)
        await self._let_in(talk, season, role, None)
        return talk

    async def glance(self) -> None:
        """Let everybody read what came in meanwhile."""
        await self.program.deliverer.drained()
        for talk in self._talks.values():
            await talk.glance()

    async def _let_in(self, talk: Talk, season: Season, role: Role, association: Association | None) -> None:
        """Invite a person and let them join, unless somebody sits there already."""
        services, now = self.program.services, self.clock.now()

        def invite(store: Store) -> str | None:
            roles = tuple(OF_ASSOCIATION) if association else (role,)
            of = association.id if association else None
            if store.people.holders(season.id, roles, association=of, province=season.province):
                return None
            return issue(
                store,
                seating(season, role, association),
                digest=services.digest,
                draw=services.draw,
                now=now,
                life=services.invitation_life,
            )

        code = await self.program.receiver.write(invite)
        if code is not None:
            await join(talk, code)

    def _talk(self, key: str, who: str) -> Talk:
        if key not in self._talks:
            phone = self._phones(f"{self.script.plan.key}-{key}")
            self._talks[key] = Talk(who, phone, self.labels, self.transcript, self.clock)
        return self._talks[key]

    def _outcome(self, store: Store, season: Season) -> Played:
        book = read_book(store, season.id)
        return Played(
            season=season,
            book=book,
            tally=compile_tally(book),
            mark=marks(self.script.answers),
            contests=marked_contests(season, contests(store, season.id)),
            transcript=self.transcript,
            misread=tuple(self._misread(book)),
        )

    def _misread(self, book: Book) -> list[Misread]:
        """Hold what was handed in against what the script's people meant."""
        of = {each.id: each.code for each in book.associations}
        about = {each.id: each.code for each in book.indicators}
        during = {each.id: each.code for each in book.periods}
        stored = {(of[each.association], about[each.indicator], during[each.period]): each for each in book.figures}
        submitted = {(of[each.association], during[each.period]) for each in book.submissions if each.state in STANDING}
        found = []
        for meant in self.script.answers.answers:
            figure = stored.get((meant.association, meant.indicator, meant.period))
            if meant.period not in self._periods or (meant.association, meant.period) not in submitted:
                continue
            if figure is None or (figure.value, figure.hedge) != (meant.value, meant.hedge):
                found.append(
                    Misread(
                        association=meant.association,
                        indicator=meant.indicator,
                        words=meant.words,
                        meant=f"{meant.value} ({meant.hedge})",
                        stored="nothing" if figure is None else f"{figure.value} ({figure.hedge})",
                    )
                )
        return found


def _phones(program: Program, clock: MovedClock, profile: str) -> PhoneMaker:
    channel = PlayedChannel(profile)
    program.add(channel)
    run = secrets.token_hex(4)
    made: dict[str, PlayedPhone] = {}

    def phone(number: str) -> PlayedPhone:
        if number not in made:
            made[number] = PlayedPhone(channel, number, f"{run}-{number}", program.receiver, clock)
        return made[number]

    return phone


def _moment(period: Period, place: int, of: int) -> datetime:
    """When the association at `place` sits down to it: spread over the kỳ, in the morning, well before the deadline."""
    last = period.deadline - 2 * _LAST_DAY
    day = period.opens + (last - period.opens) * place / of
    return period.opens + timedelta(days=(day - period.opens).days) + _MORNING + timedelta(minutes=7 * place)
