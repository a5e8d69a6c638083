"""`tongket parse`, `extract` and `summary`: a figure and a report as they are read, a season as it adds up.

Belongs here: lines and JSON. Reading is `emulation.numerals` and `emulation.prose`, adding up `emulation.tally`.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.app import open_database
from bot.commands.opening import DATABASE, OUT, demonstration, find_season, where
from bot.commands.terminal import Refused, note, say, say_json
from bot.demo.marks import marked_contests, marks_of, planned_next_year
from bot.settings import Settings
from bot.tally_file import tally_values
from bot.tally_print import contest_lines, plan_lines, tally_lines
from conversation.translation import Translator
from emulation.numerals import Asked, Hedge, in_words, parse_line, plain
from emulation.prose.finding import find
from emulation.prose.lines import extract_line
from emulation.tally import compile_tally
from storage.ballot_book import contests
from storage.book import read_book
from storage.database import Database
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


def extract(file: str, *, as_json: bool) -> None:
    """Print the figures of a narrative in a file, "-" for standard input. Raises Refused."""
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refused(f"{file} cannot be read as text.") from None
    if as_json:
        say_json(extract_line({"id": file, "text": text}))
        return
    sentence = None
    for found in find(text):
        if found.sentence != sentence:
            sentence = found.sentence
            said = " ".join(sentence.split())
            say(said)
        hedge = "" if found.hedge is Hedge.NONE else f" ({found.hedge.value})"
        say(f"  {found.span}: {plain(found.value)} {found.unit or ''}".rstrip() + f"{hedge}, {found.role.value}")


def extract_lines(narratives: Iterable[str]) -> None:
    """Answer JSON narratives, one a line. Raises Refused."""
    for number, line in enumerate(narratives, 1):
        if not line.strip():
            continue
        try:
            answer = extract_line(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Refused(f'line {number}: not of the form {{"id", "text"}}') from None
        say(json.dumps(answer, ensure_ascii=False))


def summary(settings: Settings, *, season: str | None, out: Path | None, as_json: bool) -> None:
    """Print a season's tally, of the demonstration in `out` where that is given. Raises Refused."""
    database = Database(demonstration(out)) if out else open_database(settings)
    try:
        note(f"Database: {where(database)}")
        if current(database) is None:
            raise Refused(
                "It is empty. Import a season: tongket import FILE",
                *([f"The demonstration's: tongket summary --out {OUT}"] if (OUT / DATABASE).exists() else []),
            )
        with database.reading() as connection:
            store = Store(connection)
            this = find_season(store, season)
            book = read_book(store, this.id)
            votes = marked_contests(this, contests(store, this.id))
    finally:
        database.close()
    tally = compile_tally(book)
    mark = marks_of(this)
    plans = planned_next_year(this)
    if as_json:
        say_json(tally_values(this, book, tally, mark, contests=votes, next_year=plans))
        return
    translator = Translator("vi", settings.zone, in_words)
    for line in (
        *tally_lines(this, tally, translator, mark),
        *contest_lines(votes, translator),
        *plan_lines(plans, translator),
    ):
        say(line)
