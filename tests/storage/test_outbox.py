"""The outbox: whose turn it is, what a claim holds, what is wiped."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from conversation.dialogue import Body
from conversation.messages import Attachment
from conversation.reach import NOT_YET, Tried
from storage.outbox import pack, unpack
from storage.store import Store
from storage.tables import outbox
from tests.storage.bloc import NOW, new_address, new_person

LEASE = timedelta(minutes=2)


def put(store: Store, address: int, text: str, **how: object) -> int:
    row = store.outbox.put(address, Body(text), NOW, **how)  # type: ignore[arg-type]
    assert row is not None
    return row


def claimed(store: Store, after: timedelta = timedelta(0), most: int = 100) -> list[str]:
    return [each.body.text for each in store.outbox.claim(NOW + after, LEASE, most)]


def the_row(store: Store, row: int) -> sa.Row[tuple[object, ...]]:
    return store.connection.execute(outbox.select().where(outbox.c.id == row)).one()


# --- whose turn it is ---------------------------------------------------------------------------------------------


def test_one_message_an_address_in_the_order_they_were_put_in(store: Store) -> None:
    an, binh = new_address(store, "an"), new_address(store, "binh")
    first, _, third = put(store, an, "an 1"), put(store, an, "an 2"), put(store, binh, "binh 1")
    assert claimed(store) == ["an 1", "binh 1"]
    assert claimed(store) == []
    store.outbox.sent([first], NOW)
    assert claimed(store) == ["an 2"]
    store.outbox.sent([third], NOW)
    assert claimed(store) == []


def test_replies_go_before_notices(store: Store) -> None:
    people = [new_address(store, f"{number}") for number in range(4)]
    for address in people[:3]:
        put(store, address, f"notice {address}", notice=True)
    late = put(store, people[3], "reply")
    also = put(store, people[0], "reply too")
    assert claimed(store, most=2) == ["reply", "reply too"]
    store.outbox.sent([late, also], NOW)
    assert claimed(store) == [f"notice {address}" for address in people[:3]]


def test_a_reply_waits_for_a_notice_on_its_way_to_the_same_address(store: Store) -> None:
    an = new_address(store)
    notice = put(store, an, "notice", notice=True)
    assert claimed(store) == ["notice"]
    put(store, an, "reply")
    assert claimed(store) == []
    assert store.outbox.next_due(NOW) == NOW + LEASE
    store.outbox.sent([notice], NOW)
    assert claimed(store) == ["reply"]


def test_no_more_is_claimed_than_asked_for(store: Store) -> None:
    for number in range(5):
        put(store, new_address(store, f"{number}"), f"{number}")
    assert claimed(store, most=2) == ["0", "1"]
    assert claimed(store, most=2) == ["2", "3"]
    assert claimed(store, most=2) == ["4"]


def test_a_claim_says_to_whom_and_how_often_it_was_tried(store: Store) -> None:
    person = new_person(store, "An", "web")
    address, _ = store.people.best_address(person) or (0, "")
    row = put(store, address, "hello", person=person)
    (taken,) = store.outbox.claim(NOW, LEASE, 10)
    assert (taken.id, taken.to.channel, taken.person, taken.attempts) == (row, "web", person, 1)
    store.outbox.later(row, NOW + timedelta(seconds=2), "Throttled", parts_sent=1, doubtful=False)
    (again,) = store.outbox.claim(NOW + timedelta(seconds=2), LEASE, 10)
    assert (again.id, again.attempts, again.parts_sent) == (row, 2, 1)


# --- leases -------------------------------------------------------------------------------------------------------


def test_a_claim_lapses_with_its_lease(store: Store) -> None:
    row = put(store, new_address(store), "hello")
    assert claimed(store) == ["hello"]
    assert claimed(store, LEASE) == []
    assert claimed(store, LEASE + timedelta(microseconds=1)) == ["hello"]
    assert the_row(store, row).doubled, "it may have been sent before the lease ran out"


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_dead_process_lets_go_of_its_claims_where_there_can_be_no_other(store: Store) -> None:
    row = put(store, new_address(store), "hello")
    assert claimed(store) == ["hello"]
    store.outbox.release()
    assert the_row(store, row).first_attempt_at is None
    assert claimed(store) == ["hello"]
    assert the_row(store, row).doubled


@pytest.mark.postgres
@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_what_another_process_may_be_sending_is_left_to_it(store: Store) -> None:
    row = put(store, new_address(store), "hello")
    assert claimed(store) == ["hello"]
    store.outbox.release()
    assert claimed(store) == []
    assert the_row(store, row).first_attempt_at == NOW
    assert not the_row(store, row).doubled


def test_what_was_sent_was_attempted(store: Store) -> None:
    row = put(store, new_address(store), "hello")
    store.outbox.sent([row], NOW)
    assert the_row(store, row).first_attempt_at == NOW


def test_release_leaves_alone_what_nobody_claimed(store: Store) -> None:
    row = put(store, new_address(store), "hello")
    store.outbox.release()
    assert not the_row(store, row).doubled


# --- put back, given up, passed on --------------------------------------------------------------------------------


def test_what_surely_did_not_arrive_was_not_seen(store: Store) -> None:
    row = put(store, new_address(store), "hello")
    claimed(store)
    store.outbox.later(row, NOW + timedelta(seconds=30), "Throttled", parts_sent=0, doubtful=False)
    assert the_row(store, row).first_attempt_at is None
    assert not the_row(store, row).doubled


@pytest.mark.parametrize(("parts", "doubtful"), [(1, False), (0, True)])
def test_what_may_have_arrived_may_have_been_seen(store: Store, parts: int, doubtful: bool) -> None:
    row = put(store, new_address(store), "hello")
    claimed(store)
    store.outbox.later(row, NOW + timedelta(seconds=30), "Unavailable", parts_sent=parts, doubtful=doubtful)
    assert the_row(store, row).first_attempt_at == NOW
    assert bool(the_row(store, row).doubled) is doubtful


def test_a_doubt_stays_until_the_end(store: Store) -> None:
    row = put(store, new_address(store), "hello")
    store.outbox.later(row, NOW, "Unavailable", parts_sent=0, doubtful=True)
    store.outbox.later(row, NOW, "Throttled", parts_sent=0, doubtful=False)
    store.outbox.sent([row], NOW)
    assert the_row(store, row).doubled


def test_what_was_put_back_waits_and_so_does_what_stands_behind_it(store: Store) -> None:
    an = new_address(store)
    row = put(store, an, "first")
    claimed(store)
    store.outbox.later(row, NOW + timedelta(seconds=30), "Throttled", parts_sent=0, doubtful=False)
    put(store, an, "second")
    assert claimed(store, timedelta(seconds=29)) == []
    assert store.outbox.next_due(NOW) == NOW + timedelta(seconds=30)
    assert claimed(store, timedelta(seconds=30)) == ["first"]


def test_what_was_given_up_lets_the_next_pass(store: Store) -> None:
    an = new_address(store)
    row = put(store, an, "first")
    put(store, an, "second")
    claimed(store)
    store.outbox.dead(row, NOW, "BadRequest")
    assert claimed(store) == ["second"]
    assert store.outbox.counts() == {"dead": 1, "pending": 1}


def test_a_message_passed_on_starts_anew_at_the_other_address(store: Store) -> None:
    an, other = new_address(store, "an", "web"), new_address(store, "an", "mail")
    row = put(store, an, "reminder", notice=True, key="june-7")
    store.outbox.claim(NOW, LEASE, 10)
    store.outbox.pass_on(row, other, NOW)
    (taken,) = store.outbox.claim(NOW, LEASE, 10)
    assert (taken.to.channel, taken.attempts, taken.parts_sent) == ("mail", 1, 0)
    assert store.outbox.put(other, Body("reminder"), NOW, key="june-7") is None


def test_what_became_of_a_message_elsewhere_is_remembered(store: Store) -> None:
    an, other = new_address(store, "an", "web"), new_address(store, "an", "mail")
    row = put(store, an, "reminder", notice=True)
    (first,) = store.outbox.claim(NOW, LEASE, 10)
    assert first.tried == NOT_YET
    tried = Tried(refused=frozenset({other}), maybe=an, maybe_at=NOW)
    store.outbox.later(row, NOW, "Unavailable", parts_sent=0, doubtful=True, tried=tried)
    (second,) = store.outbox.claim(NOW, LEASE, 10)
    assert second.tried == tried
    store.outbox.later(row, NOW, "Unavailable", parts_sent=0, doubtful=False)
    (third,) = store.outbox.claim(NOW, LEASE, 10)
    assert third.tried == tried


def test_a_message_put_off_was_not_attempted(store: Store) -> None:
    an = new_address(store, "an", "web")
    row = put(store, an, "reminder", notice=True)
    store.outbox.claim(NOW, LEASE, 10)
    store.outbox.put_off(row, NOW + timedelta(minutes=10))
    assert store.outbox.next_due(NOW) == NOW + timedelta(minutes=10)
    assert store.outbox.claim(NOW, LEASE, 10) == []
    (taken,) = store.outbox.claim(NOW + timedelta(minutes=10), LEASE, 10)
    assert taken.attempts == 1


def test_a_hold_leaves_notices_to_people_alone(store: Store) -> None:
    person = new_person(store, "An", "web")
    address, _ = store.people.best_address(person) or (0, "")
    store.outbox.put(address, Body("a notice"), NOW, person=person, notice=True)
    store.outbox.hold("web", NOW + timedelta(days=1))
    assert claimed(store) == ["a notice"]


def test_a_channel_on_hold_sends_nothing_until_then(store: Store) -> None:
    an, binh = new_address(store, "an", "web"), new_address(store, "binh", "mail")
    put(store, an, "on the web")
    put(store, binh, "by mail")
    store.outbox.hold("web", NOW + timedelta(days=1))
    assert claimed(store) == ["by mail"]
    assert store.outbox.next_due(NOW) == NOW + LEASE
    assert claimed(store, timedelta(days=1)) == ["on the web", "by mail"]


def test_nothing_is_due_where_nothing_waits(store: Store) -> None:
    assert store.outbox.next_due(NOW) is None
    row = put(store, new_address(store), "hello")
    assert store.outbox.next_due(NOW) == NOW
    store.outbox.sent([row], NOW)
    assert store.outbox.next_due(NOW) is None


# --- once a key ---------------------------------------------------------------------------------------------------


def test_the_same_key_is_put_in_once(store: Store) -> None:
    an, binh = new_address(store, "an"), new_address(store, "binh")
    key = "1/NCT/june/2023-06-30/7"
    first = store.outbox.put(an, Body("Seven days are left."), NOW, notice=True, key=key)
    assert first is not None
    assert store.outbox.put(binh, Body("Seven days are left."), NOW, notice=True, key=key) is None
    store.outbox.sent([first], NOW)
    assert store.outbox.put(an, Body("Seven days are left."), NOW, notice=True, key=key) is None
    assert put(store, an, "no key") != put(store, an, "no key")


# --- sealed -------------------------------------------------------------------------------------------------------


def test_sealed_bodies_are_wiped_once_sent_or_given_up(store: Store) -> None:
    an = new_address(store)
    sent, dead, plain = put(store, an, "a", sealed=True), put(store, an, "b", sealed=True), put(store, an, "c")
    store.outbox.sent([sent, plain], NOW)
    store.outbox.dead(dead, NOW, "Blocked")
    assert [the_row(store, row).body is None for row in (sent, dead, plain)] == [True, True, False]
    assert [row for row, _, _ in store.outbox.since(an, 0)] == [plain]


# --- bodies -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        Body("Xin chào"),
        Body(""),
        Body(
            "Chọn một:\n- một 🩸",
            (("Hội Chữ thập đỏ", "3.0", "1"), ("Để sau", "3.1", None)),
            "Hoặc gõ: để sau",
            3,
            (Attachment(sha256="a" * 64, name="báo cáo.pdf", media_type="application/pdf"),),
        ),
    ],
)
def test_a_body_comes_back_as_it_went_in(body: Body) -> None:
    assert unpack(pack(body)) == body


def test_a_page_that_comes_back_gets_what_it_missed(store: Store) -> None:
    an, other = new_address(store, "an"), new_address(store, "binh")
    rows = [put(store, an, f"{number}") for number in range(4)]
    elsewhere = put(store, other, "not theirs")
    store.outbox.sent([*rows[:3], elsewhere], NOW)
    assert [(row, body.text) for row, body, _ in store.outbox.since(an, rows[0])] == [(rows[1], "1"), (rows[2], "2")]
