"""What every table shares: the naming convention, a row's number, a reference to another table.

Belongs here: nothing with a subject of its own.
"""

from sqlalchemy import Column, ForeignKey, MetaData

from storage.columns import Key

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def key() -> Column[int]:
    """Number the rows of a table."""
    return Column("id", Key, primary_key=True, autoincrement=True)


def of(table: str, *, required: bool = True, name: str | None = None, key: bool = False) -> Column[int]:
    """Refer to a row of `table`, in the column `name` (``<table>_id`` where not given), as part of the key or not."""
    return Column(name or f"{table}_id", Key, ForeignKey(f"{table}.id"), nullable=not required, primary_key=key)
