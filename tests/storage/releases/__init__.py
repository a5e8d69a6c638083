"""A filled database of every schema that was ever released, as SQL text, and what its season adds up to.

Here: the dumps (`0002.sql`), their tallies (`0002.json`), reading them, and making the newest (`python -m
tests.storage.releases`, which every new migration ends with). A dump of a released schema is never made again.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from emulation.tally import compile_tally
from storage.book import read_book
from storage.database import Database
from storage.store import Store

DUMPS = Path(__file__).parent


def dumped() -> list[str]:
    """The schemas there are dumps of, oldest first."""
    return sorted(path.stem for path in DUMPS.glob("*.sql"))


def load(revision: str, file: Path) -> None:
    """Make the SQLite file `file` from a dump."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((DUMPS / f"{revision}.sql").read_text(encoding="utf-8"))


def expected(revision: str) -> dict[str, Any]:
    """What the dumped season adds up to, as `summed` wrote it down when the dump was made."""
    values: dict[str, Any] = json.loads((DUMPS / f"{revision}.json").read_text(encoding="utf-8"))
    return values


def summed(database: Database) -> dict[str, Any]:
    """What the seasons of a database add up to: figures as plain decimal strings."""
    with database.reading() as connection:
        store = Store(connection)
        found: dict[str, Any] = {}
        for season in store.seasons.all():
            tally = compile_tally(read_book(store, season.id))
            found[season.key] = {
                "submitted": len(tally.submitted),
                "owing": len(tally.owing),
                "totals": {
                    total.indicator.code: [_plain(total.value), _plain(total.plan), _plain(total.percent)]
                    for total in tally.totals
                },
                "figures": {
                    f"{report.association.code} {entry.indicator.code}": [
                        _plain(entry.figure.value),
                        entry.figure.words,
                    ]
                    for report in tally.reports
                    for entry in report.entries
                },
            }
        return found


def _plain(value: Any) -> str | None:
    return None if value is None else format(value, "f")
