"""The demonstration's whole season as a script that may be killed anywhere (`tests.support.killing`).

It is played as `tongket demo --script --resume` plays it: who was cut off asks the bot where they stand, and goes on.
"""

import json
from pathlib import Path
from typing import Any

import alembic.operations
import alembic.runtime.migration
import alembic.script  # noqa: F401 - imported by the warm parent once, not by every life
import sqlalchemy as sa

from bot.commands.demo import demo
from bot.settings import Settings
from storage.database import Database

SEASON = "bac-giang-2023"

_FIGURES = (
    "SELECT a.code, p.code, i.code, f.revision, f.current, f.value, f.hedge, f.words, f.skipped FROM figure f"
    " JOIN association a ON a.id = f.association_id JOIN period p ON p.id = f.period_id"
    " JOIN indicator i ON i.id = f.indicator_id ORDER BY a.code, p.code, i.code, f.revision"
)
_SUBMISSIONS = (
    "SELECT a.code, p.code, s.number, s.state FROM submission s JOIN association a ON a.id = s.association_id"
    " JOIN period p ON p.id = s.period_id ORDER BY a.code, p.code, s.number"
)
_SEATS = (
    "SELECT s.role, a.code, COUNT(*) FROM seat s LEFT JOIN association a ON a.id = s.association_id"
    " GROUP BY s.role, a.code ORDER BY s.role, a.code"
)
_RECORDED = "SELECT act, COUNT(*) FROM audit WHERE act IN ('joined', 'submitted') GROUP BY act ORDER BY act"
_USED = "SELECT COUNT(*) FROM invite WHERE used_at IS NOT NULL"
_INCIDENTS = "SELECT COUNT(*) FROM audit WHERE act = 'incident'"


def play(directory: Path) -> None:
    """Play the season from wherever it was cut off."""
    demo(Settings(), season=SEASON, out=directory, script_only=True, profile="buttons", resume=True)


def outcome(directory: Path) -> Any:
    """The tally, and every row of what was reported: each figure once, each seat taken once."""
    database = Database(f"sqlite:///{directory}/demo.sqlite3")
    with database.reading() as connection:
        rows = {
            name: [list(row) for row in connection.execute(sa.text(query))]
            for name, query in {
                "figures": _FIGURES,
                "submissions": _SUBMISSIONS,
                "seats": _SEATS,
                "recorded": _RECORDED,
                "codes used": _USED,
                "incidents": _INCIDENTS,
            }.items()
        }
    database.close()
    tally = json.loads((directory / "tally.json").read_text(encoding="utf-8"))
    return {"tally": tally, **rows}
