"""Fixtures that every test may use. A fixture of one subject stands in that subject's own conftest.

`import tests.support...` works from any test, since pytest puts the project's root on the path.
"""

import os
from collections.abc import Iterator

import hypothesis
import pytest

from storage.database import PRAGMAS
from tests.support.chromium import ABSENT, find_chromium
from tests.support.network import Guard
from tests.support.postgres import PostgresServer, running_postgres

IN_CI = os.environ.get("CI") == "true"  # noqa: TID251  the tests' own switch, no setting of the program

# A busy machine is no reason to fail; and what lands is judged by the same examples every time.
hypothesis.settings.register_profile("tongket", deadline=None, derandomize=IN_CI, print_blob=True)
hypothesis.settings.load_profile("tongket")


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commit without waiting for the disk: no machine loses its power in a test. Programs of their own do wait."""
    monkeypatch.setitem(PRAGMAS, "synchronous", "OFF")


@pytest.fixture(autouse=True)
def no_network() -> Iterator[Guard]:
    """Fail a test that reaches outside this machine, even when the code under test swallowed the refusal."""
    guard = Guard()
    guard.stand()
    try:
        yield guard
    finally:
        guard.step_aside()
    if guard.tried:
        pytest.fail(f"the test reached outside this machine: {guard.tried}")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Tests marked `anyio` run on asyncio, as the program does."""
    return "asyncio"


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The system's Chromium. Without it the test is skipped; in CI it fails, so that no skip goes unseen there."""
    path = find_chromium()
    if path is None:
        if IN_CI:
            pytest.fail("Chromium is not installed; in CI the browser tests must run")
        pytest.skip(ABSENT)
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One PostgreSQL server for the run (for each worker of it)."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """The URL of the server's first database, shared by the run: for what leaves nothing behind."""
    return postgres_server.url()


@pytest.fixture
def fresh_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of an empty database that only this test uses."""
    with postgres_server.fresh_database() as url:
        yield url
