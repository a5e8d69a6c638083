"""Files fetched by a signed link: for chats that carry none.

Belongs here: the route. Making and reading the links is `bot.links`; the chat's own downloads are `routes`'.
"""

from http import HTTPStatus
from urllib.parse import quote

from aiohttp import web
from msgspec import Struct

from bot.channels.web.upload_words import DOWNLOAD_WORDS
from bot.files import FileShelf, NoSuchFile
from bot.links import FILE_PATH, BadLink, LinkOver, SignedLinks
from conversation.messages import Attachment
from conversation.translation import LANGUAGES, Translators

# What a browser or a chat service may be told a file is; everything else is only bytes.
_SHOWN = {"image/png", "image/jpeg", "image/webp", "image/gif"}
_SAVED = {
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/zip",
}


class Downloads(Struct, frozen=True, kw_only=True):
    """Serves kept files to whoever has their link."""

    links: SignedLinks
    shelf: FileShelf
    translators: Translators

    def mount(self) -> list[web.RouteDef]:
        """Return the route."""
        return [web.get(f"{FILE_PATH}/{{sha256}}/{{name}}", self._file)]

    async def _file(self, request: web.Request) -> web.StreamResponse:
        asked = request.query
        file = Attachment(
            sha256=request.match_info["sha256"], name=request.match_info["name"], media_type=asked.get("type", "")
        )
        try:
            self.links.read_file(file, asked.get("until", ""), asked.get("sig", ""))
            path = self.shelf.path(file.sha256)
        except (BadLink, NoSuchFile):
            return self._refused(HTTPStatus.NOT_FOUND, "bad_link")
        except LinkOver:
            return self._refused(HTTPStatus.GONE, "over")
        shown = file.media_type in _SHOWN
        manner = "inline" if shown else "attachment"
        return web.FileResponse(
            path,
            headers={
                "Content-Type": file.media_type if shown or file.media_type in _SAVED else "application/octet-stream",
                "Content-Disposition": f"{manner}; filename*=UTF-8''{quote(file.name, safe='')}",
                "Cache-Control": "private, no-store",
                "X-Robots-Tag": "noindex",
            },
        )

    def _refused(self, status: HTTPStatus, why: str) -> web.Response:
        """Say it in both languages: who follows a link has told us nothing."""
        said = "\n".join(self.translators[language].write(DOWNLOAD_WORDS[why]) for language in LANGUAGES)
        return web.Response(status=status, text=said, headers={"Cache-Control": "no-store"})
