"""The ballot page over HTTP: what a link opens, what is taken, what is refused, and what is never told."""

import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
import sqlalchemy as sa

from storage.tables import audit, outbox, session
from tests.channels.ballot_booth import STANDING, BallotBooth, open_booth

pytestmark = pytest.mark.anyio


@pytest.fixture
async def booth(tmp_path: Path) -> AsyncIterator[BallotBooth]:
    async with open_booth(tmp_path) as open_one:
        yield open_one


async def test_fetching_the_page_opens_nothing_and_sets_no_cookie(booth: BallotBooth) -> None:
    async with aiohttp.ClientSession() as session:
        page = ""
        for _ in range(3):
            async with session.get(booth.link()) as answer:
                page = await answer.text()
                assert answer.status == 200
                assert not answer.cookies
                assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
                assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "Hội Khuyến học" not in page
    assert "xin đeo tai nghe" in page
    assert 'lang="vi"' in page
    status, _ = await booth.open()
    assert status == 200


async def test_the_page_speaks_english_too(booth: BallotBooth) -> None:
    link = booth.link(language="en")
    assert "?lang=en#" in link
    async with aiohttp.ClientSession() as session, session.get(link) as answer:
        page = await answer.text()
        assert answer.status == 200
    assert "please put on earphones first" in page
    assert 'lang="en"' in page


async def test_a_link_opens_its_own_associations_ballot_as_often_as_one_likes(booth: BallotBooth) -> None:
    for _ in range(3):
        assert (await booth.open())[0] == 200
    _, sheet = await booth.open()
    assert sheet["association"] == "Hội Người mù"
    assert sheet["closes"] == "Hòm phiếu đóng lúc 17:00 15/12/2023."
    assert sheet["voted"] is False
    flag, certificate, head = sheet["contests"]
    assert [flag["most"], certificate["most"], head["most"]] == [None, 4, 1]
    assert [each["name"] for each in flag["candidates"]][3:5] == ["Hội Khuyến học", "Hội Người mù"]


async def test_a_ballot_gives_a_receipt_and_the_voter_is_told(booth: BallotBooth) -> None:
    status, done = await booth.cast("NM", {**booth.marks(0, "CTD"), **booth.marks(1, "KH", "NCT")})
    assert status == 200
    word, digits = done["receipt"].split()
    assert len(digits) == 3
    assert done["spoken"].startswith(f"{word}, ")
    assert done["again"] is False
    texts = booth.read(lambda store: store.connection.execute(sa.select(outbox.c.body)).scalars().all())
    assert any("Phiếu của Hội Người mù" in text and word in text for text in texts if text)
    _, sheet = await booth.open()
    assert sheet["voted"] is True


async def test_the_last_ballot_before_the_close_counts_and_keeps_the_receipt(booth: BallotBooth) -> None:
    _, first = await booth.cast("NM", booth.marks(0, "CTD", "KH"))
    _, other = await booth.cast("LG", booth.marks(0, "CTD"))
    _, again = await booth.cast("NM", {**booth.marks(0, "LG")})
    assert again["again"] is True
    assert again["receipt"] == first["receipt"] != other["receipt"]
    assert await booth.close() == {"CTD": 1, "NCT": 0, "LG": 1, "KH": 0, "NM": 0, "DC": 0}


async def test_the_same_request_twice_is_one_vote(booth: BallotBooth) -> None:
    marks = booth.marks(0, "KH")
    assert (await booth.cast("NM", marks))[1]["receipt"] == (await booth.cast("NM", marks))[1]["receipt"]
    assert (await booth.close())["KH"] == 1


async def test_a_blank_ballot_is_a_ballot(booth: BallotBooth) -> None:
    assert (await booth.cast("NM", {}))[0] == 200
    await booth.close()
    tally = booth.read(lambda store: store.ballots.tallies(booth.ballot.id))[booth.ballot.contests[0].id]
    assert (tally.turnout.collected, tally.turnout.blank) == (1, 1)


