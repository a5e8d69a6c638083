"""Eighteen officers who answer a season on Telegram at the same time, while something kills the program.

Here: what they type and do when they hear something unexpected. Which program it is, and who kills it, is each test's.
"""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from bot.clock import Clock
from bot.demo.labels import Labels
from bot.demo.play import PLAYED, Script
from bot.demo.script import Answer, ScriptStuck, Talk, join, report
from bot.demo.transcript import Transcript
from bot.settings import Settings
from conversation.translation import Translators
from emulation.numerals import in_words
from storage.book import read_book
from storage.database import Database
from storage.store import Store
from tests.support.telegram_api import FakeTelegram


async def officers(
    service: FakeTelegram,
    script: Script,
    database: Database,
    codes: Mapping[str, str],
    clock: Clock,
    meanwhile: Callable[[], Coroutine[Any, Any, None]],
) -> None:
    """Let everybody come in by their code, answer and hand in, while something else is done `meanwhile`."""
    translator = Translators(Settings().zone, in_words)["vi"]
    labels, transcript = Labels(translator), Transcript("", translator, Settings().zone)
    with database.reading() as connection:
        store = Store(connection)
        season = store.seasons.by_key(script.plan.key)
        assert season is not None
        period = next(each for each in store.seasons.periods(season.id) if each.code in PLAYED)
        questions = {
            each.code: [ask.indicator.code for ask in store.seasons.asked(each.id, period.id)]
            for each in store.seasons.members(season.id)
        }

    async def officer(number: int, code: str) -> None:
        phone = service.phone(7_000_000 + number)
        talk = Talk(code, phone, labels, transcript, clock)
        await join(talk, codes[code])
        answers = {each.indicator: Answer.of(each, "") for each in script.answers.of(code, period.code)}
        while True:
            try:
                return await report(talk, questions[code], answers)
            except ScriptStuck:
                # A question came twice, or an answer before its question: a person looks once more and goes on.
                phone.forget()

    async with asyncio.TaskGroup() as group:
        for number, code in enumerate(codes):
            if questions[code]:
                group.create_task(officer(number, code))
        group.create_task(meanwhile())


def stored_and_meant(database: Database, script: Script) -> tuple[dict[object, object], dict[object, object]]:
    """Return every figure as it is stored and as its officer meant it."""
    with database.reading() as connection:
        store = Store(connection)
        season = store.seasons.by_key(script.plan.key)
        assert season is not None
        book = read_book(store, season.id)
    of = {each.code: each.id for each in book.associations}
    about = {each.code: each.id for each in book.indicators}
    during = {each.code: each.id for each in book.periods}
    stored: dict[object, object] = {
        (each.association, each.indicator, each.period): (each.value, each.hedge) for each in book.figures
    }
    meant: dict[object, object] = {
        (of[each.association], about[each.indicator], during[each.period]): (each.value, each.hedge)
        for each in script.answers.answers
        if each.period in PLAYED
    }
    return stored, meant
