"""What a chat shows before anybody says a word: menus by role and language, what the bot says of itself."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any

import pytest
from telegram.constants import BotCommandLimit, BotDescriptionLimit

from bot.channels.telegram.menus import Menus
from bot.channels.telegram.wire import Wire
from conversation.translation import Translators
from emulation.people import Role
from handlers.catalogue import FLOWS
from tests.support.script import ZONE, in_digits
from tests.support.telegram_api import TOKEN, FakeTelegram
from tests.support.telegram_models import second_opinion

_MOST_COMMANDS = 100


def asked(*roles: frozenset[str], introduce: bool = False, look_again: float = 600.0) -> FakeTelegram:
    """Return the service after the bot introduced itself, or after one chat's person had these roles in turn."""

    async def run() -> FakeTelegram:
        service = FakeTelegram(check=second_opinion)
        async with service.serving():
            wire = Wire(TOKEN, service.base_url)
            menus = Menus(wire, FLOWS, Translators(ZONE, in_digits), look_again=look_again)
            if introduce:
                await menus.introduce()
            for each in roles:
                if not menus.knows("7"):
                    await menus.show("7", each)
            await wire.close()
        assert service.refused == []
        return service

    return asyncio.run(run())


def names(menu: Mapping[str, Any]) -> set[str]:
    return {each["command"] for each in menu["commands"]}


@pytest.mark.parametrize("role", Role)
def test_a_roles_menu_stands_in_both_languages_and_fits(role: Role) -> None:
    vietnamese, english = asked(frozenset({role.value})).of("setMyCommands")
    assert "language_code" not in vietnamese
    assert english["language_code"] == "en"
    for menu in (vietnamese, english):
        assert menu["scope"] == {"type": "chat", "chat_id": 7}
        assert 0 < len(menu["commands"]) <= _MOST_COMMANDS
        for each in menu["commands"]:
            assert re.fullmatch(r"[a-z0-9_]{1,32}", each["command"])
            assert 3 <= len(each["description"]) <= BotCommandLimit.MAX_DESCRIPTION
    assert len(names(vietnamese)) == len(names(english)) == len(vietnamese["commands"])


def test_a_menu_offers_what_its_role_may_do() -> None:
    officer, _ = asked(frozenset({Role.OFFICER.value})).of("setMyCommands")
    staff, _ = asked(frozenset({Role.STAFF.value})).of("setMyCommands")
    assert "nop" in names(officer) - names(staff)
    assert "duyet" in names(staff) - names(officer)


def test_the_bot_says_what_it_is_in_both_languages() -> None:
    service = asked(introduce=True)
    vietnamese, english = service.of("setMyDescription")
    assert "language_code" not in vietnamese
    assert "OTP" in vietnamese["description"]
    assert "never asks for money" in english["description"]
    for method, field, most in (
        ("setMyDescription", "description", BotDescriptionLimit.MAX_DESCRIPTION_LENGTH),
        ("setMyShortDescription", "short_description", BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH),
    ):
        written = service.of(method)
        assert len(written) == 2
        assert all(0 < len(each[field]) <= most for each in written)
    scopes = [(each["scope"]["type"], each.get("language_code")) for each in service.of("setMyCommands")]
    assert sorted(scopes, key=str) == [
        ("all_group_chats", "en"),
        ("all_group_chats", None),
        ("all_private_chats", "en"),
        ("all_private_chats", None),
    ]


def test_a_menu_follows_the_roles_and_goes_with_the_last_of_them() -> None:
    officer, head, nobody = frozenset({"officer"}), frozenset({"head"}), frozenset[str]()
    service = asked(nobody, officer, officer, head, nobody, nobody, look_again=0.0)
    assert [each.method for each in service.asked] == ["setMyCommands"] * 4 + ["deleteMyCommands"] * 2
    assert [each.get("language_code") for each in service.of("deleteMyCommands")] == [None, "en"]


def test_roles_are_not_looked_at_with_every_message() -> None:
    service = asked(frozenset({"officer"}), frozenset({"head"}))
    assert [each.method for each in service.asked] == ["setMyCommands"] * 2
