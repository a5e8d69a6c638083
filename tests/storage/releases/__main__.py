"""`python -m tests.storage.releases`: dump a filled database of the newest schema beside those of the schemas before.

Here: filling it. One real season whole, one row at least in every table.
"""

import json
import sqlite3
import tempfile
from contextlib import closing
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from conversation.dialogue import Body
from conversation.messages import Manner, StepCall
from conversation.session import Offered, Session
from emulation.people import Role, Seat
from emulation.season_answers import read_answers
from emulation.submissions import State
from seasons import answers_text
from storage.columns import Exact, Instant
from storage.database import Database
from storage.store import Store
from storage.tables import metadata
from storage.upgrade import newest, upgrade
from tests.storage.bloc import KEY, NOW, Bloc, new_person, put_bloc, season_plan
from tests.storage.releases import DUMPS, summed


def main() -> None:
    """Write the newest schema's dump and tally."""
    revision = newest()
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory, "filled.sqlite3")
        database = Database(f"sqlite:///{file}")
        upgrade(database)
        with database.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            store = Store(connection)
            play(store, put_bloc(store))
            fill_the_rest(connection)
            connection.exec_driver_sql("COMMIT")
        (DUMPS / f"{revision}.json").write_text(
            json.dumps(summed(database), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        database.close()
        with closing(sqlite3.connect(file)) as copied, (DUMPS / f"{revision}.sql").open("w", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in copied.iterdump())
    print(f"{DUMPS / f'{revision}.sql'}")  # noqa: T201 - a command's answer


def play(store: Store, bloc: Bloc) -> None:
    """Report a season: every answer of its script, one corrected, one skipped, one association late with nothing."""
    answers = read_answers(answers_text(KEY), season_plan())
    *reporting, owing = bloc.associations
    for number, code in enumerate(reporting):
        association = bloc.associations[code]
        person = new_person(store, f"Cán bộ {code}", "web", "mail")
        store.people.sit(person, Seat(role=Role.OFFICER, season=bloc.season, association=association), NOW)
        for period, period_id in bloc.periods.items():
            for place, answer in enumerate(answers.of(code, period)):
                for value in [answer.value * 10, answer.value] if place == 0 else [answer.value]:
                    store.figures.save(
                        association,
                        bloc.indicators[answer.indicator],
                        period_id,
                        value=None if place == 1 else value,
                        skipped="chưa có số liệu" if place == 1 else None,
                        hedge=answer.hedge,
                        words=answer.words,
                        now=NOW + timedelta(minutes=place),
                        entered_by=person,
                    )
            made = store.submissions.hand_in(
                association, period_id, receipt=f"{code}-{period}", late=number % 5 == 0, by=person, now=NOW
            )
            if number % 3 == 0:
                store.submissions.decide(made, State.ACCEPTED, by=person, now=NOW)
        talk(store, person, number)
        store.audit.record("submitted", NOW, actor=person, season=bloc.season, association=association)
    new_person(store, f"Cán bộ {owing}", "web")
    store.audit.seal(NOW)
    staff = new_person(store, "Chuyên viên", "web")
    store.people.sit(staff, Seat(role=Role.STAFF, province=bloc.province), NOW)
    store.invites.issue(
        digest="d" * 64,
        prefix=owing,
        role=Role.OFFICER,
        season=bloc.season,
        association=bloc.associations[owing],
        province=None,
        issued_by=staff,
        now=NOW,
        expires_at=NOW + timedelta(days=14),
    )
    store.evidence.keep("a" * 64, 5, "application/pdf", NOW)
    first, final = bloc.associations[reporting[0]], bloc.periods["final"]
    store.evidence.attach(first, final, None, sha256="a" * 64, name="1.pdf", by=staff, now=NOW)


def talk(store: Store, person: int, number: int) -> None:
    """Leave a person in mid-conversation: a question sent, waiting, or given up; a sealed message; a reminder."""
    address, _ = store.people.best_address(person) or (0, "")
    store.addresses.first_time(store.addresses.where(address), f"event {number}", NOW)
    question = Session(
        number,
        "Câu 1/14. Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?",
        (Offered("Để sau", StepCall("figures.later", (1, 2, 3)), Manner.WORD),),
        StepCall("figures.took", (1, 2, 3, "1500.5")),
        StepCall("evidence.took", (1,)),
        4711,
    )
    row = store.outbox.put(address, Body(question.asked, (("Để sau", f"{number}.0", None),), "", number), NOW)
    assert row is not None
    store.addresses.keep_session(address, question, row, NOW)
    store.outbox.put(address, Body("Còn 7 ngày."), NOW, person=person, notice=True, key=f"{person}/final/7")
    store.outbox.put(address, Body("https://example.org/b/7Q"), NOW, sealed=True)
    match number % 4:
        case 0:
            store.outbox.sent([row], NOW)
        case 1:
            store.outbox.dead(row, NOW, "Blocked()")
        case 2:
            store.outbox.later(row, NOW + timedelta(minutes=1), "Throttled", parts_sent=1, doubtful=True)


def fill_the_rest(connection: sa.Connection) -> None:
    """Put a row into every table that has none: its values mean nothing, its references hold."""
    for table in metadata.sorted_tables:
        if connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() == 0:
            row = {column.name: _something(connection, column) for column in table.columns if not _numbered(column)}
            connection.execute(table.insert(), row)


def _numbered(column: sa.Column[Any]) -> bool:
    return column.primary_key and column.autoincrement is True


def _something(connection: sa.Connection, column: sa.Column[Any]) -> object:
    if column.foreign_keys:
        (reference,) = column.foreign_keys
        parent = reference.column
        return connection.execute(sa.select(sa.func.min(parent))).scalar_one()
    match column.type:
        case Exact():
            return Decimal("1500.5")
        case Instant():
            return NOW
        case sa.Date():
            return date(2023, 12, 31)
        case sa.DateTime():
            return datetime(2023, 12, 31, tzinfo=NOW.tzinfo)
        case sa.LargeBinary():
            return b"\x00\x01"
        case sa.Boolean():
            return True
        case sa.String(length=length):
            return "chữ"[: length or 3]
        case _:
            return 1


if __name__ == "__main__":
    main()
