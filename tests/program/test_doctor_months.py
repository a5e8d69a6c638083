"""What the doctor says of the coming months: whether the plans of the channels in use carry the blocs."""

from datetime import UTC, datetime
from pathlib import Path

import seasons
from bot.commands.checking import Finding, month_findings
from conversation.messages import Address
from emulation.season_file import read_season
from storage.store import Store
from tests.support.databases import new_sqlite
from tests.support.script import ZONE

DECEMBER = datetime(2023, 12, 10, 2, tzinfo=UTC)
BLOCS = ("bac-giang-2023", "xa-hoi-nghe-nghiep-2023", "chinh-tri-xa-hoi-2023")


def found(directory: Path, *keys: str, channel: str) -> list[Finding]:
    database = new_sqlite(directory)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        store = Store(connection)
        for key in keys:
            text = seasons.season_text(key)
            store.seasons.importing.write(read_season(text, key), text, demo=False)
        store.addresses.speaker(Address(channel, "an"), "vi", DECEMBER)
        for month in ("2023-12", "2024-01"):
            store.ledger.count(channel, month, 2500)
        connection.exec_driver_sql("COMMIT")
    findings = list(month_findings(database, ZONE, DECEMBER))
    database.close()
    return findings


def test_a_plan_that_is_used_up_is_found_wrong(tmp_path: Path) -> None:
    findings = found(tmp_path, *BLOCS, channel="zalo_bot")
    assert [each.what for each in findings] == ["messages through zalo_bot"] * len(findings)
    january = next(each for each in findings if "01/2024" in each.seen)
    assert not january.well
    assert "to 40 people, 40 of whom have yet to join; 2500 are sent already." in january.seen
    assert "Its plan has 3000 messages a month. Its plan has 50 people. That does not fit" in january.seen


def test_a_channel_without_limits_needs_no_counting(tmp_path: Path) -> None:
    assert found(tmp_path, "bac-giang-2023", channel="telegram") == []
