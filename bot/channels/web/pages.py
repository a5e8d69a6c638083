"""The pages beside the chat, each opened by a link of its own: the ballot, a kept file, the page that takes files.

Belongs here: building and mounting them. What each one does is its own module's.
"""

from typing import Any

from aiohttp import web

from bot.channels.web.ballot import BallotPage
from bot.channels.web.downloads import Downloads
from bot.channels.web.upload import UploadPage
from bot.channels.web.words import Office
from bot.clock import Clock
from bot.files import FileShelf, Spool
from bot.links import SignedLinks
from bot.receive import Receiver
from conversation.translation import Translators
from handlers.services import Services
from storage.database import Database


def mount(
    *,
    receiver: Receiver[Any],
    database: Database,
    shelf: FileShelf,
    clock: Clock,
    translators: Translators,
    services: Services,
    links: SignedLinks,
    office: Office,
    public_url: str,
) -> list[web.RouteDef]:
    """Return the routes of all of them."""
    ballot = BallotPage(
        receiver=receiver,
        database=database,
        clock=clock,
        translators=translators,
        services=services,
        office=office,
        public_url=public_url,
    )
    upload = UploadPage(
        links=links,
        receiver=receiver,
        database=database,
        spool=Spool(shelf.spool_directory),
        clock=clock,
        translators=translators,
        office=office,
        public_url=public_url,
        largest=shelf.largest,
    )
    downloads = Downloads(links=links, shelf=shelf, translators=translators)
    return [*ballot.mount(), *downloads.mount(), *upload.mount()]
