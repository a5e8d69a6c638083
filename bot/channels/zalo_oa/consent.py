"""Consent: where the account's administrator lets our application send, and what comes back from there.

Belongs here: the address, the verifier behind it, the page it returns to, reading what is pasted. Taking it in is the
command's (`tongket zalo-oa consent`). The challenge may have to be saved in Zalo's console, so the verifier stays the
same for an installation. Source: https://docs.zaloplatforms.com/docs/OA (OAuth v4)
"""

import base64
import hashlib
from urllib.parse import parse_qs, urlencode, urlsplit

from aiohttp import web
from msgspec import Struct

PATH = "/zalo-oa/consent"

_PAGE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Zalo OA</title></head><body><main>
<h1>Đã nhận cho phép từ Zalo</h1>
<p>Xin sao chép toàn bộ địa chỉ của trang này (trên thanh địa chỉ) và dán vào lệnh
<code>tongket zalo-oa consent</code> đang chờ. Mã có hiệu lực 10 phút, dùng một lần.</p>
<p lang="en">Please copy the whole address of this page and paste it into the waiting command
<code>tongket zalo-oa consent</code>. The code holds for 10 minutes, once.</p>
</main></body></html>
"""


class NoCode(ValueError):
    """What was pasted holds no code."""


class Pasted(Struct, frozen=True):
    """What came back: the code, and which account gave it, where that is known."""

    code: str
    account: str | None = None


def verifier_of(key: bytes) -> str:
    """Return the code verifier: 43 letters made of 32 bytes."""
    return base64.urlsafe_b64encode(key).rstrip(b"=").decode()


def challenge_of(verifier: str) -> str:
    """Return the challenge (S256) of a verifier."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def permission_url(oauth_url: str, app_id: str, redirect_uri: str, challenge: str) -> str:
    """Return where the administrator gives permission."""
    query = urlencode({"app_id": app_id, "redirect_uri": redirect_uri, "code_challenge": challenge})
    return f"{oauth_url}/v4/oa/permission?{query}"


def read_pasted(line: str) -> Pasted:
    """Return the code of what was pasted: the whole address of the page, or the code alone. Raises NoCode."""
    said = line.strip()
    if "code=" not in said:
        if not said or any(letter.isspace() for letter in said) or "://" in said:
            raise NoCode
        return Pasted(said)
    given = parse_qs(urlsplit(said).query or said.lstrip("?"))
    codes, accounts = given.get("code", []), given.get("oa_id", [None])
    if len(codes) != 1:
        raise NoCode
    return Pasted(codes[0], accounts[0])


def route() -> web.RouteDef:
    """Return the page that Zalo leads back to: it says what to do, and shows nothing of what it was given."""

    async def shown(_request: web.Request) -> web.Response:
        return web.Response(text=_PAGE, content_type="text/html", headers={"Cache-Control": "no-store"})

    return web.get(PATH, shown)
