"""Every way in which Zalo refuses a message, or says nothing, has a name."""

import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.channels.base import Lost
from bot.channels.zalo_bot.failures import THROTTLED_FOR, failure_of
from bot.channels.zalo_bot.wire import Refused, read_answer
from conversation.reach import BadRequest, Blocked, Failure, Gone, QuotaSpent, Throttled, Unavailable

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 12, 31, 18, 0, tzinfo=UTC)  # the first of January already, in the office


def no(code: int, description: str, *, name: str = "error_code") -> bytes:
    return json.dumps({"ok": False, name: code, "description": description}).encode()


ANSWERS: list[tuple[int, bytes, Failure]] = [
    (429, no(429, "Quota exceeded"), Throttled(THROTTLED_FOR)),
    (200, no(429, "Quota exceeded"), Throttled(THROTTLED_FOR)),
    (429, b"<html>slow down</html>", Throttled(THROTTLED_FOR)),
    (401, no(401, "Unauthorized"), Unavailable(refused=True)),
    (200, no(401, "Unauthorized"), Unavailable(refused=True)),
    (200, no(401, "Unauthorized", name="errorCode"), Unavailable(refused=True)),
    (401, b"", Unavailable(refused=True)),
    (403, no(403, "Internal server error"), Unavailable(doubtful=True)),
    (403, no(403, "Forbidden: user blocked the bot"), Blocked()),
    (403, no(403, "Bot is not a member of this group"), Blocked()),
    (403, b"<html>403</html>", Unavailable(doubtful=True)),
    (400, no(400, "Bad Request: chat not found"), Gone()),
    (404, no(404, "User not found"), Gone()),
    (404, no(404, "Not found"), Gone()),
    (404, b"<html>404</html>", Unavailable()),
    (400, no(400, "text must have 1 to 2000 characters"), BadRequest("text must have 1 to 2000 characters")),
    (200, no(400, "photo URL is invalid"), BadRequest("photo URL is invalid")),
    (400, no(400, "x" * 500), BadRequest("x" * 120)),
    (400, b"", BadRequest("400")),
    (413, b"<html>413</html>", BadRequest("413")),
    (408, no(408, "Request timeout"), Unavailable(doubtful=True)),
    (426, no(426, "Daily limit", name="errorCode"), Unavailable()),
    (500, no(500, "Oops"), Unavailable(doubtful=True)),
    (502, b"<html>nginx</html>", Unavailable(doubtful=True)),
    (503, b"", Unavailable(doubtful=True)),
    (504, no(504, "Gateway Timeout"), Unavailable(doubtful=True)),
    (200, b"", Unavailable(doubtful=True)),
    (200, b"<html>maintenance</html>", Unavailable(doubtful=True)),
    (200, b"[]", Unavailable(doubtful=True)),
    (200, b'{"result": {}}', Unavailable(doubtful=True)),
    (200, b'{"ok": "true"}', Unavailable()),
    (200, "\ufeffnot this".encode("utf-16"), Unavailable(doubtful=True)),
    (500, b'{"ok": true, "result": {}}', Unavailable(doubtful=True)),
    (200, b'{"ok": false, "error_code": "429", "description": null}', Throttled(THROTTLED_FOR)),
    (200, b'{"ok": false, "error_code": "soon"}', Unavailable()),
]


@pytest.mark.parametrize(("status", "body", "failure"), ANSWERS)
def test_an_answer_that_is_no_yes_has_a_name(status: int, body: bytes, failure: Failure) -> None:
    with pytest.raises((Refused, Lost)) as raised:
        read_answer(status, body)
    assert isinstance(raised.value, Refused | Lost)
    assert failure_of(raised.value, NOW, ZONE) == failure


def test_a_429_may_mean_the_months_quota() -> None:
    spent = failure_of(Refused(429, "Quota exceeded"), NOW, ZONE, quota_is_monthly=True)
    assert spent == QuotaSpent(datetime(2027, 2, 1, tzinfo=ZONE))
    november = failure_of(Refused(429, ""), NOW - timedelta(days=40), ZONE, quota_is_monthly=True)
    assert november == QuotaSpent(datetime(2026, 12, 1, tzinfo=ZONE))


@pytest.mark.parametrize(("asked", "failure"), [(True, Unavailable(doubtful=True)), (False, Unavailable())])
def test_no_answer_is_doubtful_once_it_was_asked(asked: bool, failure: Failure) -> None:
    assert failure_of(Lost("ReadTimeout", asked=asked), NOW, ZONE) == failure


@pytest.mark.parametrize(
    ("body", "result"),
    [
        (b'{"ok": true, "result": {"url": ""}}', {"url": ""}),
        (b'{"ok": true}', None),
        (b'{"ok": true, "result": null}', None),
    ],
)
def test_a_yes_gives_what_it_holds(body: bytes, result: object) -> None:
    assert read_answer(200, body) == result
