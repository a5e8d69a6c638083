"""When something last happened: a played season's clock goes on from there.

Belongs here: that one question over several tables.
"""

from datetime import datetime

from sqlalchemy import Connection, func, select

from storage.tables import inbox, outbox

_MOMENTS = (inbox.c.at, outbox.c.created_at, outbox.c.first_attempt_at, outbox.c.done_at)


def last_moment(connection: Connection) -> datetime | None:
    """Return the moment of the newest event or message, None where there is none yet."""
    found = [connection.execute(select(func.max(column))).scalar_one() for column in _MOMENTS]
    return max((moment for moment in found if moment is not None), default=None)
