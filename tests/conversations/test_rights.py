"""Who may do what: every role at every command in every bloc, over three blocs of two provinces."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from emulation.entries import State as Entering
from emulation.people import Role, Seat
from emulation.submissions import State
from emulation.takeovers import State as TakeOverState
from storage.store import Store
from tests.support.office import Office, moment, opened
from tests.support.script import Chat

OWN, FOREIGN = "bac-giang-2023", "binh-thuan-khoi-8-2024"
RED_CROSS, WRITERS, LAWYERS = "Hội Chữ thập đỏ", "Hội Văn học nghệ thuật", "Hội Luật gia"
STUDY = "Hội Khuyến học"

# Roles, and the association they sit for.
PEOPLE = {
    Role.OFFICER: LAWYERS,
    Role.SECRETARY: None,
    Role.HEAD: RED_CROSS,
    Role.DEPUTY: WRITERS,
    Role.STAFF: None,
    Role.OPERATOR: None,
}
# What opens for whom before anybody's figures are in and before the deadline.
OPENS = {
    "/nop": {Role.OFFICER, Role.HEAD, Role.DEPUTY},
    "/minhchung": {Role.OFFICER, Role.HEAD, Role.DEPUTY},
    "/trangthai": {Role.OFFICER, Role.HEAD, Role.DEPUTY},
    "/tiendo": {Role.OFFICER, Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF},
    "/tonghop": {Role.STAFF},
    "/duyet": {Role.STAFF},
    "/nhac": {Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF},
    "/moi": {Role.OFFICER, Role.HEAD, Role.DEPUTY, Role.STAFF},
    "/khoi": {Role.STAFF},
    "/muathidua": {Role.STAFF},
    "/phieu": {Role.OFFICER, Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF},
    "/bophieu": {Role.OFFICER, Role.HEAD, Role.DEPUTY},
    "/nhapho": {Role.SECRETARY},
    "/lienket": {Role.OFFICER, Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF, Role.OPERATOR},
}
SHOWS = {
    "/nop": "số liệu. Kỳ:",
    "/minhchung": "đang giữ",
    "/trangthai": "đã ghi",
    "/tiendo": "đã nộp 0 trên 18 hội",
    "/tonghop": "Đã nộp 0 trên 18 hội.",
    "/duyet": "chờ duyệt",
    "/nhac": "Chưa nộp:",
    "/moi": "vai",
    "/muathidua": "- Cả năm 2023, số ước: đã nộp 0 trên 18, đã duyệt 0",
    "/khoi": ", 2023. Cả năm 2023, số ước: đã nộp",
    "/phieu": "Các phiếu của",
    "/bophieu": "Hiện không có phiếu nào đang mở.",
    "/nhapho": "Hiện không có hội nào nhờ nhập hộ.",
    "/lienket": "Quý vị đang nhận tin ở:",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with opened(tmp_path_factory.mktemp("rights"), "text", (OWN, FOREIGN, "hoi-dac-thu-2021")) as office:
        yield office


@pytest.fixture(scope="module")
def people(office: Office) -> dict[Role, Chat]:
    return {role: office.joined(role, association) for role, association in PEOPLE.items()}


@pytest.mark.parametrize("command", sorted(OPENS))
@pytest.mark.parametrize("role", sorted(PEOPLE))
def test_a_command_opens_for_its_roles_only(people: dict[Role, Chat], command: str, role: Role) -> None:
    chat = people[role]
    chat.says(command)
    opened = SHOWS[command] in chat.heard or (command == "/duyet" and "Không có số liệu nào chờ duyệt" in chat.heard)
    refused = any(
        said in chat.heard
        for said in ("Vai của quý vị không có phần việc này", "sau khi hội mình đã nộp", "chưa được giao", "Chưa có kỳ")
    )
    assert opened == (role in OPENS[command]), chat.heard
    # Where nobody answers for an association, its status is the bloc's progress.
    elsewhere = command == "/trangthai" and SHOWS["/tiendo"] in chat.heard
    assert opened or refused or elsewhere or "Mời chọn việc cần làm" in chat.heard, chat.heard


@pytest.mark.parametrize("role", sorted(PEOPLE))
def test_nothing_of_another_bloc_is_ever_named(office: Office, people: dict[Role, Chat], role: Role) -> None:
    """Neither the bloc of another province nor its members' figures are in any answer."""
    foreign = office.season(FOREIGN).bloc
    chat = people[role]
    for command in OPENS:
        chat.says(command)
        assert foreign not in chat.heard
        for label in chat.labels:
            assert foreign not in label


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF])
def test_a_forged_step_into_another_bloc_is_refused(office: Office, people: dict[Role, Chat], role: Role) -> None:
    """Rights are checked where the write happens, whatever a session came to hold."""
    foreign = office.season(FOREIGN)
    victim = office.stage.read(lambda store: store.seasons.members(foreign.id))[0]
    period = office.stage.read(lambda store: store.seasons.periods(foreign.id))[0]
    chat = people[role]
    indicator = office.stage.read(lambda store: store.seasons.asked(victim.id, period.id))[0].indicator.id
    before = office.stage.read(lambda store: store.figures.of(victim.id, period.id))
    this = (foreign.id, victim.id, period.id)
    for step, arguments in (
        ("figures.opened", this),
        ("figures.question", (*this, indicator)),
        ("answers.save", (*this, indicator, "5", "none", "5", "")),
        ("skipping.picked", (*this, indicator, "na")),
        ("submission.hand_in", this),
        ("submission.take_back", this),
        ("submission.shown", this),
        ("evidence.of_period", this),
        ("summary.totals", (foreign.id, "year", 0)),
        ("summary.of_association", (foreign.id, "year", victim.id)),
        ("progress.of_season", (foreign.id,)),
        ("review.waiting", (foreign.id, 0)),
        ("review.look", this),
        ("review.accept", (*this, 1)),
        ("review.give_back", (*this, 1, ())),
        ("reminders.owing", (foreign.id,)),
        ("reminders.send", (foreign.id, "")),
        ("reminders.promised", (foreign.id, victim.id, "today")),
        ("invite.roles", (foreign.id,)),
        ("invite.hand_over", ("officer", foreign.id, victim.id)),
        ("invite.hand_over", ("officer", foreign.id, victim.id, True, "321")),
        ("invite.whether", ("officer", foreign.id, victim.id)),
        ("lost_phone.page", (foreign.id, 0)),
        ("lost_phone.who", (foreign.id, victim.id)),
        ("lost_phone.which", (foreign.id, victim.id, 1)),
        ("lost_phone.revoke", (foreign.id, victim.id, 1, 0)),
        ("on_behalf.ask_secretary", this),
        ("entering.waiting", (foreign.id,)),
    ):
        _forge(chat, step, arguments)
        chat.hears("Vai của quý vị không có phần việc này")
    assert office.stage.read(lambda store: store.figures.of(victim.id, period.id)) == before
    assert office.stage.read(lambda store: store.submissions.newest(victim.id, period.id)) is None


