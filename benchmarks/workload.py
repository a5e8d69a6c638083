"""What every chat sends and must be answered: `/form`, then ten whole numbers, as raw Telegram updates.

Here: the conversation, the wire both ways, the rule an answer must pass. Not here: timing (`measure`), the bots
(`peers`, `ours`).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import count

QUESTIONS = 10
UPDATES_A_CONVERSATION = QUESTIONS + 1
FIRST_ACTIVE_CHAT = 1_000_000
FIRST_STORED_CHAT = 5_000_000
BOT_TOKEN = "42:benchmark"  # noqa: S105 - opens nothing
BOT = b'{"id":42,"is_bot":true,"first_name":"Bench","username":"bench_bot"}'
QUESTION = "Question {number} of {of}: how many units? Answer with a whole number."
THANKS = "Thank you. Your ten figures are stored."
AGAIN = "Please answer with a whole number, for instance 28000."
LARGEST = 10**9

_UPDATE = (
    b'{"update_id":%d,"message":{"message_id":%d,"from":{"id":%d,"is_bot":false,"first_name":"An","language_code":"vi"},'
    b'"chat":{"id":%d,"first_name":"An","type":"private"},"date":%d,"text":"%b"%b}}'
)
_COMMAND = b',"entities":[{"type":"bot_command","offset":0,"length":5}]'
_SENT = (
    '{"ok":true,"result":{"message_id":7,"from":{"id":42,"is_bot":true,"first_name":"Bench","username":"bench_bot"},'
    '"chat":{"id":1000000,"first_name":"An","type":"private"},"date":1700000000,"text":"Question 1 of 10"}}'
)
SENT = _SENT.encode()
SENT_TEXT = _SENT
ME = b'{"ok":true,"result":' + BOT + b"}"


def question(number: int) -> str:
    """The sentence that asks for figure `number` (1 to 10)."""
    return QUESTION.format(number=number, of=QUESTIONS)


def read(text: str | None) -> int | None:
    """The whole number in an answer, None when it is not one below a thousand million."""
    if text is None or not text.isascii() or not text.isdigit():
        return None
    value = int(text)
    return value if value < LARGEST else None


def figure(chat: int, number: int, lap: int) -> int:
    """What `chat` answers to question `number` in its `lap`-th conversation; another one each time."""
    return (chat * 7919 + number * 104729 + lap * 15485863) % LARGEST


def stored_answers(chat: int) -> dict[str, int]:
    """The answers of a person who stopped in mid-form: five of ten."""
    return {str(number): figure(chat, number, 0) for number in range(1, QUESTIONS // 2 + 1)}


def script(chat: int) -> Iterator[tuple[bytes, str]]:
    """What `chat` sends, for ever: pairs of the raw update, dated now, and the text it must be answered with."""
    identity = count(chat * 1_000_000)
    for lap in count():
        for step in range(UPDATES_A_CONVERSATION):
            n = next(identity)
            text, entities = (b"/form", _COMMAND) if step == 0 else (b"%d" % figure(chat, step, lap), b"")
            raw = _UPDATE % (n, n, chat, chat, time.time(), text, entities)  # noqa: TID251 - a wire dates what it carries
            yield raw, question(step + 1) if step < QUESTIONS else THANKS
