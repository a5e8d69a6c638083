"""Killing a program in the middle of what it does, again and again, and letting it go on until its script is done.

A script is a module with two functions: `play(directory)` plays it on a database in `directory`, going on where an
earlier life was cut off; `outcome(directory)` returns, as JSON values, what must not depend on the kills. One clean
process imports the module once and forks a child for every life, so that a life costs milliseconds. Each child is
killed (SIGKILL: nothing is flushed, no `finally` runs) at a random moment. When a script comes to its end its outcome
is held against that of a life nobody disturbed, and it begins anew elsewhere until there were kills enough.

A script may have `second_run_is_refused(directory)` and `beside(directory)`: what other processes do while a life goes
on. Every few lives another child calls first the one, then the other; the life is killed after the first, whatever the
second is just writing. Both return whether there was anything to do.

Here: the killing and the counting. `storm` is what a test calls; `python -m tests.support.killing` is the process.
"""

import contextlib
import importlib
import json
import mmap
import os
import random
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NoReturn

import sqlalchemy as sa

ROOT = Path(__file__).resolve().parents[2]

_UNDISTURBED = "undisturbed"
_LONGEST_LIFE = 300.0
_LIVES_A_KILL = 20
_EVERY = 8
_CLAIMED = "SELECT COUNT(*) FROM outbox WHERE state = 'pending' AND claimed_until IS NOT NULL"


@dataclass(frozen=True, kw_only=True)
class Deaths:
    """What a storm did: kills in all, those that hit an open transaction or an unanswered send, scripts played whole;
    second programs refused, and works done beside a life.

    A send is unanswered when its message was claimed and nothing says yet what became of it.
    """

    kills: int
    in_transaction: int
    in_send: int
    played: int
    outcome: Any
    refused: int = 0
    beside: int = 0


class NothingHit(AssertionError):
    """No kill hit an open transaction or an unanswered send: the storm has shown nothing."""


class OtherOutcome(AssertionError):
    """A script that was killed on its way ended otherwise than one that was not."""