def test_an_officer_never_writes_for_another_association(office: Office, people: dict[Role, Chat]) -> None:
    season = office.season()
    rival = office.association(RED_CROSS)
    period = next(each for each in office.stage.read(lambda s: s.seasons.periods(season.id)) if each.code == "estimate")
    indicator = office.stage.read(lambda store: store.seasons.asked(rival.id, period.id))[0].indicator.id
    _forge(people[Role.OFFICER], "answers.save", (season.id, rival.id, period.id, indicator, "5", "none", "5", ""))
    people[Role.OFFICER].hears("Vai của quý vị không có phần việc này")
    assert office.stage.read(lambda store: store.figures.of(rival.id, period.id)) == {}


def test_nobody_but_the_two_sides_touches_what_is_entered_for_an_association(
    office: Office, people: dict[Role, Chat]
) -> None:
    """The secretary enters, the association agrees; a rival head, staff or another officer does neither."""
    season, rival = office.season(), office.association(STUDY)
    period = next(each for each in office.stage.read(lambda s: s.seasons.periods(season.id)) if each.code == "estimate")
    indicator = office.stage.read(lambda store: store.seasons.asked(rival.id, period.id))[0].indicator.id
    now = office.stage.clock.now()
    request = office.stage.write(lambda store: store.entries.ask(season.id, rival.id, period.id, by=1, now=now))
    entering = (
        ("entering.opened", (request.id,)),
        ("entering.question", (request.id, indicator)),
        ("entering.keep", (request.id, indicator, "5", "none", "5", "")),
        ("entering.hand_over", (request.id,)),
    )
    agreeing = (
        ("on_behalf.seen", (request.id,)),
        ("on_behalf.each_figure", (request.id, 0)),
        ("on_behalf.agree", (request.id, 0)),
        ("on_behalf.refuse", (request.id, 0)),
        ("on_behalf.withdraw", (request.id,)),
    )
    for role, chat in people.items():
        for step, arguments in agreeing if role is Role.SECRETARY else entering + agreeing:
            _forge(chat, step, arguments)
            chat.hears("Vai của quý vị không có phần việc này")
    assert office.stage.read(lambda store: store.entries.of(request.id)) == {}
    assert office.stage.read(lambda store: store.entries.by_id(request.id)) == request
    # Once it is handed over the secretary, too, has no more to do with it.
    office.stage.write(lambda store: store.entries.move(request, Entering.HANDED_OVER, by=1, now=now))
    for step, arguments in entering:
        _forge(people[Role.SECRETARY], step, arguments)
        people[Role.SECRETARY].hears("Vai của quý vị không có phần việc này")


