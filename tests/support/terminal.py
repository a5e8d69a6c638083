"""A terminal for tests: a command typed, and what came of it.

Here: the program run in this process (quick) or in one of its own (`start`, for what serves or is killed).
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main

ROOT = Path(__file__).parent.parent.parent


SEASON = "bac-giang-2023"


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, what it answered, what it said beside that."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Terminal:
    """A person at a terminal in a directory of their own."""

    directory: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def type(self, *words: str, stdin: str = "") -> Ended:
        """Type `tongket ...` and wait for its end."""
        self.monkeypatch.setattr(sys, "argv", ["tongket", *words])
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        self.capsys.readouterr()
        before = os.umask(0o022)
        try:
            main()
        except SystemExit as end:
            code = end.code
        finally:
            os.umask(before)
        printed = self.capsys.readouterr()
        assert isinstance(code, int)
        return Ended(code, printed.out, printed.err)

    def set(self, name: str, value: str) -> None:
        """Set an environment variable."""
        self.monkeypatch.setenv(name, value)

    @contextmanager
    def start(self, *words: str) -> Iterator["subprocess.Popen[str]"]:
        """Run `tongket ...` in a process of its own; it is killed at the end where it still runs."""
        environment = {
            "HOME": str(self.directory),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            **{name: value for name, value in os.environ.items() if name.startswith("TONGKET_")},  # noqa: TID251
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            cwd=self.directory,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        with process:
            try:
                yield process
            finally:
                if process.poll() is None:
                    process.kill()
