"""`tongket import` and `tongket invite`: what a season is, and who gets in. Both work beside a running program.

Belongs here: reading files, telling what changed. What a file may say is `emulation.season_file`.
"""

import asyncio
from collections.abc import Iterator
from datetime import datetime, tzinfo
from enum import Enum
from pathlib import Path

from msgspec import Struct

from bot.app import Program, installation_secret
from bot.clock import RealClock
from bot.commands import wrong_files
from bot.commands.opening import STAYS_HERE, find_association, find_season, opened, write
from bot.commands.terminal import Refused, note, say, say_json
from bot.importing import differences, import_plan, twin_of
from bot.invitations import seating
from bot.settings import Settings
from emulation.bloc import Association, Season
from emulation.people import OF_ASSOCIATION, Role
from emulation.season import SeasonPlan
from emulation.season_diff import Change, Kind
from emulation.season_doubts import other_years
from emulation.season_file import read_season
from emulation.season_wrong import SeasonFileWrong
from seasons import season_names, season_text
from storage.issuing import NoCodeLeft, issue
from storage.store import Store


def import_season(settings: Settings, file: str, *, dry_run: bool, as_json: bool) -> None:
    """Bring a season to what its file says; print what that changes. Raises Refused."""
    key, text, sample = _text(file)
    try:
        plan = read_season(text, key)
    except SeasonFileWrong as wrong:
        raise Refused(*(wrong_files.line(file, each) for each in wrong.problems)) from None
    if sample:
        note(f"{key} comes with the program as an example: its figures of plan and last year are of {plan.year}.")
    for where, said, year in other_years(plan):
        note(f"{file}: {where} says {said!r}, but the season is of {plan.year}: is {year} right?")
    now = RealClock().now()
    if (last := max(period.deadline for period in plan.periods)) < now:
        note(f"{file}: every deadline is over, the last on {last:%d/%m/%Y}; nobody will be reminded.")
    with opened(settings, now=now) as database:
        with database.reading() as connection:
            if (twin := twin_of(Store(connection), plan)) is not None:
                raise Refused(
                    f"{plan.bloc.name} already has {plan.year}, as {twin}; nothing was changed.",
                    f"To change that season, give the file its name: {twin}.toml",
                )
            changes = differences(Store(connection), plan)
        if changes and not dry_run:
            # Compared again inside the write: another import may have come in between.
            changes = write(database, lambda store: import_plan(store, plan, text))
    if as_json:
        say_json({"season": key, "changed": bool(changes) and not dry_run, "changes": [_as_json(e) for e in changes]})
        return
    for change in changes:
        say(_line(change))
        if change.what == "season":
            for held in _contents(plan, settings.zone):
                say(f"    {held}")
    if not changes:
        say(f"{key}: nothing differs.")
    elif dry_run:
        say(f"{key}: {_counted(changes)}, not made (dry run).")
    else:
        say(f"{key}: {_counted(changes)} made.")


def invite(settings: Settings, *, season: str | None, role: Role, association: str | None, as_json: bool) -> None:
    """Issue an invitation and print its code. Raises Refused."""
    clock = RealClock()
    now = clock.now()
    with opened(settings, now=now) as database:
        program = Program(settings=settings, database=database, secret=installation_secret(settings), clock=clock)
        program.add_web(settings.base_url)
        program.add_telegram()
        program.add_zalo_bot()
        asyncio.run(program.introduce())
        life = program.services.invitation_life

        def work(store: Store) -> tuple[str, str]:
            this = _season(store, season, role)
            who = _member(store, this, role, association)
            seat = seating(this, role, who)
            code = issue(store, seat, digest=program.services.digest, draw=program.services.draw, now=now, life=life)
            return code, who.name if who else this.key if this else "of no season"

        try:
            code, whose = write(database, work)
        except NoCodeLeft as wrong:
            raise Refused(f"No code with the letters {wrong} is left to give out.") from None
    links = dict(program.links(code))
    if as_json:
        say_json({"code": code, "links": links})
        return
    say(f"{code}  ({role.value}, {whose}; once, within {life.days} days)")
    for channel, link in links.items():
        say(f"  {channel}: {link}")
    if settings.links_stay_here:
        note(STAYS_HERE)


