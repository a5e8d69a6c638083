"""What becomes of a notice that Telegram does not bring: another way, the call list, or a second time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from pydantic import SecretStr

from bot.app import Program
from bot.channels.telegram.pace import Limits
from bot.clock import MovedClock, RealClock
from bot.receive import put_notice
from bot.secret import Secret
from bot.settings import Settings
from conversation.messages import Address, Reply
from conversation.sentences import say
from storage.store import Store
from storage.tables import address, outbox
from tests.support.databases import new_sqlite
from tests.support.telegram_api import TOKEN, FakeTelegram, Fault
from tests.support.telegram_models import second_opinion

ON_TELEGRAM, ON_THE_PAGE = Address("telegram", "7"), Address("web", "an")
BLOCKED = Fault(403, "Forbidden: bot was blocked by the user")
QUICK = Limits(second=0.01, to_chat=0.01, minute=0.6)


@dataclass
class Office:
    """A program with Telegram and the web chat, and one person."""

    service: FakeTelegram
    program: Program
    clock: MovedClock

    async def knows(self, *addresses: Address) -> int:
        """Let there be a person with these addresses, best liked first."""
        now = self.clock.now()

        def work(store: Store) -> int:
            person = store.people.add("An", "vi", now)
            for each in addresses:
                store.people.owns(person, store.addresses.speaker(each, "vi", now).address_id)
            return person

        return await self.program.receiver.write(work)

    async def reminds(self, person: int) -> None:
        reminder, now = Reply(text=say("Your figures are due.")), self.clock.now()
        await self.program.receiver.write(
            lambda store: put_notice(store, self.program.translators, person, reminder, now)
        )
        await self.program.deliverer.drained()

    @property
    def notices(self) -> list[tuple[str, str, bool]]:
        """Each notice: the channel it ended on, what became of it, whether it may have come twice."""
        went = sa.select(address.c.channel, outbox.c.state, outbox.c.doubled).join_from(outbox, address)
        with self.program.database.reading() as connection:
            return [(row.channel, row.state, row.doubled) for row in connection.execute(went)]


def play(directory: Path, scene: Callable[[Office], Awaitable[None]]) -> None:
    async def run() -> None:
        clock = MovedClock(RealClock().now(), RealClock())
        service = FakeTelegram(limits=QUICK, now=clock.now, check=second_opinion)
        async with service.serving(), asyncio.timeout(30):
            settings = Settings(
                files=directory / "files", telegram_token=SecretStr(TOKEN), telegram_api_url=service.base_url
            )
            database = new_sqlite(directory)
            program = Program(settings=settings, database=database, secret=Secret(b"k" * 32), clock=clock)
            program.add_web("http://127.0.0.1:1")
            program.add_telegram(limits=QUICK)
            async with program.running(clockwork=False):
                await scene(Office(service, program, clock))
            database.close()

    asyncio.run(run())


def test_whoever_blocked_us_hears_it_at_their_next_address(tmp_path: Path) -> None:
    async def scene(office: Office) -> None:
        person = await office.knows(ON_TELEGRAM, ON_THE_PAGE)
        office.service.fail(BLOCKED)
        await office.reminds(person)
        assert office.notices == [("web", "sent", False)]
        await office.reminds(person)
        assert office.notices == [("web", "sent", False)] * 2
        sends = [each for each in office.service.asked if each.method == "sendMessage"]
        assert len(sends) == 1, "an address that is blocked is not tried again"

    play(tmp_path, scene)


def test_whoever_has_no_other_address_stands_on_the_call_list(tmp_path: Path) -> None:
    async def scene(office: Office) -> None:
        person = await office.knows(ON_TELEGRAM)
        office.service.fail(BLOCKED)
        await office.reminds(person)
        assert office.notices == [("telegram", "dead", False)]

    play(tmp_path, scene)


def test_a_notice_whose_answer_was_lost_goes_out_again_and_is_known_to_be_doubled(tmp_path: Path) -> None:
    async def scene(office: Office) -> None:
        person = await office.knows(ON_TELEGRAM)
        office.service.fail(Fault(200, "", cut=True), after=True)
        await office.reminds(person)
        assert office.notices == [("telegram", "pending", True)]
        office.clock.move(timedelta(seconds=3))
        await office.program.deliverer.drained()
        assert office.notices == [("telegram", "sent", True)]
        assert len(office.service.phone(7).messages) == 2

    play(tmp_path, scene)
