"""`tongket zalo-oa consent`: the Official Account's administrator lets the program send, the first time and again.

Belongs here: asking, and storing what came. The running program finds it in the database within half a minute.
"""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta
from typing import TextIO

from bot.app import installation_secret
from bot.channels.base import Lost
from bot.channels.zalo_oa import consent as consents
from bot.channels.zalo_oa.grant import LEASE, SERVICE, Seals, first_pair
from bot.channels.zalo_oa.making import wire_of
from bot.channels.zalo_oa.wire import Pair, Wire
from bot.channels.zalo_oa.wire import Refused as NotGiven
from bot.clock import RealClock
from bot.commands.opening import opened, write
from bot.commands.terminal import Refused, note, say
from bot.settings import Settings, WrongSettings
from storage.database import Database
from storage.store import Store

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def consent(settings: Settings, *, refresh_token: bool, pasted: TextIO) -> None:
    """Print where permission is given, read one line of `pasted`, store the pair. Raises Refused, WrongSettings."""
    if settings.zalo_oa_app_id is None:
        raise WrongSettings(("TONGKET_ZALO_OA_APP_ID is not set: which application is to be let in?",))
    clock = RealClock()
    secret = installation_secret(settings)
    seals = Seals(secret.keys("zalo oa grant"))
    with opened(settings, now=clock.now()) as database:
        if refresh_token:
            note("Paste the refresh token that Zalo's API Explorer shows, then Enter:")
            asyncio.run(_first(settings, database, seals, _line(pasted), clock.now()))
        else:
            verifier = consents.verifier_of(secret.key("zalo oa verifier"))
            _ask(settings, verifier)
            pair = asyncio.run(_exchanged(settings, _code(settings, _line(pasted)), verifier))
            until = clock.now() + timedelta(seconds=pair.seconds)
            _store(settings, database, seals, pair, until)
    say("Permission is stored. A running program sends again within a minute; nothing has to be started anew.")


def _ask(settings: Settings, verifier: str) -> None:
    assert settings.zalo_oa_app_id is not None
    back = settings.base_url + consents.PATH
    challenge = consents.challenge_of(verifier)
    url = settings.zalo_oa_consent_url or consents.permission_url(
        settings.zalo_oa_oauth_url, settings.zalo_oa_app_id, back, challenge
    )
    say("Open this address in a browser, signed in to Zalo as an administrator of the Official Account, and allow:")
    say(f"  {url}")
    note(f"(Zalo's console asks for: callback address {back}, code challenge {challenge})")
    note("Then paste the whole address of the page it leads to, or its code alone, and Enter:")


def _line(pasted: TextIO) -> str:
    line = pasted.readline().strip()
    if not line:
        raise Refused("Nothing was pasted, and nothing was changed.")
    return line


def _code(settings: Settings, line: str) -> str:
    try:
        pasted = consents.read_pasted(line)
    except consents.NoCode:
        raise Refused("That holds no code. Paste the whole address that begins with your own server's name.") from None
    if pasted.account is not None and settings.zalo_oa_id not in {None, pasted.account}:
        raise Refused(f"Permission was given by another account ({pasted.account}) than TONGKET_ZALO_OA_ID names.")
    return pasted.code


async def _exchanged(settings: Settings, code: str, verifier: str) -> Pair:
    wire = wire_of(settings)
    try:
        return await wire.exchange(code, verifier)
    except NotGiven as refusal:
        raise Refused(f"Zalo does not take this code ({refusal}). It works once, for 10 minutes; ask anew.") from None
    except Lost as trouble:
        raise Refused(f"Zalo did not answer ({trouble}). Try again; the code may have been used up by this.") from None
    finally:
        await wire.close()


async def _first(settings: Settings, database: Database, seals: Seals, token: str, now: datetime) -> None:
    """Store a pasted refresh token before it is used, and renew it, in the turn that keeps others away."""
    me = secrets.token_hex(16)
    _store(settings, database, seals, first_pair(token), _NEVER)
    with database.reading() as connection:
        stored = Store(connection).grants.find(SERVICE)
    serial = stored.serial if stored is not None else 0
    if not write(database, lambda store: store.grants.take(SERVICE, serial, me, LEASE)):
        return  # the running program was quicker
    wire: Wire = wire_of(settings)
    try:
        pair = await wire.refresh(token)
    except NotGiven as refusal:
        why = str(refusal)
        write(database, lambda store: store.grants.lose(SERVICE, serial, me, why, now))
        raise Refused(f"Zalo does not take this refresh token ({why}). Each works once; get a new one.") from None
    except Lost as trouble:
        write(database, lambda store: store.grants.let_go(SERVICE, me))
        raise Refused(f"Zalo did not answer ({trouble}). The token is stored; the program goes on trying.") from None
    finally:
        await wire.close()
    until = now + timedelta(seconds=pair.seconds)
    write(database, lambda store: store.grants.keep(SERVICE, serial, seals.seal(pair), until, now))


def _store(settings: Settings, database: Database, seals: Seals, pair: Pair, until: datetime) -> None:
    seed = settings.zalo_oa_refresh_token
    digest = seals.digest(seed.get_secret_value()) if seed is not None else None
    sealed = seals.seal(pair)
    write(database, lambda store: store.grants.begin(SERVICE, sealed, until, seed=digest, anew=True))