async def test_a_ballot_that_arrives_after_the_close_is_refused_by_its_arrival(booth: BallotBooth) -> None:
    booth.clock.move(timedelta(hours=3, seconds=1))
    assert await booth.cast("NM", booth.marks(0, "KH")) == (410, {"error": "closed"})
    assert await booth.open() == (410, {"error": "closed"})
    assert (await booth.close())["KH"] == 0


async def test_a_ballot_already_counted_takes_no_more(booth: BallotBooth) -> None:
    await booth.close()
    assert await booth.cast("NM", booth.marks(0, "KH")) == (410, {"error": "closed"})


@pytest.mark.parametrize("code", ["", "aaaa", "a" * 32, "../../etc", "%00", "' OR ''='", "Ф" * 40])
async def test_a_code_that_is_none_opens_nothing(booth: BallotBooth, code: str) -> None:
    assert await booth.post("open", {"code": code}) == (404, {"error": "bad_link"})
    assert await booth.post("cast", {"code": code, "choices": {}}) == (404, {"error": "bad_link"})


@pytest.mark.parametrize(
    "body",
    [None, [], "x", {"code": 7}, {"choices": {}}, {"code": ["a"]}, {"code": "x" * 100_000}],
)
async def test_what_is_no_request_of_the_page_is_refused(booth: BallotBooth, body: object) -> None:
    for path in ("open", "cast"):
        status, answer = await booth.post(path, body)
        assert status in {400, 404, 413, 415}
        assert set(answer) == {"error"}


@pytest.mark.parametrize(
    "choices",
    [None, "x", [1], {"x": {}}, {"1": "f"}, {"1": {"1": "x"}}, {"1": {"x": "f"}}, {"999": {"1": "f"}}],
)
async def test_a_forged_ballot_is_refused_whole(booth: BallotBooth, choices: object) -> None:
    status, _ = await booth.cast("NM", choices)
    assert status in {400, 422}
    assert booth.read(lambda store: store.ballot_box.voted(booth.ballot.id)) == (0, 18)


async def test_more_than_may_be_chosen_and_a_stranger_on_the_sheet_are_refused(booth: BallotBooth) -> None:
    head, flag = booth.ballot.contests[2], booth.ballot.contests[0]
    assert (await booth.cast("NM", booth.marks(1, "CTD", "NCT", "LG", "KH", "NM")))[0] == 422
    assert (await booth.cast("NM", booth.marks(2, "CTD", "NCT")))[0] == 422
    assert (await booth.cast("NM", booth.marks(2, "CTD", mark="a")))[0] == 422
    assert (await booth.cast("NM", {str(head.id): {str(flag.candidates[0].id): "f"}}))[0] == 422


async def test_another_site_cannot_ask(booth: BallotBooth) -> None:
    asked = {"code": booth.codes["NM"], "choices": {}}
    for origin in ("https://elsewhere.example", "null", ""):
        assert await booth.post("cast", asked, origin=origin) == (403, {"error": "not_taken"})
        assert (await booth.post("open", asked, origin=origin))[0] == 403


async def test_guessing_is_slowed_down(booth: BallotBooth) -> None:
    answers = [(await booth.post("open", {"code": "x"}))[0] for _ in range(140)]
    assert answers[0] == 404
    assert answers[-1] == 429


async def test_no_log_no_record_and_no_message_holds_a_code_or_a_choice(
    booth: BallotBooth, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await booth.open()
    marks = booth.marks(0, "KH")
    await booth.cast("NM", marks)
    await booth.cast("NM", {"1": {"1": "x"}})
    await booth.program.deliverer.drained()
    kept = booth.read(
        lambda store: [
            *store.connection.execute(sa.select(session.c.state)).scalars(),
            *store.connection.execute(sa.select(outbox.c.body)).scalars(),
            *store.connection.execute(sa.select(audit.c.details)).scalars(),
        ]
    )
    candidate = next(iter(next(iter(marks.values()))))
    everything = "\n".join([caplog.text, *(text or "" for text in kept)])
    assert booth.codes["NM"] not in everything
    assert f'"{candidate}"' not in everything
    assert "Hội Khuyến học" not in everything
    assert len(STANDING) == 6
