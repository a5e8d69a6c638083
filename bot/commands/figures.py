"""`tongket parse` and `tongket summary`: a figure as it is read, a season as it adds up.

Belongs here: lines and JSON. Reading figures is `emulation.numerals`, adding up `emulation.tally`.
"""

import json
from collections.abc import Iterable

from bot.app import open_database
from bot.commands.opening import find_season
from bot.commands.terminal import Refused, say, say_json
from bot.demo.marks import marks_of
from bot.settings import Settings
from bot.tally_file import tally_values
from bot.tally_print import tally_lines
from conversation.translation import Translator
from emulation.numerals import Asked, in_words, parse_line
from emulation.tally import compile_tally
from storage.book import read_book
from storage.store import Store
from storage.upgrade import current


def parse(text: str, *, asked: Asked, unit: str | None, as_json: bool) -> None:
    """Print how one answer is read."""
    question = {"id": "1", "text": text, "asked": asked.value} | ({} if unit is None else {"unit": unit})
    answer = parse_line(question)
    if as_json:
        say_json({name: value for name, value in answer.items() if name != "id"})
        return
    match answer["status"]:
        case "ok":
            hedge = "" if answer["approx"] == "none" else f" ({answer['approx']})"
            say(f"{answer['value']} {answer['unit'] or ''}".rstrip() + hedge)
        case "ambiguous":
            readings = answer["readings"]
            assert isinstance(readings, list)
            say(f"ask ({answer['why']}): {' or '.join(readings) or 'which figure?'}")
        case _:
            say(f"no figure ({answer['why']})")


def parse_lines(questions: Iterable[str]) -> None:
    """Answer JSON questions, one a line. Raises Refused."""
    for number, line in enumerate(questions, 1):
        if not line.strip():
            continue
        try:
            answer = parse_line(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Refused(f'line {number}: not of the form {{"id", "text", "asked"[, "unit"]}}') from None
        say(json.dumps(answer, ensure_ascii=False))


def summary(settings: Settings, *, season: str | None, as_json: bool) -> None:
    """Print a season's tally. Raises Refused."""
    database = open_database(settings)
    try:
        if current(database) is None:
            raise Refused("The database is empty. Import a season: tongket import FILE")
        with database.reading() as connection:
            store = Store(connection)
            this = find_season(store, season)
            book = read_book(store, this.id)
    finally:
        database.close()
    tally = compile_tally(book)
    mark = marks_of(this)
    if as_json:
        say_json(tally_values(this, book, tally, mark))
        return
    for line in tally_lines(this, tally, Translator("vi", settings.zone, in_words), mark):
        say(line)
