"""The limited process: bounds itself, does one job from its standard input, writes the outcome to its standard output.

Belongs here: the bounds, and which job calls what. Memory, processor time and files are bounded before anything that
somebody else made is looked at.
"""

import json
import os
import resource
import sys
from collections.abc import Mapping
from typing import Any

_PROCESSOR_SECONDS = 20
_FILES = 32
_NICENESS = 10


def bound(memory: int) -> None:
    """Take as little as the work needs, for good; `memory` in bytes."""
    os.nice(_NICENESS)
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, _PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))


def done(job: str, values: Mapping[str, Any], content: bytes) -> tuple[Mapping[str, Any], bytes]:
    """Do one job; return JSON values and bytes."""
    match job:
        case "read":
            from bot.work import reading

            return reading.read(content), b""
        case "report":
            from bot.work import narratives

            return narratives.figures(content.decode()), b""
        case "form":
            from bot.work import drawing

            return {}, drawing.form(values)
        case _:
            return {"not done": "broken"}, b""


def main() -> None:
    """Do the one job."""
    head = json.loads(sys.stdin.buffer.readline())
    bound(head["memory"])
    content = sys.stdin.buffer.read(head["size"])
    try:
        values, made = done(head["job"], head["values"], content)
    except MemoryError:
        values, made = {"not done": "too heavy"}, b""
    sys.stdout.buffer.write(json.dumps(values).encode() + b"\n" + made)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
