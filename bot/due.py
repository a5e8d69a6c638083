"""What each minute brings, in one write: it is asked of the database, never remembered.

Belongs here: the order of what is due. What each of it says is `handlers`, waking once a minute `bot.clock`.
"""

from datetime import datetime, timedelta
from itertools import chain

from bot.receive import put_notice, put_told
from conversation.translation import Translators
from emulation.invitations import PREFIX_WINDOW
from handlers import ballot_closing, budget, bursts, group_board, reminders, takeover
from handlers.services import Services
from storage.store import Store

# An event may come again for as long as its channel keeps it: the longest a day, others less.
_EVENTS_KEPT = timedelta(days=30)


def each_minute(store: Store, services: Services, translators: Translators, now: datetime) -> None:
    """What the clock does: remind, tell what goes with it, close what is over, show boards, seal, forget the old."""
    for reminder in reminders.due_now(store, services, now):
        put_notice(store, translators, reminder.person, reminder.reply, now, key=reminder.key)
    for notice in chain(bursts.due_now(store, services, now), budget.due_now(store, services, now)):
        put_notice(store, translators, notice.person, notice.reply, now, key=notice.key)
    put_told(store, translators, ballot_closing.close_due(store, services, now), now)
    put_told(store, translators, group_board.due_now(store, services, now), now)
    put_told(store, translators, takeover.due(store, services, now), now)
    store.linking.forget(now)
    store.audit.seal(now)
    store.addresses.forget_events(now - _EVENTS_KEPT)
    store.invites.forget_tries(now - PREFIX_WINDOW)
