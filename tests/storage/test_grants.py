"""Grants: one process at a time renews a pair, and what the service gave is kept whatever came in between."""

from datetime import timedelta

from storage.grants import Grant
from storage.store import Store
from tests.storage.bloc import NOW

OA = "mail"
HOUR = timedelta(hours=1)
LEASE = timedelta(minutes=1)
OVER = timedelta(seconds=-1)


def begun(store: Store) -> None:
    assert store.grants.begin(OA, b"first", NOW, seed="s1", anew=False)


def found(store: Store) -> Grant:
    grant = store.grants.find(OA)
    assert grant is not None
    return grant


def test_a_first_pair_is_stored_once_for_one_setting(store: Store) -> None:
    assert store.grants.find(OA) is None
    begun(store)
    assert not store.grants.begin(OA, b"again", NOW, seed="s1", anew=False)
    assert (found(store).serial, found(store).sealed) == (0, b"first")

    assert store.grants.begin(OA, b"another", NOW, seed="s2", anew=False)
    assert (found(store).serial, found(store).sealed, found(store).seed) == (1, b"another", "s2")


def test_a_consent_takes_the_place_of_whatever_was_there_and_the_setting_stays_behind(store: Store) -> None:
    begun(store)
    store.grants.take(OA, 0, "me", LEASE)
    store.grants.lose(OA, 0, "me", "-14020", NOW)

    assert store.grants.begin(OA, b"consent", NOW + HOUR, seed="s1", anew=True)

    assert (found(store).serial, found(store).sealed, found(store).lost_at) == (1, b"consent", None)
    assert not store.grants.begin(OA, b"first", NOW, seed="s1", anew=False)
    assert store.grants.take(OA, 1, "other", LEASE)


def test_the_turn_is_one_processes_until_it_lapses(store: Store) -> None:
    begun(store)

    assert store.grants.take(OA, 0, "me", LEASE)
    assert not store.grants.take(OA, 0, "other", LEASE)
    store.grants.let_go(OA, "other")
    assert not store.grants.take(OA, 0, "other", LEASE)
    store.grants.let_go(OA, "me")
    assert store.grants.take(OA, 0, "other", OVER)
    assert store.grants.take(OA, 0, "me", LEASE)


def test_a_pair_that_is_over_is_renewed_by_nobody(store: Store) -> None:
    begun(store)
    store.grants.take(OA, 0, "me", LEASE)

    assert store.grants.keep(OA, 0, b"second", NOW + HOUR, NOW)

    grant = found(store)
    assert (grant.serial, grant.sealed, grant.good_until, grant.renewed_at) == (1, b"second", NOW + HOUR, NOW)
    assert not store.grants.take(OA, 0, "other", LEASE)
    assert not store.grants.keep(OA, 0, b"late", NOW + HOUR, NOW)
    assert store.grants.take(OA, 1, "other", LEASE)


def test_what_the_service_gave_counts_although_another_thought_the_grant_lost(store: Store) -> None:
    begun(store)
    store.grants.take(OA, 0, "slow", OVER)
    store.grants.take(OA, 0, "me", LEASE)
    assert store.grants.lose(OA, 0, "me", "-14020", NOW)
    assert [(each.service, each.lost_why) for each in store.grants.lost()] == [(OA, "-14020")]

    assert store.grants.keep(OA, 0, b"second", NOW + HOUR, NOW)

    assert store.grants.lost() == []
    assert found(store).sealed == b"second"


def test_only_whoever_has_the_turn_loses_a_grant_and_a_lost_one_is_renewed_by_nobody(store: Store) -> None:
    begun(store)
    store.grants.take(OA, 0, "me", LEASE)

    assert not store.grants.lose(OA, 0, "other", "-1", NOW)
    assert store.grants.lose(OA, 0, "me", "-1", NOW)
    assert not store.grants.lose(OA, 0, "me", "-1", NOW)
    assert not store.grants.take(OA, 0, "other", LEASE)


def test_a_first_pair_that_never_worked_may_be_tried_again_and_no_other(store: Store) -> None:
    begun(store)
    store.grants.take(OA, 0, "me", LEASE)
    store.grants.lose(OA, 0, "me", "-1", NOW)
    store.grants.revive(OA)
    assert store.grants.take(OA, 0, "me", LEASE)

    store.grants.keep(OA, 0, b"second", NOW, NOW)
    store.grants.take(OA, 1, "me", LEASE)
    store.grants.lose(OA, 1, "me", "-1", NOW)
    store.grants.revive(OA)
    assert not store.grants.take(OA, 1, "me", LEASE)
