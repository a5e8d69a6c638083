"""A sealed message, a ballot's link: nothing of it is left once it is delivered, or cannot be."""

from conversation.reach import Blocked
from tests.support.script import Chat, Stage


def test_a_sealed_message_leaves_nothing_behind_once_delivered(chat: Chat) -> None:
    chat.says("/secret")
    chat.hears("https://example.org/b/7Q")
    chat.offers("Done")
    assert _traces(chat.stage, "7Q") == []


def test_a_sealed_message_that_cannot_be_delivered_leaves_nothing_behind(stage: Stage) -> None:
    chat = stage.chat("an")
    stage.posts[chat.address.channel].failing.append(Blocked())
    chat.says("/secret")
    assert _traces(stage, "7Q") == []


def _traces(stage: Stage, secret: str) -> list[str]:
    """Where `secret` stands in the database: table and column."""
    found = []
    with stage.database.reading() as connection:
        for (table,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"').mappings():
                found += [f"{table}.{column}" for column, value in row.items() if secret in str(value)]
    return found
