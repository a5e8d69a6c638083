"""Watching for trouble that nobody would see, and telling the operator: once a day for each.

Belongs here: noticing. The words are `handlers.trouble`.
"""

import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from bot.receive import put_notice
from conversation.translation import Translators
from handlers.trouble import Trouble, told
from storage.store import Store

_SILENT = timedelta(minutes=5)
_LEAST_FREE = 500 * 2**20


class Watch:
    """Looks each minute: messages given up, a silent clock, a lost grant, a disk nearly full; and hears of refusals.

    `titles` are services' names as people know them.
    """

    def __init__(
        self, place: Path | None, translators: Translators, titles: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._place = place
        self._titles = titles
        self._translators = translators
        self._last: datetime | None = None
        self._refused: set[str] = set()
        self._renewed: dict[str, str] = {}
        self._heard: dict[tuple[str, Trouble], int] = {}

    def renews(self, channel: str, command: str) -> None:
        """A channel's tokens renew themselves: a refused one is no news; a lost grant is mended by typing `command`."""
        self._renewed[channel] = command

    def token_refused(self, channel: str) -> None:
        """A channel's service no longer takes our token."""
        if channel not in self._renewed:
            self._refused.add(self._titles.get(channel, channel))

    def hear(self, channel: str, trouble: Trouble, code: int) -> None:
        """A channel's service refuses what only the operator can mend, by its code; told once, then forgotten."""
        self._heard[channel, trouble] = code

    def look(self, store: Store, now: datetime) -> int:
        """Tell the operators what is wrong; return how many notices were put in the outbox."""
        since, self._last = self._last, now
        number = 0
        if since is not None and now - since > _SILENT:
            number += self._tell(store, now, Trouble.CLOCK_SILENT, since=since)
        if lost := store.outbox.given_up(now - timedelta(days=1)):
            number += self._tell(store, now, Trouble.MESSAGES_GIVEN_UP, number=lost)
        for channel in sorted(self._refused):
            number += self._tell(store, now, Trouble.TOKEN_REFUSED, name=channel)
        for grant in store.grants.lost():
            waiting = store.outbox.waiting(grant.service)
            number += self._tell(
                store, now, Trouble.GRANT_LOST, number=waiting, name=grant.service, since=grant.lost_at
            )
        heard, self._heard = self._heard, {}
        for (channel, trouble), code in sorted(heard.items()):
            number += self._tell(store, now, trouble, number=code, name=channel)
        if self._place is not None and (free := shutil.disk_usage(self._place).free) < _LEAST_FREE:
            number += self._tell(store, now, Trouble.DISK_NEARLY_FULL, number=free // 2**20)
        return number

    def _tell(
        self,
        store: Store,
        now: datetime,
        trouble: Trouble,
        *,
        number: int = 0,
        name: str = "",
        since: datetime | None = None,
    ) -> int:
        title, command = self._titles.get(name, name), self._renewed.get(name, "")
        notice = told(trouble, number=number, name=title, since=since, command=command)
        put = 0
        for operator in store.people.operators():
            key = f"trouble:{trouble.value}:{name}:{now.date()}:{operator}"
            put += put_notice(store, self._translators, operator, notice, now, key=key) is not None
        return put
