"""Proof that the address is ours: the file that Zalo's console gives, served under its own name.

Belongs here: that file. The console takes a tag on the home page as well, which stands in that page's head. The account
needs either before its links, its callback and its webhook are accepted; Zalo may take 72 hours to look.
"""

from pathlib import Path

from aiohttp import web


def route(file: Path) -> web.RouteDef:
    """Return the route of the file, read once."""
    content = file.read_bytes()

    async def shown(_request: web.Request) -> web.Response:
        return web.Response(body=content, content_type="text/html", charset="utf-8")

    return web.get(f"/{file.name}", shown)
