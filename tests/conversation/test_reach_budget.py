"""Whether a month's messages fit into a channel's plan."""

import pytest

from conversation.reach import Budget, Tariff

PLAN = Tariff(monthly=3000, people=50)
INDICATORS = 40


def blocs(number: int, **other: int) -> Budget:
    """A month in which so many blocs of 18 associations answer 40 indicators each and are reminded three times."""
    people = 18 * number
    return Budget(
        channel="pilot",
        month="2023-12",
        tariff=PLAN,
        people=people,
        joining=0,
        answers=INDICATORS * people,
        reminders=3 * people,
        **other,
    )


def test_the_free_plan_makes_one_bloc_and_not_fifteen() -> None:
    assert (blocs(1).messages, blocs(1).fits) == (1170, True)
    assert (blocs(2).messages, blocs(2).fits) == (2340, True)
    assert not blocs(3).fits
    assert not blocs(15).fits


@pytest.mark.parametrize(
    ("other", "fits"),
    [
        ({"sent": 1830}, True),
        ({"sent": 1831}, False),
        ({"allowed": 1169}, False),
        ({"allowed": 5000, "sent": 3000}, True),
    ],
)
def test_what_was_sent_and_what_the_service_told_count(other: dict[str, int], fits: bool) -> None:
    assert blocs(1, **other).fits is fits


def test_a_channel_without_limits_fits_anything() -> None:
    free = Budget(channel="web", month="2023-12", tariff=Tariff(), people=10_000, joining=0, answers=10**6, reminders=0)
    assert free.fits
    assert free.limit is None
