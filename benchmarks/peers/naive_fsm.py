"""Peer: aiogram with an FSM storage on async SQLAlchemy and SQLite (synchronous FULL), a session and a commit a call.

Here: that storage, after the shape common among third-party ones: one table keyed by chat and user, state and data two
columns, each method its own session, a row fetched through the ORM and then changed or added. The bot is
`aiogram_memory`'s. An answer costs 4 selects, 2 updates, 2 commits. In the peer's favour: a write-ahead log, and a pool
of one connection, faster here than the default pool, whose writers collide.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy import event, insert
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from benchmarks.measure import Measured, scratch
from benchmarks.peers.aiogram_memory import drive
from benchmarks.workload import FIRST_STORED_CHAT, QUESTIONS, stored_answers


class Base(DeclarativeBase):
    """This peer's tables."""


class Row(Base):
    """One person's place in the form and answers so far."""

    __tablename__ = "fsm"
    key: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str | None]
    data: Mapped[str] = mapped_column(default="{}")


def key_of(key: StorageKey) -> str:
    """The row's key of one person in one chat."""
    return f"{key.bot_id}:{key.chat_id}:{key.user_id}:{key.destiny}"


class SessionPerCall(BaseStorage):
    """An FSM storage in which every call is a session, and every write a commit."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        await self._write(key, "state", state.state if isinstance(state, State) else state)

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._write(key, "data", json.dumps(data))

    async def get_state(self, key: StorageKey) -> str | None:
        async with self._sessions() as session:
            row = await session.get(Row, key_of(key))
            return row.state if row else None

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        async with self._sessions() as session:
            row = await session.get(Row, key_of(key))
            return json.loads(row.data) if row else {}

    async def close(self) -> None:
        """The engine is closed by who made it."""

    async def _write(self, key: StorageKey, column: str, value: str | None) -> None:
        async with self._sessions() as session:
            row = await session.get(Row, key_of(key))
            if row is None:
                row = Row(key=key_of(key))
                session.add(row)
            setattr(row, column, value)
            await session.commit()


def _set_pragmas(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


async def run(chats: int, people: int, turns: int) -> Measured:
    """Measure `turns` turns of `chats` chats while `people` others are stored in mid-form."""
    with scratch() as folder:
        engine = create_async_engine(f"sqlite+aiosqlite:///{folder}/fsm.db", pool_size=1, max_overflow=0)
        event.listen(engine.sync_engine, "connect", _set_pragmas)
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
            rows = [
                {
                    "key": f"42:{chat}:{chat}:default",
                    "state": f"form:{QUESTIONS // 2 + 1}",
                    "data": json.dumps(stored_answers(chat)),
                }
                for chat in range(FIRST_STORED_CHAT, FIRST_STORED_CHAT + people)
            ]
            if rows:
                await connection.execute(insert(Row), rows)
        storage = SessionPerCall(async_sessionmaker(engine, expire_on_commit=False))
        try:
            return await drive(storage, chats=chats, turns=turns)
        finally:
            await engine.dispose()
