"""What the bot says and asks: one file per conversation, the same for every channel.

Belongs here: steps, the words they say, and the order of questions. Does not belong here: the bloc's rules
(`emulation`), SQL (`storage`), sending, clocks, channels (`bot`). `Turn` binds the engine to store and services.
"""

from typing import TypeAlias

from conversation.steps import Flow as _Flow
from conversation.turn import Turn as _Turn
from handlers.services import Services
from storage.store import Store

Turn: TypeAlias = _Turn[Store, Services]
Flow: TypeAlias = _Flow[Turn]
