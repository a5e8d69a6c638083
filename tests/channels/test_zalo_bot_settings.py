"""What an operator may set for Zalo Bot, and the one line for what they may not."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import Program
from bot.clock import RealClock
from bot.secret import Secret
from bot.settings import Settings, WrongSettings
from tests.support.databases import new_sqlite
from tests.support.zalo_bot_api import TOKEN


def read(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(f"TONGKET_{name.upper()}", value)
    return Settings.read()


def test_polling_needs_a_token_only(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, zalo_bot_token=TOKEN)

    assert settings.zalo_bot_token is not None
    assert settings.zalo_bot_token.get_secret_value() == TOKEN
    assert settings.zalo_bot_api_url == "https://bot-api.zaloplatforms.com"
    assert TOKEN not in repr(settings)


WRONG = [
    ({"zalo_bot_token": "no-number"}, "TONGKET_ZALO_BOT_TOKEN: "),
    ({"zalo_bot_token": "12:with blanks"}, "TONGKET_ZALO_BOT_TOKEN: "),
    ({"zalo_bot_token": "12:with/slash"}, "TONGKET_ZALO_BOT_TOKEN: "),
    ({"zalo_bot_api_url": "bot-api.zaloplatforms.com"}, "TONGKET_ZALO_BOT_API_URL: "),
    ({"zalo_bot_link": "zalo.me/1"}, "TONGKET_ZALO_BOT_LINK: "),
    ({"zalo_bot_429": "perhaps"}, "TONGKET_ZALO_BOT_429: "),
    ({"zalo_bot_poll_seconds": "0"}, "TONGKET_ZALO_BOT_POLL_SECONDS: "),
]


@pytest.mark.parametrize(("values", "line"), WRONG)
def test_what_cannot_be_is_one_line_without_the_value(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], line: str
) -> None:
    with pytest.raises(WrongSettings) as wrong:
        read(monkeypatch, **values)

    (told,) = wrong.value.lines
    assert told.startswith(line)
    assert next(iter(values.values())) not in told


@pytest.mark.parametrize("public_url", [None, "https://tongket.example.vn"])
def test_pictures_go_out_as_pictures_where_we_have_an_address(tmp_path: Path, public_url: str | None) -> None:
    settings = Settings(files=tmp_path / "files", zalo_bot_token=SecretStr(TOKEN), public_url=public_url)
    program = Program(settings=settings, database=new_sqlite(tmp_path), secret=Secret(b"k" * 32), clock=RealClock())
    channel = program.add_zalo_bot()
    program.database.close()

    assert channel is not None
    assert bool(channel.capabilities.media_out) is (public_url is not None)
    assert channel.capabilities.tariff.monthly == 3000
    assert program.add_telegram() is None
