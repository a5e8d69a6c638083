"""Every way in which Telegram refuses a message, or says nothing, has a name."""

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.base import Lost
from bot.channels.telegram.failures import changes_nothing, failure_of, moved_to, not_editable
from bot.channels.telegram.wire import Refused, read_answer
from conversation.reach import BadRequest, Blocked, Failure, Gone, Throttled, Unavailable


def answer(code: int, description: str, **parameters: Any) -> bytes:
    body = {"ok": False, "error_code": code, "description": description}
    return json.dumps({**body, "parameters": parameters} if parameters else body).encode()


ANSWERS: list[tuple[int, bytes, Failure]] = [
    (429, answer(429, "Too Many Requests: retry after 7", retry_after=7), Throttled(timedelta(seconds=7))),
    (429, answer(429, "Too Many Requests"), Throttled(timedelta(seconds=5))),
    (429, answer(429, "Too Many Requests", retry_after=0), Throttled(timedelta(seconds=5))),
    (429, answer(429, "Too Many Requests", retry_after="soon"), Throttled(timedelta(seconds=5))),
    (429, b"<html>slow down</html>", Throttled(timedelta(seconds=5))),
    (403, answer(403, "Forbidden: bot was blocked by the user"), Blocked()),
    (403, answer(403, "Forbidden: bot can't initiate conversation with a user"), Blocked()),
    (403, answer(403, "Forbidden: bot was kicked from the supergroup chat"), Blocked()),
    (403, answer(403, "Forbidden: bot is not a member of the supergroup chat"), Blocked()),
    (403, answer(403, "Forbidden: user is deactivated"), Gone()),
    (403, answer(403, "Forbidden: the group chat was deactivated"), Gone()),
    (400, answer(400, "Bad Request: chat not found"), Gone()),
    (400, answer(400, "Bad Request: user not found"), Gone()),
    (400, answer(400, "Bad Request: PEER_ID_INVALID"), Gone()),
    (400, answer(400, "Bad Request: not enough rights to send text messages to the chat"), Blocked()),
    (400, answer(400, "Bad Request: have no rights to send a message"), Blocked()),
    (400, answer(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), Blocked()),
    (400, answer(400, "Bad Request: message is too long"), BadRequest("Bad Request: message is too long")),
    (400, answer(400, "Bad Request: BUTTON_DATA_INVALID"), BadRequest("Bad Request: BUTTON_DATA_INVALID")),
    (400, answer(400, "x" * 500), BadRequest("x" * 120)),
    (400, b"", BadRequest("400")),
    (413, answer(413, "Request Entity Too Large"), BadRequest("Request Entity Too Large")),
    (413, b"<html>413</html>", BadRequest("413")),
    (401, answer(401, "Unauthorized"), Unavailable(refused=True)),
    (404, answer(404, "Not Found"), Unavailable(refused=True)),
    (409, answer(409, "Conflict: terminated by other getUpdates request"), Unavailable()),
    (500, answer(500, "Internal Server Error"), Unavailable(doubtful=True)),
    (502, b"<html>Bad Gateway</html>", Unavailable(doubtful=True)),
    (503, b"", Unavailable(doubtful=True)),
    (504, answer(504, "Gateway Timeout"), Unavailable(doubtful=True)),
    (200, b"", Unavailable(doubtful=True)),
    (200, b"{", Unavailable(doubtful=True)),
    (200, b"[]", Unavailable(doubtful=True)),
    (200, b'{"result": 1}', Unavailable(doubtful=True)),
    (200, "\ufeffnot this".encode("utf-16"), Unavailable(doubtful=True)),
]


@pytest.mark.parametrize(("code", "body", "failure"), ANSWERS)
def test_an_answer_that_is_no_yes_has_a_name(code: int, body: bytes, failure: Failure) -> None:
    with pytest.raises((Refused, Lost)) as raised:
        read_answer(code, body)

    assert failure_of(raised.value) == failure  # type: ignore[arg-type] # one of the two it is


@pytest.mark.parametrize(
    ("body", "result"), [(b'{"ok":true,"result":true}', True), (b'{"ok":true}', None), (b'{"ok":true,"result":[]}', [])]
)
def test_a_yes_is_its_result(body: bytes, result: object) -> None:
    assert read_answer(200, body) == result


def test_a_request_that_never_left_is_not_doubtful_and_one_without_an_answer_is() -> None:
    assert failure_of(Lost("ClientConnectorError", asked=False)) == Unavailable(doubtful=False)
    assert failure_of(Lost("ServerDisconnectedError", asked=True)) == Unavailable(doubtful=True)


def test_a_group_that_moved_says_where_to() -> None:
    assert moved_to(Refused(400, "Bad Request", {"migrate_to_chat_id": -100300})) == "-100300"
    assert moved_to(Refused(400, "Bad Request", {})) is None
    assert moved_to(Refused(400, "Bad Request", {"migrate_to_chat_id": "x"})) is None
    assert moved_to(Lost("x", asked=True)) is None


EDITS = [
    ("Bad Request: message is not modified: specified new message content and reply markup are the same", True, False),
    ("Bad Request: message to edit not found", False, True),
    ("Bad Request: message can't be edited", False, True),
    ("Bad Request: MESSAGE_ID_INVALID", False, True),
    ("Bad Request: chat not found", False, False),
]


@pytest.mark.parametrize(("description", "same", "over"), EDITS)
def test_a_refused_edit_is_harmless_or_becomes_a_new_message(description: str, same: bool, over: bool) -> None:
    refusal = Refused(400, description, {})

    assert (changes_nothing(refusal), not_editable(refusal)) == (same, over)
