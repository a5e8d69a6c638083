"""What steps need that is neither stored nor said: chance, secrets and links, handed in by the composition root.

Belongs here: the shape. Making them is `bot.app`; tests hand in plain ones.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta, tzinfo

from msgspec import Struct

from conversation.reach import Tariff
from conversation.sentences import Text
from storage.sealing import Vault


class GroupWay(Struct, frozen=True, kw_only=True):
    """How a channel links a group: the words to type there, and the address that adds us and types them at once."""

    words: str
    link: str | None = None


class Services(Struct, frozen=True, kw_only=True):
    """`digest` keys a code by the installation's secret; `draw` gives that many random digits; `links` opens a channel
    with a code; `contact` is whom a stranger may ask; `zone` is where the office's days begin; `holiday` tells the
    country's public holidays; `vault` seals ballots; `ballot_link` opens the page where one is cast, by a code and the
    reader's language; `upload_link` opens the page that takes files from a stored address, in a language; `own_chat`
    opens a person's own chat on a channel, `group_ways` are the ways to link a group by a code; `channel_name` is what
    people call a channel, whose stored name stands in no sentence; `tariffs` tells what each channel that runs asks."""

    digest: Callable[[str], str]
    digests: Callable[[str], Sequence[str]]
    """That digest, then those of the installation's older secrets."""
    draw: Callable[[int], str]
    links: Callable[[str], Mapping[str, str]]
    contact: str
    invitation_life: timedelta
    zone: tzinfo
    vault: Vault
    ballot_link: Callable[[str, str], str]
    upload_link: Callable[[int, str], str]
    holiday: Callable[[date], bool] = lambda _day: False
    own_chat: Callable[[str], str | None] = lambda _channel: None
    group_ways: Callable[[str], tuple[GroupWay, ...]] = lambda _code: ()
    channel_name: Callable[[str], Text] = lambda channel: channel
    tariffs: Callable[[], Mapping[str, Tariff]] = dict
