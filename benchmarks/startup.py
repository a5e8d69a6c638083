"""Starts the program as an operator would and measures how long until it serves the web chat, and what it then holds.

Here: start-up time and idle memory of `python -m bot run`. Not here: anything about turns (`measure`).
"""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import resident, scratch

_PATIENCE = 30.0
_POLL = 0.005


@dataclass(frozen=True, kw_only=True)
class Started:
    """One start: seconds until `/healthz` answered 200, resident memory in MB once it served."""

    seconds: float
    rss: float


class NotServingError(Exception):
    """The program ended, or did not answer in time; what it printed is the message."""


def starts(number: int, settings: Mapping[str, str] | None = None) -> tuple[Started, list[Started]]:
    """The first start, on an empty folder, then `number` more on the database it left; `settings` go beside our own.

    Raises NotServingError.
    """
    with scratch() as folder:
        more = dict(settings or {})
        first = _start(Path(folder), more)
        return first, [_start(Path(folder), more) for _ in range(number)]


def _start(folder: Path, more: Mapping[str, str]) -> Started:
    port = _free_port()
    log = folder / "run.log"
    # No more of the environment than this: the operator's own settings must not start their bot.
    environment = {
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "TONGKET_DATABASE_URL": f"sqlite:///{folder.resolve()}/tongket.sqlite3",
        "TONGKET_WEB_HOST": "127.0.0.1",
        "TONGKET_WEB_PORT": str(port),
        **more,
    }
    with log.open("wb") as printed:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], env=environment, stdout=printed, stderr=subprocess.STDOUT
        )
        try:
            while not _serves(port):
                if process.poll() is not None or time.perf_counter() - began > _PATIENCE:
                    raise NotServingError(log.read_text(errors="replace")[-2000:])
                _wait(process)
            seconds = time.perf_counter() - began
            return Started(seconds=seconds, rss=resident(process.pid))
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _wait(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_POLL)
    except subprocess.TimeoutExpired:
        return


def _serves(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
