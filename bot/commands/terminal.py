"""The terminal: what is printed where, and how a command refuses.

Belongs here: answers on stdout, everything else on stderr, a progress bar only where somebody watches.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO


class Refused(Exception):
    """The command cannot or must not be carried out; `lines` say why. Ends with exit code 1."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def say(line: str = "") -> None:
    """Print an answer's line."""
    _write(sys.stdout, line)


def note(line: str) -> None:
    """Print what is no answer: a hint, a warning."""
    _write(sys.stderr, line)


def say_json(value: Any) -> None:
    """Print an answer for a program."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def progress(what: str, of: int | None = None) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on stderr while it is a terminal; call the result with how much is done, and of how much."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=of)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _write(where: TextIO, line: str) -> None:
    where.write(f"{line}\n")
    where.flush()
