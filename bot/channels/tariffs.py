"""What each channel asks for a message, as of its source: the values beside which its service's own answers count.

Belongs here: the numbers, each with where it comes from (docs/reach.md says how sure they are). The shape is
`conversation.reach.Tariff`; a channel hands its own on in its capabilities. Telegram, the web chat and the console ask
nothing and stand in no list.
"""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from conversation.reach import Tariff

ZALO_BOT = Tariff(monthly=3000, people=50)
"""Zalo Bot Platform, Basic (free) plan: 3,000 messages a month and 50 persons a bot; no window is documented.
Source: docs.zaloplatforms.com/docs/BOT, quoted by several clients in 2026; the paid plan is announced only."""

ZALO_OA = Tariff(window=timedelta(days=7), free_for=timedelta(hours=48), free_messages=8, price=55)
"""Zalo Official Account, consultation messages: until 7 days after the person's last interaction; within 48 hours free,
8 of them by the policy of oa.zalo.me (without limit since 2026 by another source: the API's `remain` decides), then 55
đồng each. Source: docs.zaloplatforms.com/docs/OA as read in September 2026."""

WEB = Tariff(silent=True)
"""The web chat: any message for nothing, and no telephone rings."""

TARIFFS: Mapping[str, Tariff] = MappingProxyType({"zalo_bot": ZALO_BOT, "zalo_oa": ZALO_OA})
"""Every tariff that is not free of any limit, by the channel's name."""
