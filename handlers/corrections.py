"""An answer whose words were changed after they were sent: taken as a correction, once the person says so.

Belongs here: asking about the change, for the last answer alone. Reading the new words is `handlers.answers`, by the
rules of any other answer.
"""

from msgspec.structs import replace

from conversation.messages import Reply, Typed
from conversation.sentences import lines, say
from conversation.steps import ask, choice, tell
from emulation.submissions import check_open
from handlers import Flow, Turn, answers, figures, places, start, wording

flow = Flow("corrections")

# The steps that take the answer to a figure's question; each begins with season, association, kỳ and indicator. The
# last is a former name, by which sessions out there may still know the one before it.
ANSWERS = (
    "answers.took",
    "answers.retyped",
    "answers.right_or_retyped",
    "answers.one_of",
    "skipping.because",
    "figures.skipped_because",
)


@flow.step
def asked(turn: Turn, before: str, season: int, association: int, period: int, indicator: int) -> Reply:
    """Ask whether the new words are meant. Raises NotAllowed, AlreadyIn, Accepted, Locked."""
    desk = places.desk(turn, season, association)
    check_open(turn.store.submissions.newest(association, period), locked=desk.season.locked_at is not None)
    if not turn.text:
        return edited(turn)
    measured = turn.store.seasons.indicator(indicator)
    return ask(
        lines(
            say("This is about: {name}.", name=wording.label(measured, turn.sender.language)),
            say("You changed “{before}” to “{after}”. Take the new one?", before=before, after=turn.text),
        ),
        choice(say("Take the new one"), take, season, association, period, indicator, turn.text),
        choice(say("Leave it as it was"), leave, season, association, period, indicator),
    )


@flow.step
def take(turn: Turn, season: int, association: int, period: int, indicator: int, words: str) -> Reply:
    """Take the new words as if they had just been typed to the question."""
    typed = replace(turn, incoming=replace(turn.incoming, said=Typed(words)))
    return answers.retyped(typed, season, association, period, indicator)


@flow.step
def leave(turn: Turn, season: int, association: int, period: int, indicator: int) -> Reply:
    """Leave what was noted, and go on."""
    if turn.store.figures.find(association, indicator, period) is None:
        return figures.question(turn, season, association, period, indicator)
    return figures.following(turn, season, association, period, indicator, say("It stays as it was."))


@flow.step
def edited(turn: Turn) -> Reply:
    """Say what an edit of anything but the last answer does, and what to do instead."""
    if turn.sender.person is None:
        return start.code_typed(turn) if start.looks_like_code(turn.text) else start.stranger(turn)
    return tell(
        say(
            "You changed an earlier message; what is noted stays as it was. To change a figure, type: figures, then"
            " choose to fix one figure."
        )
    )
