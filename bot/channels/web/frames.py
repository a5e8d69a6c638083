"""A message as the page gets it: JSON of its text, its buttons, its files.

Belongs here: that shape, and the signed links to files in it. A frame's `key` is the same each time it is told, live or
later, so the page can drop what it has.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from bot.channels.tariffs import WEB
from bot.channels.web.lines import Frame
from bot.channels.web.login import Signer
from bot.clock import Clock
from conversation.dialogue import Body
from conversation.messages import Address
from conversation.render import Capabilities, Part, render

_FILE_LINK_LIFE = timedelta(days=7)
# The page shows any text as one bubble, which screen readers read as one; the limit only says that there is none.
CAPABILITIES = Capabilities(buttons=True, text_limit=10_000_000, label_limit=300, most_buttons=200, tariff=WEB)


class Frames:
    """Makes frames for pages."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._files = Signer(secret, "file link")
        self._clock = clock

    def of_row(self, to: Address, row: int, body: Body, at: datetime) -> Iterator[Frame]:
        """Yield the frames of one outbox row."""
        return (self.of_part(to, row, part, at) for part in render(body, CAPABILITIES))

    def of_part(self, to: Address, row: int, part: Part, at: datetime) -> Frame:
        """Return the frame of one part of the outbox row `row`."""
        file = part.file
        shown = {
            "kind": "message",
            "id": row,
            "key": f"{row}" if file is None else f"{row}/{file.sha256[:16]}",
            "at": at.isoformat(),
            "screen": part.screen,
            "text": part.text,
            "choices": [{"label": button.label, "data": button.data} for button in part.buttons],
            "files": [] if file is None else [{"name": file.name, "url": self._url(to, file.sha256, file.name)}],
        }
        return Frame(json.dumps(shown, ensure_ascii=False), screen=part.screen is not None)

    def allows(self, to: Address, sha256: str, name: str, until: str, signature: str) -> bool:
        """Tell whether a file's link was made for this address; whether its time is over is `over`'s to tell."""
        return self._files.signed(signature, to.id, sha256, name, until)

    def over(self, until: str) -> bool:
        """Tell whether a link's time is over; `until` was signed, so it reads as a number."""
        return int(until) <= self._clock.now().timestamp()

    def _url(self, to: Address, sha256: str, name: str) -> str:
        until = str(int((self._clock.now() + _FILE_LINK_LIFE).timestamp()))
        signature = self._files.sign(to.id, sha256, name, until)
        return f"file/{sha256}/{quote(name, safe='')}?{urlencode({'until': until, 'sig': signature})}"
