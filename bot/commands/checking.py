"""`tongket doctor`: is everything there that the program needs?

Belongs here: looking without touching. What is found wrong is said with what to do about it.
"""

import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from msgspec import Struct

from bot.app import open_database
from bot.channels.names import readable
from bot.channels.tariffs import TARIFFS
from bot.clock import RealClock, public_holiday
from bot.commands.opening import check_free, where
from bot.commands.terminal import Refused, say, say_json
from bot.secret import FILE_NAME, KeyNotKept, kept_key
from bot.settings import Settings
from conversation.translation import Translators
from emulation.numerals import in_words
from handlers.budget import budgets, words
from storage.database import Database, InUse, RunLock
from storage.grants import Grant
from storage.store import Store
from storage.upgrade import current, newest

_ENOUGH_MB = 500
_NEVER = datetime(1970, 1, 2, tzinfo=UTC)


class Finding(Struct, frozen=True):
    """One thing looked at: what, whether it is well, and what was seen."""

    what: str
    well: bool
    seen: str


def doctor(settings: Settings, *, as_json: bool) -> None:
    """Look at everything and print what was seen. Raises Refused where something is wrong, WrongSettings."""
    findings = list(_findings(settings))
    if as_json:
        say_json([{"what": each.what, "well": each.well, "seen": each.seen} for each in findings])
    else:
        for each in findings:
            say(f"{'ok   ' if each.well else 'WRONG'}  {each.what}: {each.seen}")
    wrong = sum(1 for each in findings if not each.well)
    if wrong:
        raise Refused(f"{wrong} of {len(findings)} are wrong.")


def _findings(settings: Settings) -> Iterator[Finding]:
    database = open_database(settings)
    try:
        runs = _runs(database)
        yield Finding("program", True, "runs" if runs else "does not run")
        yield from _database(database)
        yield from month_findings(database, settings.zone, RealClock().now())
    finally:
        database.close()
    for what, path in (("database's disk", database.path or Path()), ("files' disk", settings.files)):
        yield _disk(what, path)
    yield _secret(settings)
    yield _contact(settings)
    yield _spelling(settings)
    yield _port(settings, runs=runs)
    yield from _tokens(settings)
    yield from _zalo_oa(settings)
    public = settings.public_url
    yield Finding("links", True, public or f"{settings.base_url} (set TONGKET_PUBLIC_URL to be reached from outside)")


def _runs(database: Database) -> bool:
    if database.path is None or not database.path.exists():
        return False
    try:
        RunLock(database.path).release()
    except InUse:
        return True
    return False


def _database(database: Database) -> Iterator[Finding]:
    place = where(database)
    if database.path is not None and not database.path.exists():
        yield Finding("database", True, f"{place} is made at the first start")
        return
    try:
        found = current(database)
        yield Finding("database", True, place)
        fits = found is None or found <= (newest() or "")
        later = "" if found == newest() else f"; this program's is {newest()}"
        yield Finding("schema", fits, f"{found or 'none yet'}{later}")
        if found is not None and found == newest():
            with database.reading() as connection:
                store = Store(connection)
                seasons = ", ".join(each.key for each in store.seasons.all())
                waiting = store.outbox.counts().get("dead", 0)
            yield Finding("seasons", bool(seasons), seasons or "none; import one: tongket import FILE")
            yield Finding("messages given up", waiting == 0, str(waiting))
    except Exception as error:  # noqa: BLE001 - whatever a broken database raises is what was seen
        yield Finding("database", False, f"{place} cannot be read: {type(error).__name__}")


def month_findings(database: Database, zone: tzinfo, now: datetime) -> Iterator[Finding]:
    """Say whether the coming months fit into the plans of the channels in use."""
    try:
        if current(database) != newest():
            return
        with database.reading() as connection:
            store = Store(connection)
            used = store.ways.in_use()
            tariffs = {name: tariff for name, tariff in TARIFFS.items() if name in used}
            found = budgets(store, tariffs, zone, now, holiday=public_holiday)
    except Exception:  # noqa: BLE001 - said of the database already
        return
    translator = Translators(zone, in_words)["en"]
    for each in found:
        seen = translator.write(words(each, readable(each.channel))).replace("\n", " ")
        yield Finding(f"messages through {each.channel}", each.fits, seen)