def test_a_rival_has_no_say_in_who_holds_a_seat_nor_in_anybody_s_phone(
    office: Office, people: dict[Role, Chat]
) -> None:
    """Not the head, not the deputy, not the secretary, not an officer of another association; nor staff too early."""
    season, rival = office.season(), office.association(STUDY)
    holder, newcomer = office.joined(Role.OFFICER, STUDY), office.stranger("xin thay vai")
    seat = Seat(role=Role.OFFICER, season=season.id, association=rival.id)
    newcomer.says("xin chào")
    now = office.stage.clock.now()

    def work(store: Store) -> tuple[int, int]:
        who = store.people.add("người mới", "vi", now)
        invitation = store.invites.issue(
            digest="t" * 64,
            prefix="HKH",
            role=Role.OFFICER,
            season=season.id,
            association=rival.id,
            province=None,
            issued_by=None,
            now=now,
            expires_at=now,
            takes_over=True,
        )
        owner = store.linking.owner(store.addresses.id_of(holder.address) or 0)
        assert owner is not None
        return store.takeovers.ask(invitation, seat, who, None, now), owner

    row, owner = office.stage.write(work)
    for role, chat in people.items():
        steps: tuple[tuple[str, tuple[object, ...]], ...] = (("takeover.agree", (row,)), ("takeover.block", (row,)))
        steps += tuple(("takeover.decide", (row, how)) for how in ("instead", "beside", "blocked", "agreed"))
        if role is not Role.STAFF:
            steps += (
                ("takeover.decision", (row,)),
                ("takeover.decisions", ()),
                ("invite.hand_over", ("officer", season.id, rival.id, True, "321")),
                ("lost_phone.who", (season.id, rival.id)),
                ("lost_phone.which", (season.id, rival.id, owner)),
                ("lost_phone.revoke", (season.id, rival.id, owner, 0)),
                ("linking.leave", (office.stage.read(lambda s: s.addresses.id_of(holder.address)),)),
            )
        for step, arguments in steps:
            _forge(chat, step, arguments)
            refused = "Vai của quý vị không có phần việc này" in chat.heard
            assert refused or step == "linking.leave", (role, step, chat.heard)
    asked = office.stage.read(lambda store: store.takeovers.by_id(row))
    assert asked.state is TakeOverState.ASKED
    assert seat in office.stage.read(lambda store: store.people.seats_at(holder.address))


