"""A plain yes or no, as people type it where a button would do."""

from datetime import UTC, datetime

import pytest

from conversation.assent import Assent, assent_in
from conversation.dialogue import Heard, Missed, hear
from conversation.messages import Address, Incoming, Manner, StepCall, Typed
from conversation.session import Offered, Session
from handlers.catalogue import FLOWS


@pytest.mark.parametrize(
    "text",
    ["đúng", "Đúng rồi.", "dạ đúng ạ", "vâng ạ", "Vâng", "dạ", "Dạ, vâng", "có", "dung roi", "OK", "yes"],
)
def test_a_yes_is_one(text: str) -> None:
    assert assent_in(text) is Assent.YES


@pytest.mark.parametrize("text", ["không", "dạ không ạ", "Không phải", "sai rồi", "khong", "chưa", "no!"])
def test_a_no_is_one(text: str) -> None:
    assert assent_in(text) is Assent.NO


@pytest.mark.parametrize("text", ["đừng", "dừng", "cô", "12", "", "?", "không có", "đúng 12 người", "đồng ý", "sao"])
def test_anything_else_is_neither(text: str) -> None:
    assert assent_in(text) is None


def heard(text: str, *labels: str) -> StepCall | Missed:
    offered = tuple(Offered(label, StepCall("picked", (label,)), Manner.NUMBERED) for label in labels)
    said = Incoming(event_id="1", sender=Address("web", "an"), said=Typed(text), at=datetime(2023, 12, 1, tzinfo=UTC))
    found = hear(FLOWS, Session(5, "?", offered), said)
    return found.call if isinstance(found, Heard) else found


def test_it_picks_the_one_choice_that_begins_with_it() -> None:
    assert heard("vâng ạ", "Đúng", "Không phải", "Để sau") == StepCall("picked", ("Đúng",))
    assert heard("không", "Đúng", "Không phải", "Để sau") == StepCall("picked", ("Không phải",))
    assert heard("có", "Đồng ý, vào", "Để lúc khác") == StepCall("picked", ("Đồng ý, vào",))
    assert heard("đồng ý", "Đồng ý, vào", "Để lúc khác") == StepCall("picked", ("Đồng ý, vào",))
    assert heard("đúng", "Có, ghi số này", "Không ghi số nào") == StepCall("picked", ("Có, ghi số này",))


def test_where_it_could_be_two_or_none_it_is_asked_again() -> None:
    assert heard("vâng", "Có, tất cả", "Có, một số", "Không") is Missed.NOT_OFFERED
    assert heard("vâng", "Nộp", "Quay lại") is Missed.NOT_OFFERED


@pytest.mark.parametrize("text", ["có", "không", "vâng", "yes", "no", "sai"])
def test_nobody_votes_by_it(text: str) -> None:
    for labels in (("Đồng ý", "Không đồng ý", "Không ý kiến"), ("I agree", "I disagree", "I abstain")):
        assert heard(text, *labels) is Missed.NOT_OFFERED
