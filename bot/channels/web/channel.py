"""The web chat as a channel: parts go to whoever has the page open, files are fetched from where they were spooled.

Belongs here: what the engine and the composition root call. Requests are `routes`', sockets are `live`'s.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from bot.channels.base import NotFetched, NotSent
from bot.channels.web.frames import CAPABILITIES, Frames
from bot.channels.web.lines import Lines, Views
from bot.channels.web.live import Live
from bot.channels.web.login import CHANNEL, LINK_LIFE, Cookies, Door
from bot.channels.web.routes import Routes
from bot.channels.web.words import Office, Page
from bot.clock import Clock
from bot.files import LARGEST, FileShelf, NoSuchFile, Spool, TooLarge
from bot.receive import Receiver
from conversation.messages import Address
from conversation.reach import Unavailable
from conversation.render import Capabilities, Part
from conversation.steps import Flows
from conversation.translation import Translators
from storage.database import Database

_SPOOLED_FOR = timedelta(days=30)


class WebChannel:
    """The channel `web`. An address is a random id that a log-in's cookie stands for.

    `public_url` is the base of links, as the outside sees it. `largest_upload` is in bytes. `zone` is the name of the
    time zone in which the page tells moments; `head` is a line more for the home page's head.
    """

    name = CHANNEL
    capabilities: Capabilities = CAPABILITIES

    def __init__(
        self,
        *,
        receiver: Receiver[Any],
        database: Database,
        shelf: FileShelf,
        secret: bytes,
        clock: Clock,
        flows: Flows[Any],
        translators: Translators,
        office: Office,
        public_url: str,
        zone: str = "Asia/Ho_Chi_Minh",
        largest_upload: int = LARGEST,
        head: str = "",
    ) -> None:
        self._clock = clock
        self._spool = Spool(shelf.spool_directory)
        self._lines = Lines()
        self._frames = Frames(secret, clock)
        self.door = Door(receiver=receiver, database=database, secret=secret, clock=clock, public_url=public_url)
        self.page = Page(office, {"zone": zone, "largest": largest_upload}, head)
        self.routes = Routes(
            receiver=receiver,
            database=database,
            shelf=shelf,
            spool=self._spool,
            clock=clock,
            flows=flows,
            translators=translators,
            door=self.door,
            cookies=Cookies(public_url),
            lines=self._lines,
            views=Views(),
            frames=self._frames,
            live=Live(database, clock, self._lines, self._frames),
            page=self.page,
            largest_upload=largest_upload,
        )

    async def send(self, to: Address, part: Part, row: int) -> None:
        """Tell every open page of an address. One that is not open finds the row when it comes back.

        What is sealed will not lie there any more, so it waits until a page is open. Raises NotSent.
        """
        if part.sealed and not self._lines.anybody(to.id):
            raise NotSent(Unavailable())
        self._lines.push(to.id, row, self._frames.of_part(to, row, part, self._clock.now()))

    async def fetch(self, handle: str, limit: int) -> bytes:
        """Return the bytes of an upload, at most `limit`. Raises NotFetched."""
        try:
            return await asyncio.to_thread(self._spool.read, handle, limit)
        except NoSuchFile:
            raise NotFetched("no such upload", again=False) from None
        except TooLarge:
            raise NotFetched("too large", again=False) from None
        except OSError as error:
            raise NotFetched(type(error).__name__, again=True) from None

    def link(self, code: str) -> str:
        """Return the link that opens the page with an invitation code."""
        return self.door.link(code)

    def personal_link(self, person: int, *, base: str = "/", life: timedelta = LINK_LIFE) -> str:
        """Return the link that lets a known person in again from any machine."""
        return self.door.personal_link(person, base=base, life=life)

    def sweep(self, now: datetime) -> int:
        """Delete uploads that nothing has fetched for a month; return how many."""
        return self._spool.sweep(now - _SPOOLED_FOR)

    def hang_up(self) -> None:
        """Send every open page away, to come back when the program is up again."""
        self._lines.hang_up()