def storm(script: str, directory: Path, *, kills: int, seed: int, share: float) -> Deaths:
    """Play the module `script` under `directory`, killing it `kills` times; no life lasts longer than `share` of one
    that nobody disturbs, so that on a slow machine as on a fast one most are cut off.

    Raises NothingHit, OtherOutcome, and RuntimeError where a life ends by itself in an error.
    """
    command = [sys.executable, "-m", "tests.support.killing", script, str(directory), str(kills), str(seed)]
    done = subprocess.run(
        [*command, str(share)], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        name, _, said = done.stderr.partition(": ")
        raise {"NothingHit": NothingHit, "OtherOutcome": OtherOutcome}.get(name, RuntimeError)(said or done.stderr)
    return Deaths(**json.loads(done.stdout.splitlines()[-1]))


class Watched(sqlite3.Connection):
    """A connection that marks, where the parent sees it, that a transaction is open."""

    flag: mmap.mmap

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        """Run one statement of the writer's own: BEGIN, COMMIT, ROLLBACK and what is between them."""
        if sql.startswith("BEGIN IMMEDIATE"):
            self.flag[0] = 1
        done = super().execute(sql, *parameters)
        if sql in {"COMMIT", "ROLLBACK"}:
            self.flag[0] = 0
        return done


class Storm:
    """The warm parent."""

    def __init__(self, script: str, directory: Path, seed: int, share: float) -> None:
        self._module = importlib.import_module(script)
        self._directory = directory
        self._random = random.Random(seed)
        self._share = share
        self._flag = mmap.mmap(-1, mmap.PAGESIZE)
        self._lives = self._refused = self._beside = 0

    def blow(self, kills: int) -> Deaths:
        """Kill `kills` lives and let every script end. Raises NothingHit, OtherOutcome, RuntimeError."""
        born = time.monotonic()
        undisturbed = self._to_the_end(self._directory / _UNDISTURBED)
        longest = (time.monotonic() - born) * self._share
        killed = in_transaction = in_send = hit = played = 0
        place = self._directory / "play-1"
        for _ in range(kills * _LIVES_A_KILL):
            if killed == kills:
                break
            if self._live(place, self._random.uniform(0, longest)):
                self._compare(place, undisturbed)
                played += 1
                place = self._directory / f"play-{played + 1}"
                continue
            killed += 1
            transaction, send = bool(self._flag[0]), _claimed(place)
            in_transaction += transaction
            in_send += send
            hit += transaction or send
        else:
            raise RuntimeError(f"only {killed} of {kills} lives were killed: each of them is over too soon")
        self._to_the_end(place)
        self._compare(place, undisturbed)
        if hit == 0:
            raise NothingHit(f"none of {killed} kills hit an open transaction or an unanswered send")
        return Deaths(
            kills=killed,
            in_transaction=in_transaction,
            in_send=in_send,
            played=played + 1,
            outcome=undisturbed,
            refused=self._refused,
            beside=self._beside,
        )

    def _to_the_end(self, place: Path) -> Any:
        if not self._live(place, _LONGEST_LIFE):
            raise RuntimeError(f"a life that was let alone was not over after {_LONGEST_LIFE} seconds")
        return self._module.outcome(place)

    def _compare(self, place: Path, undisturbed: Any) -> None:
        outcome = self._module.outcome(place)
        if outcome != undisturbed:
            raise OtherOutcome(f"{place} ended with\n{outcome}\nand not with\n{undisturbed}")
        shutil.rmtree(place)

    def _live(self, place: Path, seconds: float) -> bool:
        """Let a child play for so long; return whether it came to the end. Otherwise it is dead now."""
        place.mkdir(parents=True, exist_ok=True)
        self._flag[0] = 0
        over, held = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(over)
            self._be_born(place)
        os.close(held)
        self._lives += 1
        other = self._go_beside(place) if self._lives % _EVERY == 0 and hasattr(self._module, "beside") else None
        # The child holds the other end until it is gone.
        ended, _, _ = select.select([over], [], [], seconds)
        if not ended:
            os.kill(child, signal.SIGKILL)
        os.close(over)
        _, status = os.waitpid(child, 0)
        if other is not None:
            self._is_back(place, *other)
        if ended and os.waitstatus_to_exitcode(status) != 0:
            raise RuntimeError(f"a life ended by itself:\n{_log(place).read_text(encoding='utf-8')[-4000:]}")
        return bool(ended)

    def _go_beside(self, place: Path) -> tuple[int, int]:
        """Let another child do what is done beside a life; return its id and where it tells what it did.

        Come back once it knows whether a second program is refused: until then the life has to go on.
        """
        told, tell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(told)
            code = 1
            with _log(place, "beside").open("a", encoding="utf-8") as log:
                try:
                    os.dup2(log.fileno(), 1)
                    os.dup2(log.fileno(), 2)
                    os.write(tell, b"01"[self._module.second_run_is_refused(place) :][:1])
                    os.write(tell, b"01"[self._module.beside(place) :][:1])
                    code = 0
                except BaseException:  # noqa: BLE001 - a child must not run on as its parent
                    traceback.print_exc(file=log)
                finally:
                    log.flush()
                    os._exit(code)
        os.close(tell)
        self._refused += os.read(told, 1) == b"1"
        return child, told

    def _is_back(self, place: Path, child: int, told: int) -> None:
        self._beside += os.read(told, 1) == b"1"
        os.close(told)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            log = _log(place, "beside").read_text(encoding="utf-8")
            raise RuntimeError(f"what was done beside a life failed:\n{log[-4000:]}")

    def _be_born(self, place: Path) -> NoReturn:
        code = 1
        with _log(place).open("a", encoding="utf-8") as log:
            try:
                os.dup2(log.fileno(), 1)
                os.dup2(log.fileno(), 2)
                Watched.flag = self._flag
                sa.event.listen(sa.Engine, "do_connect", _watch)
                self._module.play(place)
                code = 0
            except BaseException:  # noqa: BLE001 - a child must not run on as its parent
                traceback.print_exc(file=log)
            finally:
                log.flush()
                os._exit(code)


def _watch(dialect: sa.Dialect, _record: object, _arguments: object, parameters: dict[str, Any]) -> None:
    if dialect.name == "sqlite":
        parameters["factory"] = Watched


def _log(place: Path, whose: str = "life") -> Path:
    return place / f"{whose}.log"


def _claimed(place: Path) -> bool:
    """Whether messages are claimed of which nobody knows yet what became of them."""
    return any(_count(file) for file in place.rglob("*.sqlite3"))


def _count(file: Path) -> int:
    # In a copy: whoever opens the file itself would mend it before the next life can.
    with tempfile.TemporaryDirectory() as directory:
        for each in (file, file.with_name(file.name + "-wal")):
            if each.exists():
                shutil.copy(each, directory)
        with contextlib.closing(sqlite3.connect(Path(directory, file.name))) as connection:
            if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").fetchone() is None:
                return 0
            return int(connection.execute(_CLAIMED).fetchone()[0])


@contextlib.contextmanager
def _told_in_one_line() -> Iterator[None]:
    try:
        yield
    except (NothingHit, OtherOutcome, RuntimeError) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        sys.exit(1)


def main() -> None:
    """Play one storm and print its `Deaths` as JSON."""
    script, directory, kills, seed, share = sys.argv[1:]
    with _told_in_one_line():
        deaths = Storm(script, Path(directory), int(seed), float(share)).blow(int(kills))
        sys.stdout.write(json.dumps(asdict(deaths)) + "\n")


if __name__ == "__main__":
    main()
