"""Playing a season: the program on a demo's database, its clock moved along, and one person after the other.

Belongs here: putting the script on the real receive and deliver path, at plausible moments of the season. The script
itself is `bot.demo.script`. A run that was cut off goes on where it stood.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app import Program
from bot.clock import MovedClock
from bot.demo.labels import Labels
from bot.demo.marks import marks
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
from emulation.tally import Book, Tally, compile_tally
from seasons import answers_text, season_text
from storage.book import read_book
from storage.issuing import issue
from storage.store import Store

PLAYED = (PeriodCode.ESTIMATE,)
_LANGUAGE = "vi"
_MORNING = timedelta(hours=8)
_LAST_DAY = timedelta(days=1)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Script:
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


@dataclass(frozen=True, kw_only=True)
class Misread:
    """A figure that is stored otherwise than it was meant."""

    association: str
    indicator: str
    words: str
    meant: str
    stored: str


@dataclass(frozen=True, kw_only=True)
class Played:
    """A season played to its end."""

    season: Season
    book: Book
    tally: Tally
    mark: Mark
    transcript: Transcript
    misread: tuple[Misread, ...]


class Player:
    """Plays a script on a program that runs. `phones` makes the phone of each person; by default in this process."""

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
        self._program = program
        self._clock = clock
        self._script = script
        self._periods = periods
        if phones is None:
            phones = _phones(program, clock, profile)
        self._phones = phones
        translator = program.translators[_LANGUAGE]
        self._labels = Labels(translator)
        self._marks = {
            Trust.STATED: translator.write(say("stated in the report")),
            Trust.SAMPLE: translator.write(say("sample data")),
        }
        heading = lines(
            say("{bloc}, year {year}", bloc=script.plan.bloc.name, year=script.plan.year),
            say(
                "A scripted conversation. Answers marked [{sample}] are invented and nobody's result; those marked"
                " [{stated}] are in the report that the season file names.",
                sample=self._marks[Trust.SAMPLE],
                stated=self._marks[Trust.STATED],
            ),
        )
        self.transcript = Transcript(translator.write(heading), translator, program.settings.zone)

    async def play(self, progress: Progress = lambda _done, _of: None) -> Played:
        """Play everything that is not played yet. Raises Silence, ScriptStuck, NotTaken."""
        await self._program.deliverer.drained()
        season = await self._season()
        members, periods = await self._program.receiver.write(
            lambda store: (store.seasons.members(season.id), store.seasons.periods(season.id))
        )
        played = [period for period in periods if period.code in self._periods]
        steps, done = len(played) * len(members) + 1, 0
        for period in played:
            for place, association in enumerate(members):
                self._clock.set(_moment(period, place, len(members)))
                await self._submit(season, association, period)
                progress(done := done + 1, steps)
            self._clock.set(period.deadline - _LAST_DAY + _MORNING)
        await self._look(season)
        progress(steps, steps)
        await self._program.deliverer.drained()
        return await self._program.receiver.write(lambda store: self._outcome(store, season))

    async def _season(self) -> Season:
        script = self._script

        def work(store: Store) -> Season:
            import_plan(store, script.plan, script.text, demo=True)
            season = store.seasons.by_key(script.plan.key)
            assert season is not None, "it was just imported"
            return season

        return await self._program.receiver.write(work)

    async def _submit(self, season: Season, association: Association, period: Period) -> None:
        def look(store: Store) -> tuple[bool, list[str]]:
            asked = store.seasons.asked(association.id, period.id)
            return store.submissions.in_now(association.id, period.id), [each.indicator.code for each in asked]

        submitted, questions = await self._program.receiver.write(look)
        if submitted or not questions:
            return
        talk = self._talk(association.code, association.name)
        await self._let_in(talk, season, Role(association.office or Role.OFFICER), association)
        answers = {
            each.indicator: Answer.of(each, self._marks.get(each.mark, ""))
            for each in self._script.answers.of(association.code, period.code)
        }
        await report(talk, questions, answers)

    async def _look(self, season: Season) -> None:
        """Staff look at the bloc: who is in, and the summary."""
        staff = self._talk("staff", season.board)
        await self._let_in(staff, season, Role.STAFF, None)
        for command in ("/tiendo", "/tonghop"):
            await read_through(staff, command)

    async def _let_in(self, talk: Talk, season: Season, role: Role, association: Association | None) -> None:
        """Invite a person and let them join, unless somebody sits there already."""
        services, now = self._program.services, self._clock.now()

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

        code = await self._program.receiver.write(invite)
        if code is not None:
            await join(talk, code)

    def _talk(self, key: str, who: str) -> Talk:
        return Talk(who, self._phones(f"{self._script.plan.key}-{key}"), self._labels, self.transcript, self._clock)

    def _outcome(self, store: Store, season: Season) -> Played:
        book = read_book(store, season.id)
        return Played(
            season=season,
            book=book,
            tally=compile_tally(book),
            mark=marks(self._script.answers),
            transcript=self.transcript,
            misread=tuple(self._misread(book)),
        )

    def _misread(self, book: Book) -> list[Misread]:
        """Hold what is stored against what the script's people meant."""
        of = {each.id: each.code for each in book.associations}
        about = {each.id: each.code for each in book.indicators}
        during = {each.id: each.code for each in book.periods}
        stored = {(of[each.association], about[each.indicator], during[each.period]): each for each in book.figures}
        found = []
        for meant in self._script.answers.answers:
            figure = stored.get((meant.association, meant.indicator, meant.period))
            if meant.period not in self._periods:
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
