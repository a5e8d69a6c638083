"""What is said when something about a vote is not done.

Belongs here: one sentence for each of `emulation.ballots.refusals`.
"""

from conversation.sentences import Text, say
from emulation.ballots.refusals import (
    BallotRefusal,
    DeadlineOver,
    NotClosed,
    NothingToVote,
    NotNeutral,
    NotOnTheRoll,
    NotOpen,
    NotPrepared,
    NotTheVoter,
    SameAssociation,
    SamePerson,
)
from handlers.services import Services


def explain(refusal: BallotRefusal, services: Services) -> Text:
    """Return what to say about a refusal."""
    match refusal:
        case NotNeutral():
            return say(
                "Of the two who open or close a ballot, one must sit for no association that stands in it. Please let"
                " staff of the board confirm. Nothing was changed."
            )
        case SamePerson() | SameAssociation():
            return say(
                "It takes two persons who do not sit for the same association: head, deputy or staff. Nothing was"
                " changed."
            )
        case NotPrepared():
            return say("This ballot is no longer being prepared, so nothing about it can be changed.")
        case NotOpen():
            if refusal.closed is None:
                return say("This ballot is not open.")
            return say("The box was closed at {moment}. A vote that comes later does not count.", moment=refusal.closed)
        case NotClosed():
            return say("There is a result only once the box is closed and the result is announced.")
        case DeadlineOver():
            return say("That moment is over. Please choose a later one for the ballot to close.")
        case NothingToVote():
            return say("There is nothing to be voted on: nobody stands, or everything was voted on already.")
        case NotTheVoter():
            return say(
                "Your association's vote is cast by the person it named, or by their substitute; you cannot cast it in"
                " their place. To change that, your association's leader authorises somebody before the box opens:"
                " {contact}",
                contact=services.contact,
            )
        case NotOnTheRoll():
            return say(
                "Nobody was named to vote for your association when the ballot opened, so it cannot vote in this one."
                " Please call: {contact}",
                contact=services.contact,
            )
        case _:
            return say("That cannot be done with this ballot. Nothing was changed.")
