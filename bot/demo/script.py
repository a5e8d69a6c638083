"""The script of a season: people join, answer, review and submit, and read what they asked for.

Belongs here: what officers do, on phones of any channel. Reviewing and reminding is `bot.demo.office`, voting
`bot.demo.votes`. How a phone works is `bot.demo.phone`; what they answer stands
in the season's answers file; putting up the program around it is `bot.demo.play`.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from bot.clock import Clock
from bot.demo.labels import Labels, Screen
from bot.demo.phone import Message, Phone
from bot.demo.transcript import Line, Transcript
from emulation.season_answers import AnswerPlan

_MOST_PAGES = 20
_FIGURES = "nộp số liệu"
# Whoever reads the log must not be able to open somebody's ballot.
_LINK_CODE = re.compile(r"(?<=#)[a-z2-7]{20,}")


class ScriptStuck(RuntimeError):
    """A person of the script does not know how to go on; `what` says where."""

    def __init__(self, who: str, what: str) -> None:
        super().__init__(f"{who}: {what}")
        self.who = who
        self.what = what


class Answer(Struct, frozen=True):
    """What is typed to one question, the value it means, and where it comes from, for the transcript."""

    words: str
    value: Decimal
    mark: str = ""

    @staticmethod
    def of(plan: AnswerPlan, mark: str) -> "Answer":
        """Return the answer of an answers file."""
        return Answer(plan.words, plan.value, mark)


class Talk:
    """One person's conversation, kept in the transcript."""

    def __init__(self, who: str, phone: Phone, labels: Labels, transcript: Transcript, clock: Clock) -> None:
        self.who = who
        self.labels = labels
        self._phone = phone
        self._transcript = transcript
        self._clock = clock

    async def say(self, text: str, mark: str = "") -> None:
        """Type something."""
        self._keep(self.who, text, mark)
        await self._phone.say(text)

    async def tap(self, label: str) -> None:
        """Pick something."""
        self._keep(self.who, f"[{label}]")
        await self._phone.tap(label)

    async def hear(self) -> Message:
        """Wait for the next message, whatever it is. Raises Silence."""
        return self._read(await self._phone.hear())

    async def newest(self) -> Message:
        """Wait for a message; of several that came together return the last that asks something: that one stands.

        Raises Silence.
        """
        newest = await self.hear()
        while (message := await self._phone.glance()) is not None:
            self._read(message)
            if message.labels or self.labels.screen(message) is not Screen.OTHER:
                newest = message
        return newest

    async def glance(self) -> None:
        """Read what came in meanwhile."""
        while (message := await self._phone.glance()) is not None:
            self._read(message)

    async def screen(self) -> Message:
        """Wait for a message that offers something; notices that come in between are only read. Raises Silence."""
        return await self.until(lambda message: bool(message.labels))

    def note(self, what: str) -> None:
        """Keep in the transcript what is done beside the conversation."""
        self._keep(self.who, what)

    async def until(self, wanted: Callable[[Message], bool]) -> Message:
        """Wait for a message that is `wanted`; notices that come in between are only read. Raises Silence."""
        while not wanted(message := await self.hear()):
            pass
        return message

    def _read(self, message: Message) -> Message:
        offered = [label for label in message.labels if label not in message.text]
        menu = "\n" + " ".join(f"[{label}]" for label in offered) if offered else ""
        self._keep(None, _LINK_CODE.sub("…", message.text) + menu)
        return message

    def _keep(self, who: str | None, text: str, mark: str = "") -> None:
        self._transcript.keep(self.who, Line(self._clock.now(), who, text, mark))


async def join(talk: Talk, code: str) -> None:
    """Come in with an invitation code. Raises Silence."""
    labels = talk.labels
    await talk.say(code)
    await talk.until(lambda message: labels.screen(message) is Screen.CONSENT)
    await talk.tap(labels.agree)
    await talk.until(lambda message: labels.entered in message.text)


async def report(
    talk: Talk, questions: Sequence[str], answers: Mapping[str, Answer], corrected: Collection[str] = ()
) -> None:
    """Answer a kỳ's questions (their codes in order) and submit, from wherever this stands.

    In the official kỳ, `corrected` names the figures, as lists name them, that are no longer as estimated.
    Raises Silence, ScriptStuck.
    """
    labels = talk.labels
    to_correct = list(corrected)
    asked: tuple[int, str] | None = None
    await talk.say(_FIGURES)
    while True:
        # What a dead program had under way arrives beside what is said now, and is answered no more.
        message = await talk.newest()
        match labels.screen(message):
            case Screen.IN:
                return
            case Screen.SHEET:
                await talk.tap(labels.next(message))
            case Screen.REVIEW:
                await talk.tap(labels.submit)
            case Screen.DOUBT:
                await talk.tap(labels.keep)
            case Screen.ESTIMATES if to_correct:
                await talk.tap(labels.differs)
                found = await _one_of(talk, to_correct)
                if found is None:
                    # A run that was cut off had corrected them.
                    to_correct = []
                await talk.tap(found or labels.back)
            case Screen.ESTIMATES:
                await talk.tap(labels.as_estimated)
            case Screen.HEDGED:
                # What a run that was cut off had corrected is not in the list any more.
                wrong = any(f"- {name}: " in message.text for name in to_correct)
                await talk.tap(labels.exact if wrong else labels.as_said)
            case Screen.QUESTION:
                number = labels.number(message)
                if not 1 <= number <= len(questions) or questions[number - 1] not in answers:
                    raise ScriptStuck(talk.who, f"has no answer to question {number}")
                answer = answers[questions[number - 1]]
                if asked == (number, answer.words):
                    raise ScriptStuck(talk.who, f"is asked question {number} again after “{answer.words}”")
                asked = (number, answer.words)
                await talk.say(answer.words, answer.mark)
            case _ if asked is not None:
                meant = labels.reading(message, answers[questions[asked[0] - 1]].value)
                if meant is not None:
                    await talk.tap(meant)
            case _:
                pass


async def _one_of(talk: Talk, names: Collection[str]) -> str | None:
    """Leaf through a list of figures until it offers one of `names`. Raises Silence."""
    while True:
        page = await talk.screen()
        for label in page.labels:
            if any(label.startswith(f"{name}: ") for name in names):
                return label
        if talk.labels.more not in page.labels:
            return None
        await talk.tap(talk.labels.more)


async def read_through(talk: Talk, words: str) -> None:
    """Ask for something in plain words and leaf through all of it. Raises Silence."""
    await talk.say(words)
    message = await talk.screen()
    for _ in range(_MOST_PAGES):
        if talk.labels.more not in message.labels:
            return
        await talk.tap(talk.labels.more)
        message = await talk.screen()
