"""A session survives JSON, whatever stands in it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.messages import Manner, StepCall
from conversation.session import Offered, Session

arguments: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)
calls = st.builds(StepCall, st.text(), st.lists(arguments, max_size=4).map(tuple))
offers = st.builds(Offered, st.text(), calls, st.sampled_from(Manner))
sessions = st.builds(
    Session,
    st.integers(0),
    st.text(),
    st.lists(offers, max_size=8).map(tuple),
    st.none() | calls,
    st.none() | calls,
    st.none() | st.integers(0, 2**32 - 1),
)


@given(sessions)
def test_any_session_survives_json(session: Session) -> None:
    assert Session.from_json(session.to_json()) == session


@pytest.mark.parametrize(
    ("session", "open_"),
    [
        (Session(), False),
        (Session(3, "Cảm ơn."), False),
        (Session(3, "Câu 1", answer=StepCall("figures.took")), True),
        (Session(3, "Chọn", (Offered("Có", StepCall("home.yes"), Manner.NUMBERED),)), True),
    ],
)
def test_a_question_stands_where_something_may_be_said_to_it(session: Session, open_: bool) -> None:
    assert session.open is open_


def offered(*labels: str, manner: Manner = Manner.NUMBERED) -> tuple[Offered, ...]:
    return tuple(Offered(label, StepCall("x"), manner) for label in labels)


def test_choices_are_numbered_and_ways_out_are_not_counted() -> None:
    ways = offered("Để sau", manner=Manner.WORD)
    session = Session(1, "?", (*offered("Một"), *ways, *offered("Hai", "Ba")))
    assert [session.key(index) for index in range(4)] == ["1", None, "2", "3"]


def test_where_digits_may_be_the_answer_choices_have_letters() -> None:
    ways = offered("Để sau", manner=Manner.WORD)
    session = Session(1, "?", (*ways, *offered("28", "28.000")), StepCall("figures.took"))
    assert [session.key(index) for index in range(3)] == [None, "A", "B"]
