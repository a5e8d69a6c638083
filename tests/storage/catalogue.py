"""What a database says of its own schema, comparable: SQLite's and PostgreSQL's catalogues, read by plain SQL.

Here: reading it. Two schemas are the same where these are equal, whatever the order in which columns were added.
"""

import re
from collections.abc import Iterator

from sqlalchemy import Connection, text

Catalogue = frozenset[tuple[str, ...]]

_OUR_OWN = "alembic_version"

_POSTGRES_COLUMNS = (
    "SELECT 'column', table_name, column_name, data_type, COALESCE(character_maximum_length, 0), is_nullable,"
    " COALESCE(column_default, '') FROM information_schema.columns WHERE table_schema = 'public'"
)
_POSTGRES_CONSTRAINTS = (
    "SELECT 'constraint', r.relname, c.conname, pg_get_constraintdef(c.oid) FROM pg_constraint c"
    " JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace WHERE n.nspname = 'public'"
)
_POSTGRES_INDEXES = "SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"


def catalogue(connection: Connection) -> Catalogue:
    """Return every column, constraint and index of a database, all but Alembic's own."""
    found = _of_sqlite(connection) if connection.dialect.name == "sqlite" else _of_postgres(connection)
    return frozenset(entry for entry in found if entry[1] != _OUR_OWN)


def _of_postgres(connection: Connection) -> Iterator[tuple[str, ...]]:
    for query in (_POSTGRES_COLUMNS, _POSTGRES_CONSTRAINTS, _POSTGRES_INDEXES):
        for row in connection.execute(text(query)):
            yield tuple(str(value) for value in row)


def _of_sqlite(connection: Connection) -> Iterator[tuple[str, ...]]:
    tables = connection.exec_driver_sql(
        "SELECT m.name, m.sql, l.wr FROM sqlite_master m JOIN pragma_table_list l ON l.name = m.name"
        " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
    ).all()
    for table, sql, without_rowid in tables:
        yield ("table", table, f"without rowid: {without_rowid}")
        yield from (("constraint", table, name) for name in re.findall(r'CONSTRAINT "?(\w+)"?', sql))
        for column in connection.exec_driver_sql(f"PRAGMA table_xinfo('{table}')").mappings():
            parts = (column[part] for part in ("name", "type", "notnull", "dflt_value", "pk"))
            yield ("column", table, *(str(part) for part in parts))
        for key in connection.exec_driver_sql(f"PRAGMA foreign_key_list('{table}')").mappings():
            yield ("reference", table, *(str(key[part]) for part in ("from", "table", "to", "on_delete", "on_update")))
        for index in connection.exec_driver_sql(f"PRAGMA index_list('{table}')").mappings():
            columns = connection.exec_driver_sql(f"PRAGMA index_info('{index['name']}')").mappings()
            written = connection.exec_driver_sql(
                "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?", (index["name"],)
            ).scalar()
            name = index["name"] if written else ""
            kind = " ".join(str(index[part]) for part in ("unique", "origin", "partial"))
            where = " ".join(written.partition(" WHERE ")[2].split()) if written else ""
            yield ("index", table, name, ",".join(column["name"] for column in columns), kind, where)
