"""What a chat shows before anybody says a word: the command menu, the bot's description.

Belongs here: which commands whose menu shows, in which language. What a command does is its step in `handlers`.
Source: https://core.telegram.org/bots/api#setmycommands
"""

import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from telegram.constants import BotCommandLimit, BotDescriptionLimit

from bot.channels.base import Lost
from bot.channels.telegram.requests import Request
from bot.channels.telegram.wire import Refused, Wire
from conversation.sentences import say, spaced
from conversation.steps import Command, Flows
from conversation.translation import DEFAULT_LANGUAGE, Translators

_log = logging.getLogger(__name__)

LANGUAGES = ("vi", "en")
_LOOK_AGAIN = 600.0

_WHAT = say("The year-end assistant of the emulation blocs.")
_SHORT = say("It asks each association for its figures, reminds, and sums up for the board.")
_NEVER = say("The assistant never asks for money, passwords or OTP codes.")


class Menus:
    """The menus of all chats. `flows` has the commands, in the order in which they are shown; `look_again` are the
    seconds for which the roles in a chat are taken to be what they were.
    """

    def __init__(
        self, wire: Wire, flows: Flows[Any], translators: Translators, *, look_again: float = _LOOK_AGAIN
    ) -> None:
        self._wire = wire
        self._flows = flows
        self._translators = translators
        self._look_again = look_again
        self._shown: dict[str, frozenset[str]] = {}
        self._looked_at: dict[str, float] = {}

    async def introduce(self) -> None:
        """Set what everybody sees. What fails is left as it was: nobody is kept waiting for a menu."""
        # All their words are looked up at once, beside the rest of the start.
        for request in await asyncio.to_thread(lambda: list(self.introductions())):
            await self._try(request)

    async def show(self, chat: str, roles: frozenset[str]) -> None:
        """Show in one chat what its person's roles may use, if it does not show just that."""
        self._looked_at[chat] = asyncio.get_running_loop().time()
        shown = self._shown.get(chat, frozenset())
        if shown == roles:
            return
        scope = {"type": "chat", "chat_id": int(chat)}
        done = [
            await self._try(
                self._menu(language, roles, scope)
                if roles
                else Request("deleteMyCommands", {"scope": scope, **_code(language)})
            )
            for language in LANGUAGES
        ]
        if all(done):
            self._shown[chat] = roles

    def knows(self, chat: str) -> bool:
        """Tell whether a chat shows the menu of somebody's roles, as they were a short while ago."""
        looked_at = self._looked_at.get(chat)
        if looked_at is None or not self._shown.get(chat):
            return False
        return asyncio.get_running_loop().time() - looked_at < self._look_again

    def introductions(self) -> Iterator[Request]:
        """Yield the requests that set what everybody sees."""
        for language in LANGUAGES:
            write = self._translators[language].write
            yield self._menu(language, frozenset(), {"type": "all_private_chats"})
            if self._flows.group_commands:
                yield self._menu(language, frozenset(), {"type": "all_group_chats"})
            code = _code(language)
            described = write(spaced(_WHAT, _SHORT, _NEVER))[: BotDescriptionLimit.MAX_DESCRIPTION_LENGTH]
            yield Request("setMyDescription", {"description": described, **code})
            short = write(_WHAT)[: BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH]
            yield Request("setMyShortDescription", {"short_description": short, **code})

    def _menu(self, language: str, roles: frozenset[str], scope: Mapping[str, Any]) -> Request:
        write = self._translators[language].write
        commands = [
            {"command": _name(each, language), "description": write(each.describe)[: BotCommandLimit.MAX_DESCRIPTION]}
            for each in (self._in_groups() if scope["type"] == "all_group_chats" else self._commands(roles))
        ]
        return Request("setMyCommands", {"commands": commands, "scope": dict(scope), **_code(language)})

    def _commands(self, roles: frozenset[str]) -> Iterable[Command[Any]]:
        every = (command for flow in self._flows.flows for command in flow.commands)
        # What has only plain words ("hết") is said where it is asked for, and stands in no menu.
        return [each for each in every if each.names and (not each.roles or each.roles & roles)]

    def _in_groups(self) -> Iterable[Command[Any]]:
        return [self._flows.commands[name] for name in self._flows.group_commands]

    async def _try(self, request: Request) -> bool:
        try:
            await self._wire.call(request.method, request.fields)
        except (Refused, Lost) as trouble:
            _log.info("%s: %s", request.method, trouble)
            return False
        return True


def _name(command: Command[Any], language: str) -> str:
    return command.names[0] if language == DEFAULT_LANGUAGE else command.names[-1]


def _code(language: str) -> dict[str, str]:
    """A language's menu; the office's own is everybody's whose language has none."""
    return {} if language == DEFAULT_LANGUAGE else {"language_code": language}
