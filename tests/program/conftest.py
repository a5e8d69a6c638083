"""A stage with the short form on it: the program's receiver and deliverer on a SQLite file of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import new_sqlite
from tests.support.form import FLOWS
from tests.support.script import PROFILES, Chat, Stage, playing


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = new_sqlite(tmp_path)
    with playing(database, FLOWS, language="en") as stage:
        yield stage
    database.close()


@pytest.fixture(params=sorted(PROFILES))
def chat(stage: Stage, request: pytest.FixtureRequest) -> Chat:
    """One chat, once with buttons and once without."""
    return stage.chat("an", on=request.param)
