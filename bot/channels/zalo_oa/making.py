"""The channel made of the settings: which keys sign, which variants count, where everything is.

Belongs here: reading the settings of this channel, for the program and for the command that takes a consent.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bot.channels.zalo_oa.channel import ZaloOaChannel
from bot.channels.zalo_oa.failures import Mend
from bot.channels.zalo_oa.grant import LEASE, Keeper, Seals
from bot.channels.zalo_oa.incoming import CHANNEL
from bot.channels.zalo_oa.pace import Pace
from bot.channels.zalo_oa.requests import CAPABILITIES
from bot.channels.zalo_oa.signature import Signers
from bot.channels.zalo_oa.wire import Wire
from bot.clock import Clock
from bot.receive import Receiver
from bot.settings import Settings
from bot.trouble import Watch
from conversation.messages import Attachment
from handlers.trouble import Trouble
from storage.database import Database

_TROUBLES = {
    Mend.ACCOUNT: Trouble.ACCOUNT_REFUSED,
    Mend.PERMISSION: Trouble.ACCOUNT_REFUSED,
    Mend.QUOTA: Trouble.QUOTA_SPENT,
}


def channel_of(
    settings: Settings,
    *,
    receiver: Receiver[Any],
    database: Database,
    clock: Clock,
    keys: Sequence[bytes],
    path_of: Callable[[str], Path],
    link_to: Callable[[Attachment], str],
    watch: Watch,
    lease: timedelta | None = None,
) -> ZaloOaChannel:
    """Make the channel; `keys` seal its grant."""
    watch.renews(CHANNEL, "tongket zalo-oa consent")
    wire = wire_of(settings)
    keeper = Keeper(
        wire=wire,
        receiver=receiver,
        database=database,
        clock=clock,
        seals=Seals(keys),
        seed=settings.zalo_oa_refresh_token.get_secret_value() if settings.zalo_oa_refresh_token else None,
        lease=lease or LEASE,
    )
    tariff = replace(CAPABILITIES.tariff, free_messages=settings.zalo_oa_free_messages)
    return ZaloOaChannel(
        wire=wire,
        keeper=keeper,
        receiver=receiver,
        clock=clock,
        signers=signers_of(settings),
        path_of=path_of,
        link_to=link_to,
        mend=lambda mend, code: watch.hear(CHANNEL, _TROUBLES[mend], code),
        pace=Pace(lambda: asyncio.get_running_loop().time()),
        capabilities=replace(CAPABILITIES, tariff=tariff),
        account=settings.zalo_oa_id,
        template_type=settings.zalo_oa_template_type,
    )


def wire_of(settings: Settings) -> Wire:
    """Return the wire to the account's service."""
    assert settings.zalo_oa_app_id is not None
    assert settings.zalo_oa_secret_key is not None
    return Wire(
        app_id=settings.zalo_oa_app_id,
        secret_key=settings.zalo_oa_secret_key.get_secret_value(),
        base_url=settings.zalo_oa_api_url,
        oauth_url=settings.zalo_oa_oauth_url,
    )


def signers_of(settings: Settings) -> Signers:
    """Return who may sign events: every variant the settings do not rule out."""
    ids = {"app": settings.zalo_oa_app_id, "oa": settings.zalo_oa_id}
    secrets = {"oa": settings.zalo_oa_webhook_secret, "app": settings.zalo_oa_secret_key}
    times = ("header", "body")
    return Signers(
        ids=tuple((name, id_) for name, id_ in ids.items() if id_ and settings.zalo_oa_signed_id in {"any", name}),
        secrets=tuple(
            (name, secret.get_secret_value())
            for name, secret in secrets.items()
            if secret and settings.zalo_oa_signed_secret in {"any", name}
        ),
        times=tuple(name for name in times if settings.zalo_oa_signed_time in {"any", name}),
    )
