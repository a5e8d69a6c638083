"""What every table shares: the naming convention, a row's number, a reference to another table.

Belongs here: nothing with a subject of its own.
"""

from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex
from sqlalchemy.sql.compiler import DDLCompiler

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


# An index over some rows only is written with `sqlite_where`; naming PostgreSQL's option beside it would load that
# dialect, with all its drivers, at every start on SQLite.
@compiles(CreateIndex, "postgresql")
def _over_the_same_rows(create: CreateIndex, compiler: DDLCompiler, **options: Any) -> str:
    index = create.element
    index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    return str(compiler.visit_create_index(create, **options))  # type: ignore[no-untyped-call]
