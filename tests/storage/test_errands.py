"""Errands: taken one by one, put back, given up; and the audit record, chained and sealed."""

from datetime import timedelta

from conversation.messages import Address, StepCall
from storage.store import Store
from tests.storage.bloc import NOW, new_address

LEASE = timedelta(minutes=5)


def put(store: Store, address: int, handle: str) -> None:
    store.errands.put(address, "keep", {"handle": handle}, StepCall("evidence.kept", (handle, 3)), NOW)


def test_an_errand_is_claimed_with_all_it_needs(store: Store) -> None:
    put(store, new_address(store), "photo-1")
    (taken,) = store.errands.claim(NOW, LEASE, 10)
    assert (taken.sender, taken.kind, taken.values) == (Address("web", "an"), "keep", {"handle": "photo-1"})
    assert (taken.back, taken.attempts) == (StepCall("evidence.kept", ("photo-1", 3)), 1)
    assert store.errands.claim(NOW, LEASE, 10) == []


def test_errands_are_taken_in_their_order_and_no_more_than_asked_for(store: Store) -> None:
    address = new_address(store)
    for number in range(5):
        put(store, address, f"{number}")
    taken = [each.values["handle"] for _ in range(3) for each in store.errands.claim(NOW, LEASE, 2)]
    assert taken == ["0", "1", "2", "3", "4"]


def test_an_errand_whose_worker_died_is_taken_again(store: Store) -> None:
    put(store, new_address(store), "photo-1")
    store.errands.claim(NOW, LEASE, 10)
    assert store.errands.claim(NOW + LEASE, LEASE, 10) == []
    (again,) = store.errands.claim(NOW + LEASE + timedelta(microseconds=1), LEASE, 10)
    assert again.attempts == 2


def test_an_errand_put_back_waits(store: Store) -> None:
    put(store, new_address(store), "photo-1")
    (taken,) = store.errands.claim(NOW, LEASE, 10)
    store.errands.later(taken.id, NOW + timedelta(seconds=10))
    assert store.errands.claim(NOW + timedelta(seconds=9), LEASE, 10) == []
    assert len(store.errands.claim(NOW + timedelta(seconds=10), LEASE, 10)) == 1


def test_what_is_done_or_given_up_is_not_taken_again(store: Store) -> None:
    address = new_address(store)
    put(store, address, "1")
    put(store, address, "2")
    first, second = store.errands.claim(NOW, LEASE, 10)
    store.errands.done(first.id)
    store.errands.failed(second.id, "too large")
    assert store.errands.claim(NOW + timedelta(days=1), LEASE, 10) == []
