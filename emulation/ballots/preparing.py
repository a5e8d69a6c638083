"""What the next ballot of a season holds, from the season's quotas and what was voted on already.

Belongs here: which contests go on one sheet, and who may stand in each. Storing it is `storage.ballots`.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct
from msgspec.structs import replace

from emulation.season import Method, QuotaPlan


class Sheet(Struct, frozen=True, kw_only=True):
    """One contest to be: its quota, and the associations that may stand. The quota names another contest only where
    that stands on the same ballot, before it."""

    quota: QuotaPlan
    candidates: tuple[int, ...]


class Proposal(Struct, frozen=True, kw_only=True):
    """The next ballot. Consent by name is open and stands apart; everything else is secret and shares one sheet."""

    secret: bool
    sheets: tuple[Sheet, ...]


def next_ballot(
    quotas: Sequence[QuotaPlan],
    members: Sequence[int],
    *,
    taken: AbstractSet[str],
    winners: Mapping[str, frozenset[int]],
) -> Proposal | None:
    """Return what is to be voted on next, None where nothing is left or all that is left must wait.

    `taken` are the codes that a ballot already holds, `winners` those decided, with the associations that won.
    """
    left = [each for each in quotas if each.code not in taken]
    for secret in dict.fromkeys(each.method is not Method.CONSENT for each in left):
        sheets: list[Sheet] = []
        for quota in left:
            if (quota.method is not Method.CONSENT) is secret:
                sheet = _sheet(quota, members, {each.quota.code: each for each in sheets}, winners)
                if sheet is not None:
                    sheets.append(sheet)
        if sheets:
            return Proposal(secret=secret, sheets=tuple(sheets))
    return None


def _sheet(
    quota: QuotaPlan,
    members: Sequence[int],
    before: Mapping[str, Sheet],
    winners: Mapping[str, frozenset[int]],
) -> Sheet | None:
    candidates = tuple(members)
    if (pool := quota.from_winners_of) is not None:
        if pool in winners:
            candidates = tuple(each for each in candidates if each in winners[pool])
            quota = replace(quota, from_winners_of=None)
        elif pool in before:
            candidates = before[pool].candidates
        else:
            return None
    if (without := quota.without_winners_of) is not None:
        if without in winners:
            candidates = tuple(each for each in candidates if each not in winners[without])
            quota = replace(quota, without_winners_of=None)
        elif without not in before:
            return None
    return Sheet(quota=quota, candidates=candidates)
