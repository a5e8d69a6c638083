"""A stage with the short form on it (the receiver and deliverer on a SQLite file of the test's own), and a terminal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import new_sqlite
from tests.support.form import FLOWS
from tests.support.office import imported_seasons
from tests.support.script import PROFILES, Chat, Stage, playing
from tests.support.terminal import SEASON, Terminal


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


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """An empty directory, nothing set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return Terminal(tmp_path, monkeypatch, capsys)


@pytest.fixture
def imported(terminal: Terminal) -> Terminal:
    """A terminal beside a database that holds one season, not yet used."""
    var = terminal.directory / "var"
    var.mkdir(mode=0o700)
    (var / "tongket.sqlite3").write_bytes(imported_seasons((SEASON,), demo=False))
    return terminal
