"""The machinery under the tests does what it promises: a guard that lets a thing through proves nothing."""

import socket

import pytest
import sqlalchemy as sa

from tests.support.chromium import PHONE, open_page
from tests.support.network import Guard, OutsideAddressError
from tests.support.postgres import PostgresServer


def test_an_address_outside_this_machine_is_refused(no_network: Guard) -> None:
    with socket.socket() as wire, pytest.raises(OutsideAddressError):
        wire.connect(("192.0.2.1", 80))
    with socket.socket() as wire, pytest.raises(OutsideAddressError):
        wire.connect_ex(("192.0.2.1", 80))
    with pytest.raises(OutsideAddressError):
        socket.getaddrinfo("api.example.org", 443)
    assert no_network.tried == [("192.0.2.1", 80), ("192.0.2.1", 80), "api.example.org"]
    no_network.tried.clear()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_may_talk_to_itself(host: str) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection((host, server.getsockname()[1])) as wire,
    ):
        assert wire.getpeername() == server.getsockname()


@pytest.mark.postgres
def test_postgres_answers(postgres_url: str) -> None:
    engine = sa.create_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT 1")) == 1
        assert connection.scalar(sa.text("SHOW server_encoding")) == "UTF8"
    engine.dispose()


@pytest.mark.postgres
def test_each_fresh_database_is_alone(postgres_server: PostgresServer) -> None:
    with postgres_server.fresh_database() as one, postgres_server.fresh_database() as other:
        made, empty = sa.create_engine(one), sa.create_engine(other)
        with made.begin() as connection:
            connection.execute(sa.text("CREATE TABLE quoted (said TEXT)"))
        assert sa.inspect(made).get_table_names() == ["quoted"]
        assert sa.inspect(empty).get_table_names() == []
        made.dispose()
        empty.dispose()


@pytest.mark.browser
@pytest.mark.anyio
async def test_chromium_opens_a_page_as_a_phone_does(chromium_path: str) -> None:
    async with open_page(chromium_path) as page:
        await page.goto("data:text/html,<meta charset=utf-8><title>tổng kết</title>")
        assert await page.title() == "tổng kết"
        assert await page.evaluate("[innerWidth, innerHeight]") == list(PHONE)


@pytest.mark.browser
@pytest.mark.anyio
async def test_an_error_in_the_page_fails_the_test(chromium_path: str) -> None:
    with pytest.raises(AssertionError, match="nothing here"):
        async with open_page(chromium_path) as page:
            await page.goto("data:text/html,<script>throw new Error('nothing here')</script>")
