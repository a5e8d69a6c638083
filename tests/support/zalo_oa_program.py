"""The program with the Official Account, as one process of several, forked from a clean one that has all of it loaded.

Here: what `tongket run` puts together, told through a pipe what to do, and where to die.
"""

import asyncio
import multiprocessing
import os
import signal
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.app import Program
from bot.channels.base import NotSent
from bot.channels.zalo_oa import grant
from bot.channels.zalo_oa.channel import ZaloOaChannel
from bot.clock import RealClock
from bot.secret import Secret
from bot.settings import Settings
from conversation.messages import Address
from conversation.render import Part
from storage.database import Database
from tests.support.zalo_oa_api import APP_ID, APP_SECRET

KEY = b"k" * 32


class Life:
    """One process of the program, in the hand of a test. `dies` is where it is killed: "asking", "saving", None."""

    def __init__(self, directory: Path, database_url: str, api_url: str, lease: float, dies: str | None) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        self._ours, theirs = context.Pipe()
        given = (theirs, str(directory), database_url, api_url, lease, dies)
        self._process = context.Process(target=main, args=given, daemon=True)
        self._process.start()
        theirs.close()

    async def told(self) -> str:
        """Return the next thing it says; "dead" where it says nothing more."""
        try:
            return str(await asyncio.to_thread(self._ours.recv))
        except EOFError:
            return "dead"

    async def ask(self, what: str) -> str:
        """Tell it to do something; return what it says."""
        self._ours.send(what)
        return await self.told()

    def end(self) -> None:
        """Let it stop."""
        self._ours.close()
        self._process.join(15)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def main(pipe: "Connection", directory: str, database_url: str, api_url: str, lease: float, dies: str | None) -> None:
    """Run until told to stop, or killed."""
    settings = Settings(
        files=Path(directory, "files"),
        public_url="https://tongket.example.vn",
        zalo_oa_app_id=APP_ID,
        zalo_oa_secret_key=SecretStr(APP_SECRET),
        zalo_oa_api_url=api_url,
        zalo_oa_oauth_url=api_url,
    )
    database = Database(database_url)
    running = Program(settings=settings, database=database, secret=Secret(KEY), clock=RealClock())
    channel = running.add_zalo_oa(lease=timedelta(seconds=lease))
    assert channel is not None
    match dies:
        case "asking":
            grant.Keeper._renew = _die  # type: ignore[method-assign]
        case "saving":
            grant.Keeper._keep = _die  # type: ignore[method-assign]
    asyncio.run(_play(running, channel, pipe))
    database.close()


async def _play(running: Program, channel: ZaloOaChannel, pipe: "Connection") -> None:
    async with running.running(clockwork=False):
        pipe.send("ready")
        while (line := await asyncio.to_thread(_next, pipe)) is not None:
            match line.split():
                case ["send", user]:
                    pipe.send(await _sent(channel, user))
                case ["minute"]:
                    await running.each_minute()
                    pipe.send("done")


def _next(pipe: "Connection") -> str | None:
    try:
        return str(pipe.recv())
    except EOFError:
        return None


async def _sent(channel: ZaloOaChannel, user: str) -> str:
    try:
        await channel.send(Address(channel.name, user), Part("Còn 3 ngày"), 1)
    except NotSent as refused:
        return repr(refused.failure)
    return "sent"


async def _die(*_arguments: Any, **_named: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
