"""The program's side of the limited process: hand a job over, wait not too long, take the outcome.

Belongs here: starting, feeding, ending it. What is done in there is `__main__`.
"""

import asyncio
import contextlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

import bot

_LONGEST = 60.0
_MEMORY = 768 * 2**20
_MOST_OUT = 32 * 2**20
_HERE = Path(bot.__file__).parent.parent
# Nothing of the program's own environment: it holds tokens. openpyxl reads with the careful parser.
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "OPENPYXL_LXML": "False", "PYTHONDONTWRITEBYTECODE": "1"}


class NotDone(Exception):
    """The job took more than it may, or failed; `why` is "too heavy" or "broken"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Done(Struct, frozen=True):
    """What came of a job: JSON values, and bytes where it makes a document."""

    values: Mapping[str, Any]
    content: bytes = b""


class Workroom:
    """Does one job at a time, each in a process of its own that may take so many `seconds` and bytes of `memory`."""

    def __init__(self, *, seconds: float = _LONGEST, memory: int = _MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._one = asyncio.Semaphore(1)

    async def do(self, job: str, values: Mapping[str, Any], content: bytes = b"") -> Done:
        """Do a job. Raises NotDone, OSError where no process can be started."""
        head = json.dumps({"job": job, "values": values, "size": len(content), "memory": self._memory}).encode() + b"\n"
        async with self._one:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.work",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                cwd=_HERE,
                env=ENVIRONMENT,
            )
            try:
                async with asyncio.timeout(self._seconds):
                    answer, _ = await asyncio.gather(_heard(process), _told(process, head + content))
                    await process.wait()
            except TimeoutError:
                raise NotDone("too heavy") from None
            finally:
                if process.returncode is None:
                    with contextlib.suppress(ProcessLookupError):
                        process.kill()
                    await process.wait()
        return _outcome(answer, process.returncode)


async def _told(process: asyncio.subprocess.Process, said: bytes) -> None:
    assert process.stdin is not None
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(said)
        await process.stdin.drain()
    process.stdin.close()


async def _heard(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout is not None
    answer = bytearray()
    while chunk := await process.stdout.read(2**16):
        answer += chunk
        if len(answer) > _MOST_OUT:
            raise NotDone("too heavy")
    return bytes(answer)


def _outcome(answer: bytes, code: int | None) -> Done:
    head, newline, content = answer.partition(b"\n")
    if code is not None and code < 0:
        raise NotDone("too heavy")  # ended by a limit
    if code != 0 or not newline:
        raise NotDone("broken")
    values = json.loads(head)
    if (why := values.get("not done")) is not None:
        raise NotDone(why)
    return Done(values, content)
