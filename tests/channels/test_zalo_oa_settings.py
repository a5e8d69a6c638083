"""What an operator may set for the Official Account, the one line for what they may not, and proof of the address."""

import asyncio
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.app import Program
from bot.channels.zalo_oa.making import signers_of
from bot.clock import RealClock
from bot.secret import Secret
from bot.settings import Settings, WrongSettings
from bot.web import make_app, serve
from tests.support.databases import new_sqlite

WHOLE = {
    "zalo_oa_app_id": "4318657068771012345",
    "zalo_oa_secret_key": "a-secret-of-the-app",
    "public_url": "https://tongket.example.vn",
}
TAG = '<meta name="zalo-platform-site-verification" content="HVwAAvBp-4GtyA_VmUvNDpkwqYZ1p0KYE3Kp">'


def read(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(f"TONGKET_{name.upper()}", value)
    return Settings.read()


def test_an_application_its_key_and_an_address_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, **WHOLE)

    assert settings.zalo_oa_api_url == "https://openapi.zalo.me"
    assert settings.zalo_oa_oauth_url == "https://oauth.zaloapp.com"
    assert settings.zalo_oa_free_messages == 8
    assert signers_of(settings).secrets == (("app", "a-secret-of-the-app"),)


def test_no_secret_is_shown_where_settings_are(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {"zalo_oa_webhook_secret": "a-secret-of-the-oa", "zalo_oa_refresh_token": "a-first-refresh-token"}
    settings = read(monkeypatch, **WHOLE, **secrets)

    for secret in ("a-secret-of-the-app", *secrets.values()):
        assert secret not in repr(settings)
        assert secret not in repr(signers_of(settings))


def test_each_variant_of_the_signature_can_be_the_only_one(monkeypatch: pytest.MonkeyPatch) -> None:
    more = {"zalo_oa_id": "18", "zalo_oa_webhook_secret": "a-secret-of-the-oa"}
    every = signers_of(read(monkeypatch, **WHOLE, **more))
    only = {"zalo_oa_signed_id": "oa", "zalo_oa_signed_time": "body", "zalo_oa_signed_secret": "oa"}
    one = signers_of(read(monkeypatch, **only))

    assert ([name for name, _ in every.ids], [name for name, _ in every.secrets]) == (["app", "oa"], ["oa", "app"])
    assert every.times == ("header", "body")
    assert (one.ids, one.secrets, one.times) == ((("oa", "18"),), (("oa", "a-secret-of-the-oa"),), ("body",))


def test_free_messages_may_be_without_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, zalo_oa_free_messages="unlimited").zalo_oa_free_messages is None
    assert read(monkeypatch, zalo_oa_free_messages="3").zalo_oa_free_messages == 3


WRONG = [
    ({"zalo_oa_app_id": "my app"}, "TONGKET_ZALO_OA_APP_ID: "),
    ({"zalo_oa_secret_key": "has blanks in it"}, "TONGKET_ZALO_OA_SECRET_KEY: "),
    ({"zalo_oa_webhook_secret": "short"}, "TONGKET_ZALO_OA_WEBHOOK_SECRET: "),
    ({"zalo_oa_refresh_token": "cut\nin two lines"}, "TONGKET_ZALO_OA_REFRESH_TOKEN: "),
    ({"zalo_oa_api_url": "openapi.zalo.me"}, "TONGKET_ZALO_OA_API_URL: "),
    ({"zalo_oa_oauth_url": "ftp://oauth.zaloapp.com"}, "TONGKET_ZALO_OA_OAUTH_URL: "),
    ({"zalo_oa_id": "@tongket"}, "TONGKET_ZALO_OA_ID: "),
    ({"zalo_oa_signed_secret": "both"}, "TONGKET_ZALO_OA_SIGNED_SECRET: "),
    ({"zalo_oa_free_messages": "many"}, "TONGKET_ZALO_OA_FREE_MESSAGES: "),
    ({"zalo_domain_tag": "<script>alert(1)</script>"}, "TONGKET_ZALO_DOMAIN_TAG: "),
    ({"zalo_domain_tag": '<meta name="x" content="a"><script>'}, "TONGKET_ZALO_DOMAIN_TAG: "),
    ({"zalo_domain_file": "../zalo.txt"}, "TONGKET_ZALO_DOMAIN_FILE: "),
    ({"zalo_domain_file": "nowhere/zalo_verifier.html"}, "TONGKET_ZALO_DOMAIN_FILE: "),
    ({"zalo_oa_app_id": "4318657068771012345"}, "TONGKET_ZALO_OA_APP_ID needs TONGKET_ZALO_OA_SECRET_KEY"),
    ({**WHOLE, "public_url": ""}, "TONGKET_ZALO_OA_APP_ID needs TONGKET_PUBLIC_URL: "),
    ({**WHOLE, "zalo_oa_signed_id": "oa"}, "TONGKET_ZALO_OA_SIGNED_ID=oa needs TONGKET_ZALO_OA_ID"),
    ({**WHOLE, "zalo_oa_signed_secret": "oa"}, "TONGKET_ZALO_OA_SIGNED_SECRET=oa needs "),
]


@pytest.mark.parametrize(("values", "line"), WRONG)
def test_what_cannot_be_is_one_line_without_the_value(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], line: str
) -> None:
    with pytest.raises(WrongSettings) as wrong:
        read(monkeypatch, **values)

    (told,) = wrong.value.lines
    assert told.startswith(line)
    assert "\n" not in told
    assert not any(value and value in told for value in values.values() if value != "oa")


@pytest.mark.parametrize(
    "given",
    [
        TAG,
        "HVwAAvBp-4GtyA_VmUvNDpkwqYZ1p0KYE3Kp",
        '  <meta name="zalo-platform-site-verification" content="HVwAAvBp-4GtyA_VmUvNDpkwqYZ1p0KYE3Kp" />\n',
    ],
)
def test_the_home_page_shows_zalos_tag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    file = tmp_path / "zalo_verifierHVwAA.html"
    file.write_bytes(b"<!DOCTYPE html><html><head>as Zalo wrote it</head></html>")
    settings = read(
        monkeypatch, zalo_domain_tag=given, zalo_domain_file=str(file), files=str(tmp_path / "files"), **WHOLE
    )

    async def look() -> None:
        database = new_sqlite(tmp_path)
        program = Program(settings=settings, database=database, secret=Secret(b"k" * 32), clock=RealClock())
        chat = program.add_web(settings.base_url)
        program.add_zalo_oa()
        app: web.Application = make_app(chat, readiness=lambda: True)
        app.add_routes(program.routes)
        server = await serve(app, "127.0.0.1", 0)
        async with aiohttp.ClientSession() as session:
            pages = {}
            for path in ("/", "/?lang=en", f"/{file.name}", "/zalo-oa/consent?code=never-shown", "/phieu"):
                async with session.get(f"http://127.0.0.1:{server.port}{path}") as answer:
                    assert answer.status == 200
                    pages[path] = await answer.text()
        assert TAG in pages["/"].partition("</head>")[0]
        assert TAG in pages["/?lang=en"]
        assert "zalo-platform" not in pages["/phieu"]
        assert pages[f"/{file.name}"] == "<!DOCTYPE html><html><head>as Zalo wrote it</head></html>"
        assert "tongket zalo-oa consent" in pages["/zalo-oa/consent?code=never-shown"]
        assert "never-shown" not in pages["/zalo-oa/consent?code=never-shown"]
        await server.stop()
        database.close()

    asyncio.run(look())
