"""The ballot page: where a secret ballot is cast, by a personal link that any channel can bring.

Belongs here: its requests. The link's code stands behind the # and travels in a POST's body, so that no server's log
and no preview holds it; there is no cookie, and fetching the page opens nothing. What a link opens and how a ballot is
sealed is `handlers.booth`. Nothing of a choice is logged, and no answer repeats one.
"""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.channels.web.ballot_words import BALLOT_WORDS
from bot.channels.web.linked_page import Pages, Refused, check, json_answer
from bot.channels.web.login import Limiter
from bot.channels.web.words import Office
from bot.clock import Clock
from bot.receive import NotTaken, Receiver, put_notice
from conversation.sentences import say
from conversation.translation import DEFAULT_LANGUAGE, LANGUAGES, Translator, Translators
from emulation.ballots.choices import Choices, Opinion
from emulation.ballots.contests import Contest
from emulation.ballots.refusals import BallotRefusal, NotOpen, NotTheVoter, UnknownLink
from handlers import ballot_words, booth
from handlers.services import Services
from storage.database import Database
from storage.store import Store

_LARGEST = 64 * 1024
_CHUNK = 16 * 1024


@dataclass(kw_only=True)
class BallotPage:
    """Serves the page at ``/phieu`` and answers its two requests."""

    receiver: Receiver[Any]
    database: Database
    clock: Clock
    translators: Translators
    services: Services
    office: Office
    public_url: str
    # A hall of voters behind one network votes at once; a guesser may not go on.
    knocks: Limiter = field(default_factory=lambda: Limiter(120, timedelta(seconds=1)))

    def mount(self) -> list[web.RouteDef]:
        """Return the page and its requests; its files are served beside the chat's."""
        return [
            web.get("/phieu", self._show),
            web.post("/phieu/open", self._open),
            web.post("/phieu/cast", self._cast),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return self._pages.show(request)

    async def _open(self, request: web.Request) -> web.Response:
        """Show what a link opens; it may be opened as often as one likes."""
        try:
            asked = await self._asked(request)
            arrived = self.clock.now()
            code = asked["code"]
            found = await asyncio.to_thread(self._look, lambda store: booth.look(store, self.services, code, arrived))
        except (Refused, BallotRefusal, NotTaken) as refusal:
            return _answer(refusal)
        return json_answer(self._sheet(found, self.translators[asked["language"]]))

    async def _cast(self, request: web.Request) -> web.Response:
        """Seal a ballot and put it in the box. It counts as arrived once the whole of it is here."""
        try:
            asked = await self._asked(request)
            arrived = self.clock.now()
            choices = _choices(asked.get("choices"))
            code = asked["code"]

            def work(store: Store) -> booth.Cast:
                now = self.clock.now()
                done = booth.cast(store, self.services, code, choices, arrived, now)
                for told in done.told:
                    put_notice(store, self.translators, told.person, told.reply, now, key=told.key)
                return done

            done = await self.receiver.write(work)
        except (Refused, BallotRefusal, NotTaken) as refusal:
            return _answer(refusal)
        translator = self.translators[asked["language"]]
        return json_answer(
            {"receipt": done.receipt, "spoken": translator.write(booth.spoken(done.receipt)), "again": done.again}
        )

    def _look(self, reading: Any) -> Any:
        with self.database.reading() as connection:
            return reading(Store(connection))

    async def _asked(self, request: web.Request) -> dict[str, Any]:
        """Return what a page of ours asks: the link's code, the page's language, and whatever else. Raises Refused."""
        check(request, self.public_url, self.knocks)
        if request.content_type != "application/json":
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "not_taken")
        content = bytearray()
        async for chunk in request.content.iter_chunked(_CHUNK):
            content += chunk
            if len(content) > _LARGEST:
                raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "not_taken")
        try:
            asked = json.loads(content)
        except ValueError:
            raise Refused(HTTPStatus.BAD_REQUEST, "not_taken") from None
        if not isinstance(asked, dict) or not isinstance(asked.get("code"), str):
            raise Refused(HTTPStatus.BAD_REQUEST, "not_taken")
        language = asked.get("language")
        return {**asked, "language": language if language in LANGUAGES else DEFAULT_LANGUAGE}

    def _sheet(self, found: booth.Booth, translator: Translator) -> dict[str, Any]:
        return {
            "title": translator.write(ballot_words.title(found.ballot)),
            "bloc": translator.write(say("{bloc}, year {year}", bloc=found.bloc, year=found.year)),
            "association": found.association,
            "closes": translator.write(say("The box closes at {moment}.", moment=found.ballot.closes)),
            "voted": found.elector.casts > 0,
            "contests": [_contest(each) for each in found.ballot.contests],
        }

    @cached_property
    def _pages(self) -> Pages:
        words = {**BALLOT_WORDS, **self.office.words()}
        return Pages("ballot.html", words, self.translators, facts={"contact": self.office.contact})


def _contest(contest: Contest) -> dict[str, Any]:
    return {
        "id": contest.id,
        "name": contest.name,
        # Where each is agreed or disagreed with there is no most.
        "most": contest.most,
        "seats": contest.seats,
        "candidates": [{"id": each.id, "name": each.name} for each in contest.candidates],
    }


def _choices(given: object) -> Choices:
    """Read ``{"12": {"34": "f"}}``. Raises Refused; what was sent is never repeated."""
    try:
        return {
            int(contest): {int(candidate): Opinion(mark) for candidate, mark in marks.items()}
            for contest, marks in given.items()  # type: ignore[attr-defined]
        }
    except (AttributeError, ValueError, TypeError):
        raise Refused(HTTPStatus.BAD_REQUEST, "not_taken") from None


def _answer(refusal: Exception) -> web.Response:
    match refusal:
        case Refused():
            return json_answer({"error": refusal.why}, refusal.status)
        case UnknownLink():
            return json_answer({"error": "bad_link"}, HTTPStatus.NOT_FOUND)
        case NotOpen():
            return json_answer({"error": "closed"}, HTTPStatus.GONE)
        case NotTheVoter():
            return json_answer({"error": "not_voter"}, HTTPStatus.FORBIDDEN)
        case NotTaken():
            return json_answer({"error": "not_reached"}, HTTPStatus.SERVICE_UNAVAILABLE)
        case _:
            return json_answer({"error": "not_taken"}, HTTPStatus.UNPROCESSABLE_ENTITY)
