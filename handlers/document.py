"""A report, pasted or sent as a Word file, a text or a PDF with a text layer: what was found in it is offered.

Belongs here: what is said once it was read. Reading it is `bot.work.reading`, the offer `narrative`.
"""

from conversation.messages import Reply
from conversation.sentences import say, spaced
from conversation.steps import tell
from emulation.prose import Found
from handlers import Turn, narrative, places


def read(turn: Turn, association: int, name: str) -> Reply:
    """Offer the figures of a report that lies on its shelf."""
    desk = next((each for each in places.desks(turn) if each.association.id == association), None)
    due = places.due(turn, desk) if desk is not None else None
    found = [Found.from_json(each) for each in turn.result["figures"]]
    kept = say("Kept: {name}, as a copy of your report.", name=name)
    offer = narrative.offered(turn, desk, due.id, found, kept) if desk is not None and due is not None else None
    return offer or tell(
        spaced(
            kept,
            say("I found no figure in it that answers a question: please type each figure where it is asked for."),
        )
    )
