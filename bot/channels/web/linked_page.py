"""What the pages that are opened by a personal link have in common: the ballot page and the page that takes files.

Belongs here: filling a page with its words in each language, showing it, refusing a request, answering in JSON. What a
page is for and what its requests do is its own module's.
"""

import html
import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from aiohttp import web

from bot.channels.web.login import Limiter, client, same_origin
from conversation.sentences import Text
from conversation.translation import DEFAULT_LANGUAGE, LANGUAGES, Translator, Translators

# A language is named in itself, for those who read it.
_NAMES = {"vi": "Tiếng Việt", "en": "English"}


class Refused(Exception):
    """A request that is not carried out; `why` names what the page says about it."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


def check(request: web.Request, public_url: str, knocks: Limiter) -> None:
    """Let a page of ours through, as often as people do that. Raises Refused."""
    if not same_origin(request, public_url):
        raise Refused(HTTPStatus.FORBIDDEN, "not_taken")
    if not knocks.passes(client(request)):
        raise Refused(HTTPStatus.TOO_MANY_REQUESTS, "too_often")


def json_answer(values: Mapping[str, Any], status: int = HTTPStatus.OK) -> web.Response:
    """Return an answer that nobody keeps."""
    return web.json_response(dict(values), status=status, headers={"Cache-Control": "no-store"})


class Pages:
    """One page of the folder ``page``, filled in each language.

    `words` are what it says, by the names its script and its ``{{name}}`` places know; a ``{name}`` in a word is filled
    from `filling`. Its ``{{facts}}`` becomes the data block with `facts` and the words.
    """

    def __init__(
        self,
        file: str,
        words: Mapping[str, Text],
        translators: Translators,
        *,
        facts: Mapping[str, Any],
        filling: Mapping[str, str] | None = None,
    ) -> None:
        text = files(__package__).joinpath("page", file).read_text(encoding="utf-8")
        self._facts = facts
        self._filling = filling or {}
        self._pages = {language: self._filled(text, words, translators[language]) for language in LANGUAGES}

    def show(self, request: web.Request) -> web.Response:
        """Return the page in the language that the request asks for."""
        asked = request.query.get("lang", "")
        page = self._pages[asked if asked in LANGUAGES else DEFAULT_LANGUAGE]
        return web.Response(body=page, content_type="text/html", charset="utf-8", headers={"Cache-Control": "no-cache"})

    def _filled(self, text: str, said: Mapping[str, Text], translator: Translator) -> bytes:
        words = {name: translator.write(sentence) for name, sentence in said.items()}
        for place, value in self._filling.items():
            words = {name: word.replace(f"{{{place}}}", value) for name, word in words.items()}
        # No tag can end inside the data block: every "<" in it is written as its escape.
        data = json.dumps({"words": words, **self._facts}, ensure_ascii=False).replace("<", "\\u003c")
        values = {name: html.escape(word) for name, word in words.items()}
        other = next(language for language in LANGUAGES if language != translator.language)
        values |= {"language": translator.language, "other": other, "other_language": _NAMES[other]}
        return re.sub(r"\{\{(\w+)\}\}", lambda found: data if found[1] == "facts" else values[found[1]], text).encode()