def _disk(what: str, path: Path) -> Finding:
    there = next(each for each in (path.absolute(), *path.absolute().parents) if each.exists())
    free = shutil.disk_usage(there).free // 2**20
    return Finding(what, free >= _ENOUGH_MB, f"{free} MB free at {there}")


def _secret(settings: Settings) -> Finding:
    if settings.secret_key is not None:
        return Finding("secret", True, "from TONGKET_SECRET_KEY")
    path = settings.configuration / FILE_NAME
    try:
        if kept_key(settings.configuration, make=False) is None:
            return Finding("secret", True, f"{path} is made at the first start")
    except KeyNotKept as wrong:
        return Finding("secret", False, str(wrong))
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return Finding("secret", False, f"{path} can be read by others: chmod 600")
    return Finding("secret", True, str(path))


def _tokens(settings: Settings) -> Iterator[Finding]:
    """Yield how the channels that take a token would listen."""
    for name, token, path in (
        ("Telegram", settings.telegram_token, "/telegram"),
        ("Zalo Bot", settings.zalo_bot_token, "/zalo-bot"),
    ):
        if token is None:
            yield Finding(name, True, "off: no token is set")
        elif not settings.webhooks:
            yield Finding(name, True, "polling; needs no address from outside")
        else:
            address = f"{settings.public_url}{path}"
            public = address.startswith("https://")
            yield Finding(name, public, f"webhook at {address}" + ("" if public else "; it must begin with https://"))


def _zalo_oa(settings: Settings) -> Iterator[Finding]:
    """Yield what stands between the settings and a message on the Official Account."""
    if settings.zalo_domain_tag is not None or settings.zalo_domain_file is not None:
        yield Finding("Zalo domain proof", settings.public_url is not None, f"shown at {settings.base_url}/")
    if settings.zalo_oa_app_id is None:
        yield Finding("Zalo OA", True, "off: no application is set")
        return
    address = f"{settings.public_url}/zalo-oa"
    public = address.startswith("https://")
    yield Finding("Zalo OA", public, f"webhook at {address}" + ("" if public else "; it must begin with https://"))
    grant = _grant(settings)
    if grant is not None and grant.lost_at is not None:
        lost = f"lost since {grant.lost_at.astimezone(settings.zone):%d/%m/%Y %H:%M} ({grant.lost_why})"
        yield Finding("Zalo OA permission", False, f"{lost}; run: tongket zalo-oa consent")
    elif grant is not None and grant.good_until > _NEVER:
        until = f"{grant.good_until.astimezone(settings.zone):%d/%m/%Y %H:%M}"
        yield Finding("Zalo OA permission", True, f"there; this token ends {until} and renews itself")
    elif grant is not None or settings.zalo_oa_refresh_token is not None:
        yield Finding("Zalo OA permission", True, "given; the first token comes when the program runs")
    else:
        yield Finding("Zalo OA permission", False, "not given yet; run: tongket zalo-oa consent")


def _grant(settings: Settings) -> Grant | None:
    database = open_database(settings)
    try:
        if database.path is not None and not database.path.exists():
            return None
        with database.reading() as connection:
            return Store(connection).grants.find("zalo_oa")
    except Exception:  # noqa: BLE001 - what is wrong with the database was said before
        return None
    finally:
        database.close()


def _contact(settings: Settings) -> Finding:
    named = settings.contact
    if any(each.isdecimal() for each in named):
        return Finding("contact", True, named)
    return Finding("contact", False, f"{named}: nobody can call that; set TONGKET_CONTACT to a name and a number")


def _spelling(settings: Settings) -> Finding:
    strange = settings.strange()
    if not strange:
        return Finding("settings' names", True, "all known")
    return Finding("settings' names", False, f"unknown, so without effect: {', '.join(strange)}")


def _port(settings: Settings, *, runs: bool) -> Finding:
    place = f"{settings.web_host}, port {settings.web_port}"
    try:
        check_free(settings.web_host, settings.web_port)
    except OSError as error:
        taken = "is taken by the running program" if runs else f"cannot be served on: {error.strerror}"
        return Finding("web", runs, f"{place} {taken}")
    return Finding("web", True, f"{place} is free")
