"""A report, pasted or sent as a Word file, a text or a PDF with a text layer: what was found in it is offered.

Belongs here: what is said once it was read. Reading it is `bot.work.reading`, the offer `narrative`.
"""

from conversation.messages import Reply
from conversation.sentences import lines, say, spaced
from conversation.steps import tell
from emulation.prose.values import Found
from emulation.submissions import STANDING
from handlers import Turn, figures, narrative, places


def read(turn: Turn, association: int, period: int, name: str) -> Reply:
    """Offer the figures of a report that lies on the shelf of the kỳ `period`."""
    desk = places.shelf(turn, association, period)
    kept = say("Kept: {name}, as a copy of your report.", name=name)
    newest = turn.store.submissions.newest(association, period)
    if newest is not None and newest.state in STANDING:
        return tell(
            lines(
                kept,
                say("These figures are in already, receipt {receipt}; nothing was changed.", receipt=newest.receipt),
                say("To correct them, type: figures, and take them back first."),
            )
        )
    found = [Found.from_json(each) for each in turn.result["figures"]]
    asked = desk is not None and figures.period_of(desk, period).opens <= turn.now
    offer = narrative.offered(turn, desk, period, found, kept) if desk is not None and asked else None
    return offer or tell(
        spaced(
            kept,
            say("I found no figure in it that answers a question: please type each figure where it is asked for."),
        )
    )
