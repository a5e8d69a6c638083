"""The Red Cross of the Bắc Giang report of 2023, asked just what its paragraph of the report answers.

Here: the paragraph, that season, an office in which it runs, and the figures given. What a test shows is its own.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import seasons
from emulation.figures import Figure
from emulation.numerals import in_words
from emulation.season_file import read_season
from handlers.catalogue import FLOWS
from storage.store import Store
from tests.support.databases import new_sqlite
from tests.support.office import Office, moment, services
from tests.support.script import playing

RED_CROSS = "Hội Chữ thập đỏ"
FIVE = ("CTD01", "CTD02", "CTD04", "CTD05", "CTD06")
_SEED = Path(__file__).parents[1] / "corpus" / "seeds" / "000_d3f212112cde9a1a.txt"


def red_cross_paragraph() -> str:
    """The two sentences of the report about the Red Cross."""
    lines = _SEED.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith("Điển hình như Hội CTĐ tỉnh"))


def asking_the_red_cross_only(codes: tuple[str, ...] = FIVE) -> str:
    """The season of the report, the Red Cross being asked nothing but `codes`, the others nothing but new members."""
    text = seasons.season_text("bac-giang-2023")
    others = re.findall(r'(?m)^code = "([A-Z]+)"$', text)
    kept = []
    for block in re.split(r"(?m)^(?=\[)", text):
        code = re.search(r'(?m)^code = "(.*)"$', block)
        if code and code[1] == "C02":
            asked = ", ".join(f'"{each}"' for each in others if each != "CTD")
            kept.append(block.replace("common = true", f"asked_of = [{asked}]"))
        elif not block.startswith(("[targets.", "[[indicator]]")) or (code and code[1] in codes):
            kept.append(re.sub(r"(?m)^counts_as.*\n", "", block))
    return "".join(kept)


@contextmanager
def asked_five(directory: Path, on: str, start: str = "2023-11-20 09:00", targets: str = "") -> Iterator[Office]:
    """Open an office whose Red Cross is asked five indicators and the stated percentage; `targets` as in a file."""
    database = new_sqlite(directory)
    text = asking_the_red_cross_only() + (f"\n[targets.CTD]\n{targets}\n" if targets else "")
    with database.engine.begin() as connection:
        Store(connection).seasons.importing.write(read_season(text, "bac-giang-2023"), text, demo=True)
    made = services()
    with playing(database, FLOWS, made, start=moment(start), language="vi", in_words=in_words) as stage:
        office = Office(stage, on)
        office.services = made
        yield office
    database.close()


def figures(office: Office) -> dict[str, Figure]:
    """What the Red Cross has given for the year, by the indicators' codes."""
    season = office.season()
    found = office.association(RED_CROSS)
    periods = {each.code.value: each.id for each in office.stage.read(lambda s: s.seasons.periods(season.id))}
    codes = {each.id: each.code for each in office.stage.read(lambda s: s.seasons.indicators(season.id))}
    given = office.stage.read(lambda s: s.figures.of(found.id, periods["estimate"]))
    return {codes[indicator]: figure for indicator, figure in given.items()}
