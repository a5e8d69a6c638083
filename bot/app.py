"""The composition root: every object built by hand, started in order, stopped in reverse.

Belongs here: which object gets which. What each does is its own module's; what the operator types is `bot.commands`.
"""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.channels.base import Channel
from bot.channels.names import readable
from bot.clock import Clock, Minute, public_holiday
from bot.deliver import Deliverer
from bot.due import each_minute
from bot.errands import Errands
from bot.files import FileShelf
from bot.invitations import draw_digits
from bot.links import SignedLinks
from bot.reach import Planner
from bot.receive import NotTaken, Receiver
from bot.secret import KeyNotKept, Secret, kept_key
from bot.settings import Settings, WrongSettings
from bot.trouble import Watch
from bot.working import Working
from conversation.messages import Address
from conversation.reach import Tariff
from conversation.translation import DEFAULT_LANGUAGE, Translators
from emulation.numerals import in_words
from handlers import pieces
from handlers.catalogue import FLOWS
from handlers.services import GroupWay, Services
from storage.database import Database, NoSuchDatabase
from storage.sealing import Vault
from storage.store import Store

if TYPE_CHECKING:
    from aiohttp.web import AbstractRouteDef

    from bot.channels.telegram.channel import TelegramChannel
    from bot.channels.telegram.pace import Limits
    from bot.channels.web.channel import WebChannel
    from bot.channels.web.demo import DemoPage
    from bot.channels.zalo_bot.channel import ZaloBotChannel
    from bot.channels.zalo_oa.channel import ZaloOaChannel

_log = logging.getLogger(__name__)

_TITLES = {"telegram": "Telegram", "zalo_bot": "Zalo Bot", "zalo_oa": "Zalo OA"}
_LAST_WORDS = 2.0  # seconds that messages on their way are given when the program stops


def open_database(settings: Settings) -> Database:
    """Open the database of the settings. Raises WrongSettings."""
    try:
        return Database(settings.database_url)
    except NoSuchDatabase as wrong:
        raise WrongSettings((f"TONGKET_DATABASE_URL: {wrong.reason}",)) from None


def installation_secret(settings: Settings) -> Secret:
    """Return the secret of the settings, else that of the key file, which is made if need be. Raises WrongSettings."""
    older = [settings.secret_key_old.get_secret_value()] if settings.secret_key_old else []
    if settings.secret_key is not None:
        return Secret(settings.secret_key.get_secret_value(), *older)
    try:
        key = kept_key(settings.configuration, make=True)
    except KeyNotKept as wrong:
        raise WrongSettings(
            (f"TONGKET_SECRET_KEY is not set, and {wrong.path} cannot be used: {wrong.reason}",)
        ) from None
    assert key is not None
    return Secret(key, *older)


