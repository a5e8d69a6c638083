"""python-telegram-bot's side of the wire with the network taken out, for the bots that use that library.

Here: the request object that stands in for the HTTP client. aiogram has its own, in `peers.aiogram_memory`.
"""

from typing import Any
from urllib.parse import urlencode

from telegram.request import BaseRequest, RequestData

from benchmarks.workload import ME, SENT


class Canned(BaseRequest):
    """Builds the body httpx would send, answers with a stored response; `text` is what the last message said."""

    def __init__(self) -> None:
        self.body = b""
        self.text = ""

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - the base class's
        request_data: RequestData | None = None,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        parameters = request_data.json_parameters if request_data else {}
        self.body, self.text = urlencode(parameters).encode(), parameters.get("text", "")
        return 200, ME if url.endswith("/getMe") else SENT
