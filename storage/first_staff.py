"""Staff who were invited before any province was known: they look after the first one that comes.

Belongs here: that one rule's statements. An empty database prints an invitation for its first staff member, whose
province the first imported season then names.
"""

from sqlalchemy import Connection, update

from emulation.people import Role
from storage.tables import invite, seat


def adopt(connection: Connection, province: int) -> None:
    """Give the staff seats and invitations that have no province yet to `province`."""
    for table in (invite, seat):
        connection.execute(
            update(table)
            .where(table.c.role == Role.STAFF.value, table.c.province_id.is_(None))
            .values(province_id=province)
        )
