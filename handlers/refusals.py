"""What is said when a rule refuses: what happened, what was kept, what to do next.

Belongs here: one sentence for each refusal that a step lets pass. A refusal undoes everything its step wrote.
"""

from conversation.messages import Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice
from emulation.ballots.refusals import BallotRefusal
from emulation.bloc import Gone
from emulation.closing import StillVoting
from emulation.people import NoSeat, NotAllowed
from emulation.submissions import Accepted, AlreadyIn, Changed, Incomplete, Locked
from handlers import Turn, ballot_refusals, closing, figures, home, start

REFUSALS: tuple[type[Exception], ...] = (
    NoSeat,
    NotAllowed,
    AlreadyIn,
    Incomplete,
    Accepted,
    Changed,
    Locked,
    StillVoting,
    BallotRefusal,
    Gone,
)


def refused(turn: Turn, refusal: Exception) -> Reply:
    """Return the reply to a refusal."""
    match refusal:
        case NoSeat():
            return start.stranger(turn)
        case NotAllowed(later=True):
            text: Text = say(
                "You can see this once your own association's figures are in, or after the deadline. Until then each"
                " association keeps its figures to itself."
            )
        case NotAllowed():
            text = say("Your role does not include this. Nothing was changed.")
        case AlreadyIn(submission=submission):
            text = lines(
                say(
                    "These figures are in already, receipt {receipt}; nothing was changed.", receipt=submission.receipt
                ),
                say("To correct them, type: figures, and take them back first."),
            )
            return ask(text, choice(say("Enter and submit figures"), figures.submit), choice(say("Back"), home.back))
        case Incomplete(missing=missing):
            text = say(
                "{number} questions have neither a figure nor a reason yet, so nothing was submitted. What you entered"
                " is kept.",
                number=len(missing),
            )
            return ask(text, choice(say("Go on"), figures.submit), choice(say("Back"), home.back))
        case Gone():
            text = say("That is no longer part of this season, so nothing was changed. Please choose again.")
        case StillVoting():
            text = closing.refused(refusal)
        case BallotRefusal():
            text = ballot_refusals.explain(refusal, turn.services)
        case Changed():
            text = say("These figures changed since you looked at them, so nothing was done. Please look again.")
        case Accepted():
            text = say(
                "These figures are accepted and can no longer be taken back or changed here. To have them returned to"
                " you, please call: {contact}",
                contact=turn.services.contact,
            )
        case _:
            text = say(
                "The season is closed; nothing was changed. Please call: {contact}", contact=turn.services.contact
            )
    return home.show(turn, text)