def test_a_head_invites_to_no_seat_but_its_own(office: Office, people: dict[Role, Chat]) -> None:
    season, rival = office.season(), office.association(LAWYERS)
    for role in ("officer", "head", "deputy", "secretary", "staff", "operator"):
        _forge(people[Role.HEAD], "invite.hand_over", (role, season.id, rival.id))
        people[Role.HEAD].hears("Vai của quý vị không có phần việc này")


def test_others_see_the_summary_after_the_deadline(tmp_path: Path) -> None:
    with opened(tmp_path, "buttons") as office:
        officer = office.joined(Role.OFFICER, LAWYERS)
        officer.says("/tonghop")
        officer.hears("sau khi hội mình đã nộp số, hoặc sau hạn")
        office.stage.at(moment("2023-11-27 17:01"))
        officer.says("/tonghop")
        officer.hears("Đã nộp 0 trên 18 hội.")


def test_the_head_sees_rivals_figures_only_once_its_own_are_in(tmp_path: Path) -> None:
    with opened(tmp_path, "buttons") as office:
        head, lawyer = office.joined(Role.HEAD, RED_CROSS), office.joined(Role.OFFICER, LAWYERS)
        office.submits(lawyer)
        head.says("/tonghop")
        head.hears("sau khi hội mình đã nộp")
        office.submits(head)
        head.says("/tonghop")
        head.hears("Đã nộp 2 trên 18 hội.")
        head.taps("Xem từng hội")
        while LAWYERS not in head.labels:
            head.taps("Xem thêm")
        head.taps(LAWYERS)
        head.hears(f"{LAWYERS}, mã nhận")


def test_what_is_accepted_is_returned_by_the_board_alone(tmp_path: Path) -> None:
    """A head may review others, its own figures being in; undoing what was accepted is no rival's."""
    with opened(tmp_path, "buttons") as office:
        head, lawyer = office.joined(Role.HEAD, RED_CROSS), office.joined(Role.OFFICER, LAWYERS)
        office.submits(lawyer)
        office.submits(head)
        head.says("/duyet")
        head.taps(next(each for each in head.labels if each.startswith(LAWYERS)))
        head.taps("Duyệt")
        season, rival = office.season(), office.association(LAWYERS).id
        periods = office.stage.read(lambda store: store.seasons.periods(season.id))
        period = next(each.id for each in periods if each.code == "estimate")
        this = (season.id, rival, period, 1, ())
        for step, arguments in (
            ("review.pick", (*this, 0, True)),
            ("review.why", (*this, True)),
            ("review.give_back", (*this, True)),
        ):
            _forge(head, step, arguments)
            head.hears("Vai của quý vị không có phần việc này")
        _forge(head, "review.give_back", this)
        newest = office.stage.read(lambda store: store.submissions.newest(rival, period))
        assert newest is not None
        assert newest.state is State.ACCEPTED


def _forge(chat: Chat, step: str, arguments: tuple[object, ...]) -> None:
    """Put a step into the chat's session as if it had been offered, and take it."""
    from conversation.messages import Manner, StepCall
    from conversation.session import Offered, Session

    forged = Session(screen=900, offered=(Offered("giả", StepCall(step, arguments), Manner.NUMBERED),))
    stage = chat.stage

    def work(store: object) -> None:
        from storage.store import Store

        assert isinstance(store, Store)
        address = store.addresses.id_of(chat.address)
        assert address is not None
        store.addresses.keep_session(address, forged, None, stage.clock.now())

    stage.write(work)
    chat.taps_again("900.0")
