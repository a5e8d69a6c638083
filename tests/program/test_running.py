"""Running and talking: what an operator sees of a program that starts, serves, stops, or must not."""

import re
import signal
import socket
import subprocess
import urllib.request

import pytest

from storage.database import Database
from storage.store import Store
from tests.support.terminal import SEASON, Terminal

CODE = re.compile(r"[A-Z]{2,6}-[0-9]{4}")


@pytest.fixture
def port(terminal: Terminal) -> int:
    """A free port, set as the web's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    terminal.set("TONGKET_WEB_PORT", str(number))
    return number


def until(process: "subprocess.Popen[str]", said: str) -> str:
    """Read what a process prints until it says so; fail where it ends before that."""
    assert process.stdout is not None
    read = ""
    for each in process.stdout:
        read += each
        if said in each:
            return read
    pytest.fail(f"it never said {said!r}: {read}")


def test_the_program_starts_on_nothing_serves_and_stops(terminal: Terminal, port: int) -> None:
    with terminal.start("run") as process:
        printed = until(process, "Serving")
        assert f"Database: {terminal.directory / 'var' / 'tongket.sqlite3'}\n" in printed
        assert "tongket import FILE" in printed
        assert CODE.search(printed) is not None
        for page in ("healthz", "readyz"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}") as answer:
                assert answer.status == 200

        # Beside the running program: a season comes in, and the staff member invited before looks after its province.
        assert terminal.type("import", SEASON).code == 0
        assert terminal.type("invite", "--role", "officer", "--association", "LG").code == 0

        second = terminal.type("migrate")
        assert second.code == 0, "there is nothing to migrate, so nothing waits for the lock"
        with terminal.start("run") as other:
            assert other.wait(30) == 1
            assert other.stderr is not None
            assert "already runs" in other.stderr.read()

        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    database = Database(f"sqlite:///{terminal.directory / 'var' / 'tongket.sqlite3'}")
    with database.reading() as connection:
        store = Store(connection)
        season = store.seasons.by_key(SEASON)
        staff = connection.exec_driver_sql("SELECT province_id FROM invite WHERE role = 'staff'").scalar_one()
    database.close()
    assert season is not None
    assert staff == season.province


def test_a_taken_port_is_one_line(terminal: Terminal) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        terminal.set("TONGKET_WEB_PORT", str(taken.getsockname()[1]))
        with terminal.start("run") as process:
            assert process.wait(30) == 1
            assert process.stderr is not None
            told = [each for each in process.stderr.read().splitlines() if "Cannot serve" in each]
            assert process.stdout is not None
            assert CODE.search(process.stdout.read()) is None, "a code was given out by a program that cannot serve"
    assert len(told) == 1


def test_nobody_speaks_for_an_association_at_a_real_database(imported: Terminal) -> None:
    imported.set("TONGKET_DATABASE_URL", f"sqlite:///{imported.directory / 'var' / 'tongket.sqlite3'}")
    ended = imported.type("talk", "--as", "Hội Luật gia", stdin="28.000\n")
    assert ended.code == 1
    assert "not a demonstration" in ended.err


def test_talking_needs_a_demonstration(terminal: Terminal) -> None:
    ended = terminal.type("talk", "--as", "Hội Luật gia")
    assert ended.code == 1
    assert "tongket demo" in ended.err
    assert not list(terminal.directory.iterdir())
