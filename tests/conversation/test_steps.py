"""Steps: named, packed to JSON by their annotations, found under old names."""

import json
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.messages import Manner, Reply, StepCall
from conversation.sentences import say
from conversation.steps import Flow, Flows, UnknownStep, ask, choice, takes, tell, way


class Colour(StrEnum):
    RED = "red"


Seen = list[tuple[object, ...]]


def a_flow() -> Flow[Seen]:
    return Flow("try")


flow = a_flow()


@flow.step
def plain(turn: Seen) -> Reply:
    turn.append(())
    return Reply(text="")


@flow.step
def took(
    turn: Seen,
    indicator: int,
    value: Decimal,
    hint: Decimal | None = None,
    colour: Colour = Colour.RED,
    readings: tuple[Decimal, ...] = (),
    pair: tuple[int, Decimal] = (0, Decimal(0)),
) -> Reply:
    turn.append((indicator, value, hint, colour, readings, pair))
    return Reply(text="")


FLOWS = Flows((flow,), plain, plain)


def run(call: StepCall) -> tuple[object, ...]:
    """Run a call as it comes back out of a session."""
    packed = json.loads(json.dumps([call.step, list(call.arguments)]))
    turn: Seen = []
    FLOWS.find(packed[0]).run(turn, packed[1])
    return turn[0]


decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**14), max_value=10**14)


@given(st.integers(), decimals, st.none() | decimals, st.lists(decimals, max_size=4).map(tuple))
def test_arguments_come_back_from_json_as_they_went_in(
    indicator: int, value: Decimal, hint: Decimal | None, readings: tuple[Decimal, ...]
) -> None:
    call = took.pack(indicator, value, hint, Colour.RED, readings, (3, value))
    back = run(call)
    assert back == (indicator, value, hint, Colour.RED, readings, (3, value))
    assert isinstance(back[1], Decimal)
    assert isinstance(back[3], Colour)


def test_arguments_may_be_left_out_or_named() -> None:
    rest = (None, Colour.RED, (), (0, Decimal(0)))
    assert run(took.pack(1, Decimal(2))) == (1, Decimal(2), *rest)
    assert run(took.pack(1, value=Decimal(2))) == (1, Decimal(2), *rest)
    assert run(took.pack(1, Decimal(2), readings=(Decimal(3),))) == (
        1,
        Decimal(2),
        None,
        Colour.RED,
        (Decimal(3),),
        (0, Decimal(0)),
    )


def test_a_call_of_an_older_program_with_fewer_arguments_takes_the_defaults() -> None:
    assert run(StepCall("try.took", (1, "2.5")))[:3] == (1, Decimal("2.5"), None)


def test_what_is_no_json_cannot_be_an_argument() -> None:
    with pytest.raises(TypeError, match="float"):
        took.pack(1, 2.5)  # type: ignore[arg-type]


def test_a_step_has_its_flows_name_and_its_own() -> None:
    assert plain.name == "try.plain"
    assert FLOWS.find("try.plain") is plain
    with pytest.raises(UnknownStep):
        FLOWS.find("try.nothing")


def test_a_renamed_step_is_found_under_every_name_it_had() -> None:
    renamed = a_flow()

    @renamed.formerly("figures.number", "figures.entered")
    def typed(turn: Seen, indicator: int) -> Reply:
        turn.append((indicator,))
        return Reply(text="")

    flows = Flows((renamed,), plain, plain)
    assert flows.find("figures.number") is flows.find("figures.entered") is flows.find("try.typed") is typed
    assert typed.pack(1).step == "try.typed"


def test_two_steps_cannot_have_one_name() -> None:
    twice = a_flow()

    @twice.step
    def one(turn: Seen) -> Reply:
        turn.append(())
        return Reply(text="")

    with pytest.raises(ValueError, match=r"try\.one"):
        twice.formerly("try.one")(one)


def test_choices_ways_and_answers_name_their_steps() -> None:
    reply = ask(
        say("How many?"),
        choice(say("28"), took, 1, Decimal(28)),
        way(say("Later"), plain),
        answer=takes(took, 1, Decimal(0)),
        file_to=takes(plain),
    )
    assert [(each.label, each.call, each.manner) for each in reply.choices] == [
        (say("28"), StepCall("try.took", (1, "28")), Manner.NUMBERED),
        (say("Later"), StepCall("try.plain"), Manner.WORD),
    ]
    assert reply.answer == StepCall("try.took", (1, "0"))
    assert reply.file_to == StepCall("try.plain")
    assert tell(say("Done")).notice


def test_commands_are_found_by_each_name_and_each_word() -> None:
    spoken = a_flow()

    @spoken.command("nop", "submit", describe=say("Enter figures"), words=("Nộp số liệu",), roles=("officer",))
    @spoken.step
    def enter(turn: Seen) -> Reply:
        turn.append(())
        return Reply(text="")

    flows = Flows((spoken,), plain, plain)
    assert set(flows.commands) == {"nop", "submit"}
    assert set(flows.words) == {"nop so lieu"}
    assert flows.commands["nop"].step is enter
    assert flows.commands["nop"].roles == {"officer"}