class Program:
    """The program on one database: built whole at once, running inside `running`."""

    def __init__(self, *, settings: Settings, database: Database, secret: Secret, clock: Clock) -> None:
        self.settings = settings
        self.database = database
        self.clock = clock
        self.channels: dict[str, Channel] = {}
        # What channels do beside the engine, and the routes under which they are brought something.
        self.listening: list[Callable[[], Coroutine[Any, Any, None]]] = []
        self.introductions: list[Callable[[], Coroutine[Any, Any, bool]]] = []
        self.routes: list[AbstractRouteDef] = []
        # Where a channel has chats in which several read: what opens one's own, and how such a group is linked.
        self.own_chats: dict[str, Callable[[], str | None]] = {}
        self.groups: list[Callable[[str], GroupWay | None]] = []
        self.sweeps: list[Callable[[datetime], object]] = []
        self.translators = Translators(settings.zone, in_words)
        self.signed_links = SignedLinks(secret, lambda: self._public_url, clock)
        self.services = Services(
            digest=secret.digest,
            digests=secret.digests,
            draw=draw_digits,
            links=self.links,
            contact=settings.contact,
            invitation_life=timedelta(days=settings.invitation_days),
            zone=settings.zone,
            vault=Vault(secret.keys("ballots")),
            ballot_link=self.ballot_link,
            upload_link=self.signed_links.upload,
            holiday=public_holiday,
            own_chat=self.own_chat,
            group_ways=self.group_ways,
            channel_name=readable,
            tariffs=self.tariffs,
        )
        self.shelf = FileShelf(settings.files)
        self.receiver: Receiver[Services] = Receiver(
            database, FLOWS, self.translators, clock, self.services, resolution=self._resolution
        )
        self.watch = Watch(database.path.parent if database.path else None, self.translators, _TITLES)
        self.planner = Planner(self.channels, settings.zone, on_refused=self.watch.token_refused)
        self.deliverer = Deliverer(
            self.receiver, self.channels, clock, planner=self.planner, file_link=self.signed_links.file
        )
        working = Working(self.receiver, self.channels, self.translators)
        self.errands = Errands(self.receiver, self.channels, self.shelf, clock, working=working)
        self.receiver.after_commit = self._poke
        self._secret = secret
        self._public_url = settings.base_url

    def add(self, channel: Channel) -> None:
        """Add a way of reaching people."""
        self.channels[channel.name] = channel

    def add_web(self, public_url: str) -> "WebChannel":
        """Add the web chat; `public_url` is what its links begin with."""
        from bot.channels.web import pages
        from bot.channels.web.channel import WebChannel
        from bot.channels.web.words import Office

        office = Office(board=self.settings.contact, contact=self.settings.contact)
        chat = WebChannel(
            receiver=self.receiver,
            database=self.database,
            shelf=self.shelf,
            secret=self._secret.key("web"),
            clock=self.clock,
            flows=FLOWS,
            translators=self.translators,
            office=office,
            public_url=public_url,
            zone=self.settings.timezone,
            head=self.settings.zalo_domain_tag or "",
        )
        self.add(chat)
        if self.settings.zalo_domain_file is not None:
            from bot.channels.zalo_oa import domain

            self.routes.append(domain.route(self.settings.zalo_domain_file))
        self.sweeps.append(chat.sweep)
        self._public_url = public_url
        self.routes.extend(
            pages.mount(
                receiver=self.receiver,
                database=self.database,
                shelf=self.shelf,
                clock=self.clock,
                translators=self.translators,
                services=self.services,
                links=self.signed_links,
                office=office,
                public_url=public_url,
            )
        )
        return chat

    def ballot_link(self, code: str, language: str) -> str:
        """Return the personal link that opens the ballot page; its code stands where no server sees it."""
        query = "" if language == DEFAULT_LANGUAGE else f"?lang={language}"
        return f"{self._public_url}/phieu{query}#{code}"

    def add_telegram(self, *, limits: "Limits | None" = None) -> "TelegramChannel | None":
        """Add Telegram where the settings hold a token; `limits` other than Telegram's own are a test server's."""
        token = self.settings.telegram_token
        if token is None:
            return None
        from bot.channels.telegram.channel import TelegramChannel
        from bot.channels.telegram.menus import Menus
        from bot.channels.telegram.wire import Wire

        wire = Wire(token.get_secret_value(), self.settings.telegram_api_url)
        channel = TelegramChannel(
            wire=wire,
            receiver=self.receiver,
            clock=self.clock,
            menus=Menus(wire, FLOWS, self.translators),
            path_of=self.shelf.path,
            roles_of=self._roles_of,
            public_url=self.settings.public_url,
            secret=self._webhook_secret("telegram") if self.settings.webhooks else None,
            limits=limits,
        )
        self.add(channel)
        self.listening.append(channel.run)
        self.introductions.append(channel.introduce)
        self.own_chats[channel.name] = channel.own_chat
        self.groups.append(channel.group_way)
        self.routes.extend(channel.routes)
        return channel

    def add_zalo_bot(self, *, apart: float = 1.0) -> "ZaloBotChannel | None":
        """Add Zalo Bot where the settings hold a token; `apart`, the seconds between two polls, is a test server's."""
        settings, token = self.settings, self.settings.zalo_bot_token
        if token is None:
            return None
        from bot.channels.tariffs import ZALO_BOT
        from bot.channels.zalo_bot.channel import Ways, ZaloBotChannel
        from bot.channels.zalo_bot.wire import Wire

        channel = ZaloBotChannel(
            wire=Wire(token.get_secret_value(), settings.zalo_bot_api_url),
            receiver=self.receiver,
            clock=self.clock,
            zone=settings.zone,
            file_link=self.signed_links.file,
            ways=Ways(
                public_url=settings.public_url,
                secret=self._webhook_secret("zalo bot") if settings.webhooks else None,
                link=settings.zalo_bot_link,
                pictures=settings.zalo_bot_pictures and settings.public_url is not None,
                quota_is_monthly=settings.zalo_bot_429 == "month",
                held=settings.zalo_bot_poll_seconds,
                apart=apart,
                tariff=ZALO_BOT,
            ),
            token_refused=lambda: self.watch.token_refused("Zalo Bot"),
        )
        self.add(channel)
        self.listening.append(channel.run)
        self.own_chats[channel.name] = channel.own_chat
        self.routes.extend(channel.routes)
        return channel

    def add_zalo_oa(self, *, lease: timedelta | None = None) -> "ZaloOaChannel | None":
        """Add the Zalo Official Account where the settings name its application; `lease` is shorter in a test."""
        settings = self.settings
        if settings.zalo_oa_app_id is None or settings.zalo_oa_secret_key is None:
            return None
        from bot.channels.zalo_oa import making

        channel = making.channel_of(
            settings,
            receiver=self.receiver,
            database=self.database,
            clock=self.clock,
            keys=self._secret.keys("zalo oa grant"),
            path_of=self.shelf.path,
            link_to=self.signed_links.file,
            watch=self.watch,
            lease=lease,
        )
        self.add(channel)
        self.listening.append(channel.run)
        self.routes.extend(channel.routes)
        return channel

    def _webhook_secret(self, channel: str) -> str:
        given = self.settings.webhook_secret
        return given.get_secret_value() if given else self._secret.key(f"{channel} webhook").hex()

    def _roles_of(self, where: Sequence[Address]) -> dict[Address, frozenset[str]]:
        """Return the roles of the people at some addresses."""
        with self.database.reading() as connection:
            store = Store(connection)
            return {each: frozenset(seat.role.value for seat in store.people.seats_at(each)) for each in where}

    async def introduce(self) -> None:
        """Let channels ask for the names that their links hold, before they run; one that cannot has no link."""
        for ask in self.introductions:
            await ask()

    def tariffs(self) -> Mapping[str, Tariff]:
        """Return what each channel asks for a message."""
        return {name: channel.capabilities.tariff for name, channel in self.channels.items()}

    def links(self, code: str) -> Mapping[str, str]:
        """Return the address that opens each channel with an invitation code."""
        found = {name: channel.link(code) for name, channel in self.channels.items()}
        return {name: link for name, link in found.items() if link is not None}

    async def each_minute(self) -> None:
        """Do what is due; where the database is in trouble, the next minute will do it."""
        now = self.clock.now()
        try:
            await self.receiver.write(lambda store: each_minute(store, self.services, self.translators, now))
            await self.receiver.write(lambda store: self.watch.look(store, now))
            await self.receiver.hand_in(await self.receiver.write(lambda store: pieces.due(store, now), quiet=True))
            for sweep in self.sweeps:
                sweep(now)
        except NotTaken as trouble:
            _log.warning("the minute's work waits: %s", trouble)

    def own_chat(self, channel: str) -> str | None:
        """Return the address that opens a person's own chat on a channel, if it has one."""
        front = self.own_chats.get(channel)
        return front() if front is not None else None

    def group_ways(self, code: str) -> tuple[GroupWay, ...]:
        """Return the ways in which a group can be linked by a code."""
        return tuple(way for each in self.groups if (way := each(code)) is not None)

    @asynccontextmanager
    async def running(self, *, clockwork: bool = True) -> AsyncIterator[None]:
        """Take events, deliver, do errands and (with `clockwork`) what each minute brings, until left."""
        self.receiver.start()
        if self.settings.secret_key_old is not None:
            # A ballot that is open outlives the change of the secret.
            await self.receiver.write(lambda store: store.ballot_box.rewrap(self.services.vault))
        work = [self.deliverer.run(), self.errands.run(), *(listen() for listen in self.listening)]
        if clockwork:
            work.append(Minute(self.each_minute).run())
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(each) for each in work]
                try:
                    yield
                    await self._last_words()
                finally:
                    for task in tasks:
                        task.cancel()
        except BaseExceptionGroup as several:
            if len(several.exceptions) == 1:
                raise several.exceptions[0] from None
            raise
        finally:
            await self.receiver.stop()

    async def _last_words(self) -> None:
        try:
            async with asyncio.timeout(_LAST_WORDS):
                await self.deliverer.drained()
        except TimeoutError:
            _log.info("messages wait for the next start")

    def _poke(self) -> None:
        self.deliverer.poke()
        self.errands.poke()

    def _resolution(self, channel: str) -> timedelta:
        known = self.channels.get(channel)
        return known.capabilities.resolution if known else timedelta(0)


async def serve(
    program: Program,
    chat: "WebChannel",
    *,
    host: str,
    port: int,
    announce: Callable[[int], None],
    before: Callable[[Store], None] | None = None,
    demo: "DemoPage | None" = None,
) -> None:
    """Run the program and its web server until SIGTERM or SIGINT. Raises OSError where the port is taken.

    `before` is written before the server starts; `announce` is told the port once it serves.
    """
    from bot import web

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with program.running():
        if before is not None:
            await program.receiver.write(before)
        app = web.make_app(chat, readiness=lambda: program.receiver.ready, demo=demo)
        app.add_routes(program.routes)
        server = await web.serve(app, host, port)
        try:
            announce(server.port)
            await stop.wait()
        finally:
            # Open pages first: they come back elsewhere, or when the program is up again.
            await server.stop()
