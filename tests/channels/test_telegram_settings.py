"""What an operator may set for Telegram, and the one line for what they may not."""

import pytest

from bot.settings import Settings, WrongSettings

TOKEN = "123456789:AAH-and_so_on"


def read(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(f"TONGKET_{name.upper()}", value)
    return Settings.read()


def test_polling_needs_a_token_only(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, telegram_token=TOKEN)

    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == TOKEN
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert not settings.webhooks


def test_a_value_that_is_empty_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, telegram_token="", webhooks="", webhook_secret="")

    assert (settings.telegram_token, settings.webhooks, settings.webhook_secret) == (None, False, None)


def test_no_secret_is_shown_where_settings_are(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, telegram_token=TOKEN, webhook_secret="a-long-enough-secret")

    assert TOKEN not in repr(settings)
    assert "a-long-enough-secret" not in repr(settings)


WRONG = [
    ({"telegram_token": "oops secret"}, "TONGKET_TELEGRAM_TOKEN: "),
    ({"telegram_token": "AAH-without-number"}, "TONGKET_TELEGRAM_TOKEN: "),
    ({"telegram_api_url": "api.telegram.org"}, "TONGKET_TELEGRAM_API_URL: "),
    ({"webhook_secret": "short"}, "TONGKET_WEBHOOK_SECRET: "),
    ({"webhook_secret": "with blanks and ố and more"}, "TONGKET_WEBHOOK_SECRET: "),
    ({"webhooks": "perhaps"}, "TONGKET_WEBHOOKS: "),
    ({"webhooks": "true"}, "TONGKET_WEBHOOKS needs TONGKET_PUBLIC_URL"),
]


@pytest.mark.parametrize(("values", "line"), WRONG)
def test_what_cannot_be_is_one_line_without_the_value(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], line: str
) -> None:
    with pytest.raises(WrongSettings) as wrong:
        read(monkeypatch, **values)

    (told,) = wrong.value.lines
    assert told.startswith(line)
    assert not any(value in told for value in values.values() if value != "true")