def _season(store: Store, name: str | None, role: Role) -> Season | None:
    """Return the season invited into; None where the seat is of none: an operator's, staff's before the first import.

    Raises Refused.
    """
    if name is None and role is Role.OPERATOR:
        return None
    if name is None and role is Role.STAFF:
        seasons = store.seasons.all()
        if len({each.province for each in seasons}) < 2:
            return seasons[0] if seasons else None
    return find_season(store, name)


def _member(store: Store, season: Season | None, role: Role, said: str | None) -> Association | None:
    if season is None or role not in OF_ASSOCIATION:
        if said is not None:
            raise Refused(f"A {role.value} sits for no association; leave --association out.")
        return None
    if said is None:
        raise Refused(f"Whose {role.value}? Name the association with --association.")
    found = find_association(store, season, said)
    if role is not Role.OFFICER and (found.office is None or found.office.value != role.value):
        holder = next(
            (each.name for each in store.seasons.members(season.id) if each.office and each.office.value == role.value),
            "nobody",
        )
        raise Refused(f"{found.name} does not hold the office of {role.value} in {season.key}; {holder} does.")
    return found


def _contents(plan: SeasonPlan, zone: tzinfo) -> Iterator[str]:
    """Yield what a new season holds, in lines to look over before anybody is asked anything."""
    yield f"{plan.province.name}, {plan.year}; board: {plan.province.board}"
    yield f"{len(plan.associations)} associations: {', '.join(each.name for each in plan.associations)}"
    yield f"{len(plan.indicators)} indicators, {len(plan.targets)} figures of plan or last year"
    for period in plan.periods:
        days = f"{period.opens.astimezone(zone):%d/%m/%Y} to {period.deadline.astimezone(zone):%d/%m/%Y %H:%M}"
        yield f"{period.code.value}: {period.name}, {days}"


def _text(file: str) -> tuple[str, str, bool]:
    """Return a season's key and text, and whether it is one that comes with the program. Raises Refused."""
    path = Path(file)
    try:
        return path.stem, path.read_text(encoding="utf-8"), False
    except FileNotFoundError:
        if file in season_names():
            return file, season_text(file), True
        raise Refused(f"{file}: there is no such file. With the program come: {', '.join(season_names())}") from None
    except UnicodeDecodeError:
        raise Refused(f"{file}:1: the file is not UTF-8 text.") from None
    except OSError as error:
        raise Refused(f"{file}: {error.strerror}") from None


def _counted(changes: tuple[Change, ...]) -> str:
    return "1 change" if len(changes) == 1 else f"{len(changes)} changes"


_SIGNS = {Kind.ADDED: "+", Kind.CHANGED: "~", Kind.REMOVED: "-"}


def _line(change: Change) -> str:
    thing = f"{_SIGNS[change.kind]} {change.what} {change.name}".rstrip()
    if change.kind is Kind.CHANGED:
        field = f" {change.field}" if change.field else ""
        return f"{thing}:{field} {_shown(change.before)} -> {_shown(change.after)}"
    return f"{thing}: {_shown(change.after if change.kind is Kind.ADDED else change.before)}"


def _as_json(change: Change) -> dict[str, str | None]:
    return {
        "kind": change.kind.value,
        "what": change.what,
        "name": change.name,
        "field": change.field or None,
        "before": None if change.before is None else _shown(change.before),
        "after": None if change.after is None else _shown(change.after),
    }


def _shown(value: object) -> str:
    """A value of a plan in one line."""
    if value is None:
        return "nothing"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, tuple):
        return ", ".join(_shown(each) for each in value) or "nothing"
    if isinstance(value, Struct):
        named = next((getattr(value, each) for each in value.__struct_fields__ if each in {"label", "name"}), None)
        rest = [_shown(getattr(value, each)) for each in value.__struct_fields__ if each in {"plan", "last_year"}]
        return _shown(named) if named is not None else ", ".join(rest)
    return str(value)
