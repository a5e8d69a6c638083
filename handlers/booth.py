"""The ballot page's side of a secret vote: what a personal link opens, and casting.

Belongs here: what the page may show and what becomes of what it sends, checked where it is written. HTTP is the web
channel's; nothing of a choice leaves this module but sealed, and nothing of it is told, logged or recorded.
"""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from conversation.sentences import Text, Words, lines, listed, say
from conversation.steps import tell
from conversation.turn import Told
from emulation.ballots.choices import Choices, check
from emulation.ballots.conduct import Voter
from emulation.ballots.contests import Ballot, is_open
from emulation.ballots.refusals import NotOpen, NotTheVoter, UnknownLink
from emulation.people import OF_ASSOCIATION
from handlers import ballot_words
from handlers.services import Services
from storage.ballot_box import Elector
from storage.store import Store

# Short words that no ear takes for one another, to be read out together with three digits.
_WORDS = (
    "sen mai đào cúc lan trúc tre lúa dừa cam bưởi chanh sông núi biển mây nắng gió trăng sao chim cá nai voi gạo"
).split()


class Booth(Struct, frozen=True, kw_only=True):
    """An open ballot in front of one voter: the unit they vote for, and whether it has voted already."""

    ballot: Ballot
    voter: Voter
    bloc: str
    year: int
    association: str
    elector: Elector


class Cast(Struct, frozen=True, kw_only=True):
    """A ballot in the box: its receipt, whether it replaced an earlier one, and who is to be told."""

    receipt: str
    again: bool
    told: tuple[Told, ...]


def look(store: Store, services: Services, code: str, arrived: datetime) -> Booth:
    """Return what a link opens at the moment it was used. Raises UnknownLink, NotOpen, NotTheVoter."""
    voter = store.ballot_box.by_link(services.vault.digests(code)) if code else None
    if voter is None:
        raise UnknownLink
    ballot = store.ballots.by_id(voter.ballot)
    if not ballot.secret or not is_open(ballot, arrived):
        raise NotOpen(ballot.closed or ballot.closes)
    check_sits(store, ballot, voter)
    season = store.seasons.by_id(ballot.season)
    elector = next(each for each in store.ballot_box.electors(ballot.id) if each.association == voter.association)
    return Booth(
        ballot=ballot,
        voter=voter,
        bloc=season.bloc,
        year=season.year,
        association=store.seasons.member(season.id, voter.association).name,
        elector=elector,
    )


def cast(store: Store, services: Services, code: str, choices: Choices, arrived: datetime, now: datetime) -> Cast:
    """Seal a ballot into its unit's row, in place of what lay there.

    Raises UnknownLink, NotOpen, NotTheVoter, WrongChoice; then nothing was changed.
    """
    booth = look(store, services, code, arrived)
    if not is_open(store.ballots.held(booth.ballot.id, alone=False), arrived):
        raise NotOpen(booth.ballot.closes)
    check(booth.ballot.contests, choices)
    store.ballot_box.cast_sealed(booth.ballot, booth.voter.association, choices, services.vault)
    return note(store, services, booth.ballot, booth.voter, now)


def note(store: Store, services: Services, ballot: Ballot, voter: Voter, now: datetime) -> Cast:
    """Note that a unit has voted, give its receipt, and tell those who may vote for it that somebody did."""
    elector = store.ballot_box.mark_cast(ballot.id, voter.association, _receipt(store, services, ballot))
    again = elector.casts > 1
    store.audit.record(
        "voted",
        now,
        actor=voter.person,
        season=ballot.season,
        association=voter.association,
        details={"ballot": ballot.id, "again": again},
    )
    receipt = elector.receipt or ""
    name = store.seasons.member(ballot.season, voter.association).name
    text = lines(
        say("The ballot of {name} was replaced by a new one: {title}.", name=name, title=ballot_words.title(ballot))
        if again
        else say("The ballot of {name} is in the box: {title}.", name=name, title=ballot_words.title(ballot)),
        say("Receipt: {receipt}.", receipt=spoken(receipt)),
        say("If that was not you, please call at once: {contact}", contact=services.contact),
    )
    told = tuple(
        Told(each.person, tell(text), key=f"voted:{ballot.id}:{voter.association}:{elector.casts}:{each.person}")
        for each in store.ballot_box.roll(ballot.id)
        if each.association == voter.association
    )
    return Cast(receipt=receipt, again=again, told=told)


def spoken(receipt: str) -> Text:
    """Return a receipt as it is read out: "sen, bảy, chín, hai"."""
    word, _, digits = receipt.partition(" ")
    return listed([word, *(Words(Decimal(digit)) for digit in digits)])


def check_sits(store: Store, ballot: Ballot, voter: Voter) -> None:
    """Pass where somebody on the roll still sits for their association: a seat taken away takes its vote along.

    Raises NotTheVoter.
    """
    for seat in store.people.seats(voter.person):
        if seat.role in OF_ASSOCIATION and seat.season == ballot.season and seat.association == voter.association:
            return
    raise NotTheVoter


def _receipt(store: Store, services: Services, ballot: Ballot) -> str:
    taken = set(store.ballot_box.receipts(ballot.id))
    while True:
        drawn = int(services.draw(5))
        receipt = f"{_WORDS[drawn // 1000 % len(_WORDS)]} {drawn % 1000:03}"
        if receipt not in taken:
            return receipt
