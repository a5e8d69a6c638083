"""A report sent as a Word file, a text, or a PDF with a text layer: its figures are offered as those of a pasted one.

Belongs here: what is said once its words are known. Getting the words out is `bot.work.texts`, the offer `narrative`.
"""

from conversation.messages import Reply
from conversation.sentences import say, spaced
from conversation.steps import tell
from handlers import Turn, narrative, places


def read(turn: Turn, association: int, name: str, words: str) -> Reply:
    """Offer the figures of a report that lies on its shelf."""
    desk = next((each for each in places.desks(turn) if each.association.id == association), None)
    due = places.due(turn, desk) if desk is not None else None
    kept = say("Kept: {name}, as a copy of your report.", name=name)
    offer = narrative.offered(turn, desk, due.id, words, kept) if desk is not None and due is not None else None
    return offer or tell(
        spaced(
            kept,
            say("I found no figure in it that answers a question: please type each figure where it is asked for."),
        )
    )
