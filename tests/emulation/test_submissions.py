"""What may follow which state of a submission, and who may read it meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from emulation.people import Act, Role, Seat, Standing, may
from emulation.submissions import STANDING, Changed, Locked, State, Submission, check_can_decide, check_in, is_late

IN = Submission(
    association=1,
    period=2,
    number=3,
    state=State.SUBMITTED,
    receipt="CTD-1001",
    late=False,
    submitted_by=4,
    submitted_at=datetime(2023, 11, 20, 2, 0, tzinfo=UTC),
)


@pytest.mark.parametrize("accepted", [False, True])
@pytest.mark.parametrize("state", State)
def test_only_what_still_is_as_it_was_looked_at_is_decided_on(state: State, accepted: bool) -> None:
    newest = replace(IN, state=state)
    if state is (State.ACCEPTED if accepted else State.SUBMITTED):
        assert check_can_decide(newest, 3, locked=False, accepted=accepted) == newest
    else:
        with pytest.raises(Changed):
            check_can_decide(newest, 3, locked=False, accepted=accepted)
    with pytest.raises(Changed):
        check_can_decide(newest, 2, locked=False, accepted=accepted)
    with pytest.raises(Locked):
        check_can_decide(newest, 3, locked=True, accepted=accepted)


@pytest.mark.parametrize("state", State)
def test_what_is_not_in_is_a_draft_and_nobody_else_s_to_read(state: State) -> None:
    newest = replace(IN, state=state)
    if state in STANDING:
        assert check_in(newest) == newest
    else:
        with pytest.raises(Changed):
            check_in(newest)
    with pytest.raises(Changed):
        check_in(None)


@pytest.mark.parametrize("role", Role)
def test_what_is_accepted_the_board_alone_reopens(role: Role) -> None:
    everything = Standing(own_submitted=True, deadline_passed=True)
    assert may(Act.REOPEN, [Seat(role=role)], everything) == (role is Role.STAFF)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("was_late", [False, True])
def test_only_what_was_in_in_time_and_came_back_with_questions_is_not_late_after_the_deadline(
    state: State, was_late: bool
) -> None:
    deadline = IN.submitted_at + timedelta(days=1)
    newest = replace(IN, state=state, late=was_late)
    assert is_late(deadline + timedelta(minutes=1), deadline, newest) is (was_late or state is not State.RETURNED)
    assert is_late(deadline + timedelta(minutes=1), deadline, None)
    assert not is_late(deadline, deadline, newest)
