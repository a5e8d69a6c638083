"""`python -m benchmarks.telegram`: Telegram end to end over HTTP, and a broadcast within its limits, beside peers.

Here: which scenes are played with which bots, and how they are printed. Each run is two fresh processes: the Bot API
(`telegram_service`) and the bot.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from benchmarks.startup import starts
from benchmarks.targets import Target
from benchmarks.telegram_service import MESSAGES, REFUSALS
from tests.support.telegram_api import TOKEN

OURS, PEER = "benchmarks.telegram_ours", "benchmarks.telegram_ptb"
_BOUND = (MESSAGES - 30) / 30  # seconds: the first 30 go at once
_LONGEST = 240


def play(bot: str, scene: str, chats: int = 0, turns: int = 0) -> dict[str, float]:
    """Play one scene with one bot; return what the Bot API measured."""
    service = [sys.executable, "-m", "benchmarks.telegram_service", scene, str(chats), str(turns)]
    with _running(service, stdout=subprocess.PIPE) as api:
        assert api.stdout is not None
        url = api.stdout.readline().decode().strip()
        with _running([sys.executable, "-m", bot, url, scene]):
            said, _ = api.communicate(timeout=_LONGEST)
    figures: dict[str, float] = json.loads(said.splitlines()[-1])
    return figures


@contextmanager
def _running(command: Sequence[str], stdout: int | None = None) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(command, stdout=stdout)  # noqa: S603 - our own modules
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Play all scenes and print them; 1 when `--strict` and a requirement is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.telegram", description="Telegram, beside its peers.")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of the closed loops (default 3)")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a required figure is missed")
    asked = parser.parse_args(arguments)
    targets = [*loops(asked.rounds), *broadcasts(), *steady(), *start()]
    for target in targets:
        sign = "<=" if target.at_most else ">="
        verdict = "aim met" if target.aimed and target.aim_met else "met" if target.met else "MISSED"
        figures = ", ".join(f"{figure:,.2f}" for figure in target.figures)
        print(f"{target.name}: {figures} {target.unit} ({sign} {target.required:g}) {verdict}", flush=True)
    return 1 if asked.strict and not all(target.met for target in targets) else 0


def loops(rounds: int) -> list[Target]:
    """Closed loops of 16 and 128 chats by polling: ours durable, the peer's in memory."""
    targets = []
    for chats, turns in ((16, 3_000), (128, 4_000)):
        ratios = []
        for _ in range(rounds):
            ours, peer = play(OURS, "loop", chats, turns), play(PEER, "loop", chats, turns // 2)
            ratios.append(ours["rate"] / peer["rate"])
            print(f"{chats} chats: ours {_told(ours)}; PTB in memory {_told(peer)}", flush=True)
        name = f"polling, {chats} chats, over PTB in memory"
        targets.append(Target(name=name, unit="x", figures=ratios, required=1, aimed=2))
    return targets


def broadcasts() -> list[Target]:
    """900 messages within the limits, undisturbed and with the service refusing everything three times."""
    targets = []
    for scene in ("broadcast", "refusing"):
        ours = play(OURS, scene)
        print(f"{scene}: ours {_told(ours)}", flush=True)
        try:
            print(f"{scene}: PTB AIORateLimiter {_told(play(PEER, scene))}", flush=True)
        except (subprocess.TimeoutExpired, json.JSONDecodeError, IndexError):
            print(f"{scene}: PTB AIORateLimiter did not end")
        refused = sum(seconds for _, seconds in REFUSALS) if scene == "refusing" else 0.0
        share = 0.95 if refused else 0.97
        most = (_BOUND + refused) / share
        targets.append(Target(name=scene, unit="s", figures=[ours["seconds"]], required=most, at_most=True))
        figures = [ours["throttled"]]
        targets.append(Target(name=f"{scene}, 429 of our making", unit="", figures=figures, required=0, at_most=True))
    return targets


def steady() -> list[Target]:
    """20 messages a second, Telegram's limits in force."""
    ours = play(OURS, "steady")
    print(f"20 messages a second: {_told(ours)}", flush=True)
    return [Target(name="p95 at 20 messages/s", unit="ms", figures=[ours["p95"]], required=300, at_most=True)]


def start() -> list[Target]:
    """`python -m bot run` with Telegram on, beside a Bot API that brings nothing."""
    service = [sys.executable, "-m", "benchmarks.telegram_service", "idle", "0", "0"]
    with _running(service, stdout=subprocess.PIPE) as api:
        assert api.stdout is not None
        url = api.stdout.readline().decode().strip()
        _, later = starts(5, {"TONGKET_TELEGRAM_TOKEN": TOKEN, "TONGKET_TELEGRAM_API_URL": url})
    seconds = Target(name="start-up", unit="s", figures=[s.seconds for s in later], required=1.5, at_most=True)
    return [seconds, Target(name="idle", unit="MB", figures=[s.rss for s in later], required=120, at_most=True)]


def _told(figures: dict[str, float]) -> str:
    return ", ".join(f"{name} {figure:,.1f}" for name, figure in figures.items())


if __name__ == "__main__":
    sys.exit(main())
