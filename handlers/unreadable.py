"""Why an answer could not be taken, said so that the next try works.

Belongs here: one sentence for each reason of `emulation.numerals.Why`.
"""

from conversation.sentences import Text, say
from emulation.numerals import Why

_ENTER = say("Please type the figure alone, for example 28.000 or 1,5 tỷ.")

_SENTENCES: dict[Why, Text] = {
    Why.EMPTY: _ENTER,
    Why.NO_NUMBER: say("I saw no figure. Please type it in digits, for example 28.000. If there is none, type: skip."),
    Why.NO_DATA_YET: say("If there is no figure yet, type: skip. If it is zero, type 0."),
    Why.VAGUE: say("I need a number here, not “hundreds” or “several”. Please type it, for example 300."),
    Why.RANGE: say("That is a range. Please type one figure."),
    Why.TWO_FIGURES: say("I see more than one figure. Please type the one that answers this question."),
    Why.DATE: say("That looks like a date. Please type the figure alone."),
    Why.TIME: say("That looks like a time. Please type the figure alone."),
    Why.PHONE: say("That looks like a phone number. Please type the figure alone."),
    Why.NEGATIVE: say("A figure here cannot be below zero. Please type it again."),
    Why.TOO_LARGE: say("That is larger than I can take. Please check the zeros and type it again."),
    Why.TOO_PRECISE: say("Please give at most three decimals."),
    Why.TOO_LONG: say(
        "That is a longer text than an answer to one question. Please type the figure alone; the report itself you may"
        " send as a file and it will be kept."
    ),
    Why.PERCENT_FOR_COUNT: say("That is a percentage, but the question asks for the number itself. Please type it."),
    Why.FOREIGN_CURRENCY: say("Please give the amount in đồng."),
}


def explain(why: Why, unit: str) -> Text:
    """Return what to say about an unreadable answer to a question asked in `unit`."""
    if why in {Why.OTHER_UNIT, Why.SCALE_MISSING}:
        return say(
            "The question asks in {unit}. Please type the figure with its unit, for example 15 triệu.", unit=unit
        )
    return _SENTENCES.get(why, say("I could not read that with certainty. Please type the figure alone, in digits."))
