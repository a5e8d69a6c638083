"""What the script's people look for on a screen, in the language they play in.

Belongs here: the sentences of `handlers` by which a screen is told from another; a msgid that no handler says any more
makes the script stop.
"""

import re
from decimal import Decimal
from enum import Enum, auto

from bot.demo.phone import Message
from conversation.sentences import Text, say
from conversation.translation import Translator


class Screen(Enum):
    """Which screen a message is; OTHER is none that the script has to answer."""

    CONSENT = auto()
    ENTERED = auto()
    SHEET = auto()
    QUESTION = auto()
    DOUBT = auto()
    ESTIMATES = auto()
    HEDGED = auto()
    REVIEW = auto()
    IN = auto()
    OTHER = auto()


class Labels:
    """The labels to tap and the sentences to look for."""

    def __init__(self, translator: Translator) -> None:
        self.write = write = translator.write
        self._translator = translator
        self.agree = write(say("I agree, let me in"))
        self.entered = write(say("You are in."))
        self.go = (
            write(say("Begin")),
            write(say("Go on")),
            write(say("Answer what is in question")),
            write(say("Check and submit")),
        )
        self.keep = write(say("It is right, keep it"))
        self.as_estimated = write(say("None, all are as estimated"))
        self.differs = write(say("Yes, one is different"))
        self.as_said = write(say("Keep them as they were said"))
        self.exact = write(say("Enter the exact figures"))
        self.back = write(say("Back"))
        self.submit = write(say("Submit"))
        self.take_back = write(say("Take back to correct"))
        self.more = write(say("More"))
        asked = say("Question {number}/{of}. {question}", number="\0", of="\0", question="")
        self._question = re.compile(re.escape(write(asked).strip()).replace(re.escape("\0"), r"(\d+)"))

    def screen(self, message: Message) -> Screen:
        """Tell which screen a message is."""
        shown = set(message.labels)
        for label, screen in (
            (self.agree, Screen.CONSENT),
            (self.submit, Screen.REVIEW),
            (self.take_back, Screen.IN),
            (self.keep, Screen.DOUBT),
            (self.as_estimated, Screen.ESTIMATES),
            (self.as_said, Screen.HEDGED),
            *((label, Screen.SHEET) for label in self.go),
        ):
            if label in shown:
                return screen
        if self._question.search(message.text):
            return Screen.QUESTION
        return Screen.ENTERED if self.entered in message.text else Screen.OTHER

    def shaped(self, message: Message, sentence: Text) -> str | None:
        """Return the label that reads as `sentence`, in which a NUL stands for whatever is filled in, if one does."""
        shape = re.escape(self.write(sentence)).replace(re.escape("\0"), ".+")
        return next((label for label in message.labels if re.fullmatch(shape, label)), None)

    def number(self, message: Message) -> int:
        """Return which question a message asks, from 1."""
        found = self._question.search(message.text)
        assert found is not None, "only a question's number is asked for"
        return int(found[1])

    def next(self, message: Message) -> str:
        """Return the label that leads from a kỳ's list to its next question, or to its review."""
        return next(label for label in message.labels if label in self.go)

    def reading(self, message: Message, value: Decimal) -> str | None:
        """Return the choice that offers `value` ("which do you mean?"), if one does."""
        figure = re.compile(rf"(?<![\d.,]){re.escape(self._translator.figure(value))}(?![.,]?\d)")
        return next((label for label in message.labels if figure.search(label)), None)
