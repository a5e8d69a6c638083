"""Every way in which the Official Account refuses a message, or says nothing, has a name."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.channels.base import Lost
from bot.channels.zalo_oa.failures import OF_THE_TOKEN, TO_MEND, Code, Mend, failure_of
from bot.channels.zalo_oa.pace import Pace
from bot.channels.zalo_oa.wire import Pair, Refused, read_answer, read_pair
from conversation.reach import BadRequest, Blocked, Failure, Gone, QuotaSpent, Throttled, Unavailable, WindowClosed

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 12, 14, 22, 30, tzinfo=HERE)
TOMORROW = datetime(2026, 12, 15, 0, 5, tzinfo=HERE)
MORNING = Throttled(timedelta(hours=7, minutes=30))
MENDED = Unavailable(refused=True)
MINUTE = Throttled(timedelta(minutes=1))

MEANINGS: list[tuple[int, Failure]] = [
    (-32, Throttled(timedelta(seconds=15))),
    (-100, BadRequest("-100 words")),
    (-108, Gone()),
    (-114, Blocked()),
    (-115, QuotaSpent(TOMORROW)),
    (-119, Blocked()),
    (-124, MINUTE),
    (-131, BadRequest("-131 words")),
    (-132, BadRequest("-132 words")),
    (-133, MORNING),
    (-144, QuotaSpent(TOMORROW)),
    (-147, QuotaSpent(TOMORROW)),
    (-200, Unavailable()),
    (-201, BadRequest("-201 words")),
    (-204, MENDED),
    (-205, MENDED),
    (-209, MENDED),
    (-210, QuotaSpent(TOMORROW)),
    (-211, QuotaSpent(TOMORROW)),
    (-212, MENDED),
    (-213, Blocked()),
    (-214, MINUTE),
    (-216, MINUTE),
    (-217, Blocked()),
    (-218, WindowClosed()),
    (-220, MINUTE),
    (-221, MENDED),
    (-223, MENDED),
    (-224, MENDED),
    (-227, Blocked()),
    (-230, WindowClosed()),
    (-232, WindowClosed()),
    (-233, BadRequest("-233 words")),
    (-234, MORNING),
    (-235, BadRequest("-235 words")),
    (-240, BadRequest("-240 words")),
    (-242, MENDED),
    (-244, Blocked()),
    (-248, BadRequest("-248 words")),
    (-1121, BadRequest("-1121 words")),
    (-99999, Unavailable()),
    (1, Unavailable()),
]


@pytest.mark.parametrize(("code", "failure"), MEANINGS)
def test_a_code_has_a_name(code: int, failure: Failure) -> None:
    assert failure_of(Refused(code, "words"), NOW) == failure


def test_no_code_was_forgotten() -> None:
    assert {int(code) for code in Code} == {code for code, _ in MEANINGS if code not in {-99999, 1}}
    assert {-216, -220} < OF_THE_TOKEN
    assert TO_MEND[Code.OUT_OF_QUOTA] is Mend.QUOTA


def test_a_night_ends_at_six() -> None:
    after_midnight = datetime(2026, 12, 15, 1, 0, tzinfo=HERE)

    assert failure_of(Refused(-234, ""), after_midnight) == Throttled(timedelta(hours=5))


def test_what_never_left_is_not_doubtful_and_what_was_not_answered_is() -> None:
    assert failure_of(Lost("ConnectError", asked=False), NOW) == Unavailable(doubtful=False)
    assert failure_of(Lost("ReadTimeout", asked=True), NOW) == Unavailable(doubtful=True)


UNREADABLE: list[tuple[int, bytes, bool]] = [
    (200, b"", True),
    (200, b"{", True),
    (200, b"[]", True),
    (200, b'{"data":{}}', True),
    (200, b'{"error":"x"}', True),
    (200, b'{"error":true}', True),
    (200, "\ufeffnot this".encode("utf-16"), True),
    (403, b"<html>blocked by the office's filter</html>", True),
    (407, b"<html>who are you</html>", True),
    (502, b"<html>Bad Gateway</html>", True),
    (503, b'{"error":0}', True),
    (429, b"", False),
]


@pytest.mark.parametrize(("status", "body", "asked"), UNREADABLE)
def test_an_answer_nobody_can_read_says_neither_yes_nor_no(status: int, body: bytes, asked: bool) -> None:
    for read in (read_answer, read_pair):
        with pytest.raises(Lost) as raised:
            read(httpx.Response(status, content=body))
        assert raised.value.asked is asked


@pytest.mark.parametrize("status", [200, 400])
def test_a_no_comes_in_the_body_whatever_the_status(status: int) -> None:
    with pytest.raises(Refused) as raised:
        read_answer(httpx.Response(status, json={"error": "-213", "message": "User has not followed OA"}))
    assert (raised.value.code, raised.value.description) == (-213, "User has not followed OA")


def test_a_yes_tells_of_the_rate() -> None:
    headers = {"X-RateLimit-Limit": "4000", "X-RateLimit-Remain": "3999"}
    answer = read_answer(httpx.Response(200, json={"error": 0, "data": {"message_id": "1"}}, headers=headers))

    assert (answer.data, answer.limit, answer.remain) == ({"message_id": "1"}, 4000, 3999)
    assert read_answer(httpx.Response(200, json={"error": 0, "data": []})).data == {}


PAIRS: list[tuple[dict[str, Any], int]] = [
    ({"expires_in": "90000"}, 90000),
    ({"expires_in": 3600}, 3600),
    ({"expires_in": "soon"}, 90000),
    ({}, 90000),
]


@pytest.mark.parametrize(("more", "seconds"), PAIRS)
def test_a_pair_is_read_however_its_seconds_are_written(more: dict[str, Any], seconds: int) -> None:
    said = {"access_token": "a", "refresh_token": "r", **more}

    assert read_pair(httpx.Response(200, json=said)) == Pair("a", "r", seconds)
    assert "'a'" not in repr(Pair("a", "r", 1))


def test_half_a_pair_is_none_and_a_refusal_names_itself() -> None:
    with pytest.raises(Lost):
        read_pair(httpx.Response(200, json={"access_token": "a", "refresh_token": ""}))
    with pytest.raises(Refused) as raised:
        read_pair(httpx.Response(200, json={"error": -14020, "error_name": "Invalid refresh token"}))
    assert str(raised.value) == "-14020 Invalid refresh token"


def test_requests_keep_to_what_is_left_of_the_minute() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0], limit=3)

    assert [pace.take() for _ in range(3)] == [None] * 3
    assert pace.take() == timedelta(seconds=60)
    now[0] = 60
    assert pace.take() is None
    pace.told(10, 0)
    assert pace.take() == timedelta(seconds=60)
    now[0] = 120
    assert [pace.take() for _ in range(10)] == [None] * 10
    pace.refused(timedelta(seconds=15))
    assert pace.take() == timedelta(seconds=15)
    pace.told(None, None)
