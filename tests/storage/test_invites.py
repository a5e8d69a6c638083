"""Invitation codes used once, log-ins that end, wrong attempts that count."""

import threading
from datetime import timedelta
from typing import Any

from emulation.people import Role
from storage.database import Database
from storage.store import Store
from storage.writing import Committed, Piece, Result, writer
from tests.storage.bloc import NOW, Bloc, new_address, new_person


def issued(store: Store, digest: str = "d1", **where: int | None) -> int:
    return store.invites.issue(
        digest=digest,
        prefix="NCT",
        role=Role.OFFICER,
        season=where.get("season"),
        association=where.get("association"),
        province=None,
        issued_by=None,
        now=NOW,
        expires_at=NOW + timedelta(days=14),
    )


def test_an_invitation_is_found_by_its_digest(store: Store, bloc: Bloc) -> None:
    made = issued(store, season=bloc.season, association=bloc.associations["NCT"])
    found = store.invites.find("d1")
    assert found is not None
    assert (found.id, found.role, found.season, found.association) == (
        made,
        Role.OFFICER,
        bloc.season,
        bloc.associations["NCT"],
    )
    assert (found.expires_at, found.used_at, found.revoked_at) == (NOW + timedelta(days=14), None, None)
    assert store.invites.taken("d1")
    assert not store.invites.taken("d2")
    assert store.invites.find("d2") is None


def test_an_invitation_is_used_once(store: Store) -> None:
    invitation = issued(store)
    first, second = new_person(store, "An"), new_person(store, "Bình")
    assert store.invites.use(invitation, first, NOW)
    assert not store.invites.use(invitation, second, NOW)
    assert not store.invites.use(invitation, first, NOW)
    found = store.invites.find("d1")
    assert found is not None
    assert (found.used_by, found.used_at) == (first, NOW)


def test_of_many_who_use_one_code_at_once_one_gets_in(database: Database) -> None:
    setting_up = writer(database)
    (made,) = setting_up.run([Piece(lambda store: (issued(store), [new_person(store, f"{n}") for n in range(6)]))])
    setting_up.close()
    invitation, people = _committed(made)
    got_in: list[int] = []
    start = threading.Barrier(len(people))

    def use(person: int) -> None:
        hand = writer(database)
        start.wait()
        (result,) = hand.run([Piece(lambda store: store.invites.use(invitation, person, NOW))])
        if _committed(result):
            got_in.append(person)
        hand.close()

    threads = [threading.Thread(target=use, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got_in) == 1
    with database.reading() as connection:
        found = Store(connection).invites.find("d1")
    assert found is not None
    assert found.used_by == got_in[0]


def _committed(result: Result) -> Any:
    assert isinstance(result, Committed), result
    return result.value


def test_wrong_attempts_are_counted_within_a_time(store: Store) -> None:
    for minutes in (50, 30, 10):
        store.invites.tried("code", "web:an", NOW - timedelta(minutes=minutes))
    store.invites.tried("code", "web:binh", NOW)
    store.invites.tried("code prefix", "web:an", NOW)
    assert store.invites.tries("code", "web:an", NOW - timedelta(hours=1)) == 3
    assert store.invites.tries("code", "web:an", NOW - timedelta(minutes=30)) == 1
    store.invites.forget_tries(NOW - timedelta(minutes=20))
    assert store.invites.tries("code", "web:an", NOW - timedelta(hours=1)) == 1


def test_a_login_holds_until_it_ends(store: Store) -> None:
    address = new_address(store)
    store.invites.log_in("token", address, NOW, NOW + timedelta(days=30))
    assert store.invites.logged_in("token", NOW) == address
    assert store.invites.logged_in("token", NOW + timedelta(days=30)) is None
    assert store.invites.logged_in("other", NOW) is None
    store.invites.log_out("token")
    assert store.invites.logged_in("token", NOW) is None
