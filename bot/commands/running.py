"""`tongket run`: the program itself, until it is told to stop.

Belongs here: what stands around the program when an operator starts it: lock, schema, first words.
"""

import asyncio
import gc
import logging
from datetime import timedelta

from bot.app import Program, installation_secret, open_database, serve
from bot.channels.base import ChannelStopped
from bot.clock import Clock, RealClock
from bot.commands.opening import STAYS_HERE, bring_up_to_date, check_free, run_lock, where, write
from bot.commands.terminal import Refused, note, say
from bot.settings import Settings
from emulation.people import Role
from storage.issuing import Seating, issue
from storage.store import Store


def run(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C. Raises Refused, WrongSettings."""
    log_to_stderr(settings)
    for name in settings.strange():
        note(f"{name} is no setting of this program, so it has no effect.")
    clock = RealClock()
    database = open_database(settings)
    lock = None
    try:
        lock = run_lock(database)
        bring_up_to_date(database, now=clock.now(), lock=False)
        say(f"Database: {where(database)}")
        secret = installation_secret(settings)
        program = Program(settings=settings, database=database, secret=secret, clock=clock)
        chat = program.add_web(settings.base_url)
        program.add_telegram()
        program.add_zalo_bot()
        program.add_zalo_oa()
        # Before a code is given out: where it cannot serve, each try would leave another one behind.
        check_free(settings.web_host, settings.web_port)
        _first_words(program, clock)
        asyncio.run(
            serve(
                program,
                chat,
                host=settings.web_host,
                port=settings.web_port,
                announce=lambda port: _up(f"Serving {settings.base_url} (port {port}); stop with Ctrl-C."),
            )
        )
    except ChannelStopped as stopped:
        raise Refused(stopped.why) from None
    except OSError as error:
        raise Refused(
            f"Cannot serve on {settings.web_host}, port {settings.web_port}: {error.strerror}.",
            "TONGKET_WEB_PORT sets another port, TONGKET_WEB_HOST another address.",
        ) from None
    finally:
        if lock is not None:
            lock.release()
        database.close()
    say("Stopped.")


def _up(told: str) -> None:
    """Say that it serves; what was loaded until here stays for good, so that garbage is looked for elsewhere."""
    gc.freeze()
    gc.enable()
    say(told)


def log_to_stderr(settings: Settings) -> None:
    """Send the program's log to stderr, as much of it as the operator wants."""
    logging.basicConfig(level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # At INFO these tell about every plugin, every job and every request.
    for chatty in ("alembic", "apscheduler", "httpx"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLogger().level))


def _first_words(program: Program, clock: Clock) -> None:
    """While nobody of the staff is in: the first one's invitation, and what to do next."""
    with program.database.reading() as connection:
        store = Store(connection)
        if store.people.anybody(Role.STAFF):
            return
        seasons = store.seasons.all()
    life = timedelta(days=program.settings.invitation_days)
    code = write(
        program.database,
        lambda store: issue(
            store,
            Seating(role=Role.STAFF, province=seasons[0].province if seasons else None),
            digest=program.services.digest,
            draw=program.services.draw,
            now=clock.now(),
            life=life,
        ),
    )
    asyncio.run(program.introduce())
    if seasons:
        say("Nobody of the staff is in yet.")
    else:
        say("The database is empty.")
    say(f"Invitation for the first member of staff: {code} (once, within {life.days} days)")
    for link in program.links(code).values():
        say(f"  {link}")
    if program.settings.links_stay_here:
        say(STAYS_HERE)
    say("Next, while this runs:")
    if not seasons:
        say("  tongket import FILE")
    named = f"--season {seasons[0].key} " if len(seasons) == 1 else "--season SEASON "
    say(f'  tongket invite {named}--role officer --association "NAME"')
