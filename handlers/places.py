"""Where somebody stands: the seasons and associations they sit in, and what they may do there now.

Belongs here: finding the season, the association and the kỳ a turn is about, and checking rights fail closed. The rule
of rights is `emulation.people`.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from emulation.bloc import Asked, Association, Gone, Period, Season
from emulation.people import OF_ASSOCIATION, Act, NoSeat, NotAllowed, Role, Seat, Standing, require, seats_in
from emulation.submissions import STANDING
from handlers import Turn
from storage.store import Store


class Desk(Struct, frozen=True, kw_only=True):
    """One association in one season, as its officers see it."""

    season: Season
    association: Association
    periods: tuple[Period, ...]


def person(turn: Turn) -> int:
    """Return who speaks. Raises NoSeat for a stranger."""
    if turn.sender.person is None:
        raise NoSeat
    return turn.sender.person


def words_first(turn: Turn) -> bool:
    """Tell whether whoever speaks reads long figures in words before digits."""
    return turn.sender.person is not None and turn.store.people.find(turn.sender.person).words_first


def seats(turn: Turn) -> tuple[Seat, ...]:
    """Return the seats of whoever speaks. Raises NoSeat where there is none."""
    held = turn.store.people.seats(person(turn))
    if not held:
        raise NoSeat
    return held


def desks(turn: Turn) -> list[Desk]:
    """Return every association one answers for, newest season first. Raises NoSeat for a stranger."""
    found = []
    for seat in seats(turn):
        if seat.role in OF_ASSOCIATION and seat.season is not None and seat.association is not None:
            season = turn.store.seasons.by_id(seat.season)
            found.append(
                Desk(
                    season=season,
                    association=turn.store.seasons.member(seat.season, seat.association),
                    periods=turn.store.seasons.periods(seat.season),
                )
            )
    unique = {(desk.season.id, desk.association.id): desk for desk in found}
    return sorted(unique.values(), key=lambda desk: -desk.season.year)


def receiving(turn: Turn) -> list[Desk]:
    """Return the desks that what comes unasked may be for: those of open seasons, all where each is locked. Raises
    NoSeat for a stranger."""
    found = desks(turn)
    return [each for each in found if each.season.locked_at is None] or found


def shelf(turn: Turn, association: int, period: int) -> Desk | None:
    """Return one's own desk with an association's kỳ, None where one does not sit there. Raises NoSeat for a
    stranger."""
    own = (each for each in desks(turn) if each.association.id == association)
    return next((each for each in own if any(one.id == period for one in each.periods)), None)


def desk(
    turn: Turn, season_id: int, association_id: int, period: int | None = None, indicator: int | None = None
) -> Desk:
    """Return a desk that is one's own; with `period`, where that is a kỳ of its season, with `indicator`, where that is
    asked of it then. Raises NotAllowed where it is somebody else's."""
    held = [seat for seat in seats(turn) if seat.season == season_id and seat.association == association_id]
    require(Act.ANSWER, held, Standing())
    found = Desk(
        season=turn.store.seasons.by_id(season_id),
        association=turn.store.seasons.member(season_id, association_id),
        periods=turn.store.seasons.periods(season_id),
    )
    if period is not None:
        check_asked(turn, found, period, indicator)
    return found


def check_asked(turn: Turn, own: Desk, period: int, indicator: int | None = None) -> None:
    """Pass where a kỳ is of the desk's season, and an indicator is asked of it then. Raises NotAllowed."""
    if all(each.id != period for each in own.periods):
        raise NotAllowed(Act.ANSWER)
    if indicator is not None:
        asked = turn.store.seasons.asked(own.association.id, period)
        if all(each.indicator.id != indicator for each in asked):
            raise NotAllowed(Act.ANSWER)


def asked(turn: Turn, association: int, period: int, indicator: int) -> Asked:
    """Return what an association is asked about an indicator in a kỳ. Raises Gone."""
    for each in turn.store.seasons.asked(association, period):
        if each.indicator.id == indicator:
            return each
    raise Gone(indicator)


def period_of(periods: Sequence[Period], period: int) -> Period:
    """Return the kỳ of that id. Raises Gone."""
    for each in periods:
        if each.id == period:
            return each
    raise Gone(period)


def due(turn: Turn, own: Desk) -> Period | None:
    """Return the kỳ to work on now: the next open one that is not in, else the newest that was opened."""
    opened = [period for period in own.periods if period.opens <= turn.now]
    running = [
        period
        for period in opened
        if period.deadline >= turn.now and not turn.store.submissions.in_now(own.association.id, period.id)
    ]
    if running:
        return min(running, key=lambda period: period.deadline)
    return max(opened, key=lambda period: period.opens) if opened else None


def seasons(turn: Turn) -> list[Season]:
    """Return every season one sits in, newest first; for staff, all of their province."""
    found: dict[int, Season] = {}
    for seat in seats(turn):
        if seat.role is Role.STAFF and seat.province is not None:
            found.update((season.id, season) for season in turn.store.seasons.all(seat.province))
        elif seat.season is not None:
            found[seat.season] = turn.store.seasons.by_id(seat.season)
    return sorted(found.values(), key=lambda season: (-season.year, season.id))


def check(turn: Turn, act: Act, season: Season, period: Period) -> tuple[Seat, ...]:
    """Return one's seats in the season where they allow `act` for that kỳ now. Raises NotAllowed, NoSeat."""
    held = seats_in(seats(turn), season.id, season.province)
    require(act, held, standing(turn, held, period))
    return held


def check_board(turn: Turn, act: Act, season: int) -> Season:
    """Return a season in which one may do what is the board's alone. Raises NotAllowed, NoSeat."""
    this = turn.store.seasons.by_id(season)
    require(act, seats_in(seats(turn), season, this.province), Standing())
    return this


def standing(turn: Turn, held: tuple[Seat, ...], period: Period) -> Standing:
    """Return the circumstances rights hang on: is one's own association in, is the deadline over."""
    own = {seat.association for seat in held if seat.association is not None}
    if not own and any(seat.role is Role.SECRETARY for seat in held):
        # The bloc's secretary sits with the association that leads it.
        own = {each.id for each in turn.store.seasons.members(held[0].season or 0) if each.office == "head"}
    return Standing(
        own_submitted=bool(own) and all(turn.store.submissions.in_now(each, period.id) for each in own),
        deadline_passed=turn.now > period.deadline,
    )


def newest_period(turn: Turn, season: Season) -> Period:
    """Return the kỳ opened last, or the first one where none is open yet."""
    return newest(turn.store, season.id, turn.now)


def newest(store: Store, season: int, now: datetime) -> Period:
    """Return the kỳ of a season opened last, or the first one where none is open yet."""
    periods = store.seasons.periods(season)
    opened = [period for period in periods if period.opens <= now]
    return max(opened, key=lambda period: period.opens) if opened else periods[0]


def submitted(turn: Turn, season: Season, period: Period) -> set[int]:
    """Return the associations whose figures of a kỳ are in."""
    return handed_in(turn.store, season.id, period)


def handed_in(store: Store, season: int, period: Period) -> set[int]:
    """Return the associations whose figures of a season's kỳ are in."""
    return {
        each.association
        for each in store.submissions.of_season(season)
        if each.period == period.id and each.state in STANDING
    }
