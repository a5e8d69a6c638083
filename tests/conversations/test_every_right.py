"""Every command and every step against every role, over three blocs of two provinces: nothing beyond rights.

The tables say whom each is for, so that a new one fails here until somebody has said so. A choice leads only to what
was offered; here each step is called as if somebody had got at it, with the rows of a rival and of other blocs, all of
them and one by one in place of one's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from conversation.messages import Said
from conversation.steps import Step
from emulation.closing import StillVoting
from handlers.catalogue import FLOWS
from handlers.refusals import REFUSALS
from storage.store import Store
from tests.conversations.test_rights import OPENS
from tests.support.everybody import (
    BLOCS,
    DEPUTY,
    HEAD,
    HOLDER,
    NEIGHBOUR,
    OFFICER,
    OPERATOR,
    OWN,
    SECRETARY,
    STAFF,
    SUBSTITUTE,
    WHO,
    Somebody,
    seated,
)
from tests.support.office import Office, opened
from tests.support.rivals import Scene, Tried, Trying, neighbours, parameters, person, picture, planted, typed, watch

# --- whom each step is for --------------------------------------------------------------------------------------------

# The holder and the substitute sit for the rival itself: that nothing is refused to them shows that each call would
# have done something.
ITSELF = {HOLDER, SUBSTITUTE}
LEADS = {HEAD, DEPUTY, STAFF}
REMINDS = {SECRETARY, *LEADS}
BLOC = {OFFICER, *REMINDS, *ITSELF}

_TABLE: tuple[tuple[set[str], str], ...] = (
    (
        ITSELF,
        """answers.one_of answers.retyped answers.right_or_retyped answers.save answers.took answers.weighed
        carrying.different carrying.kept corrections.asked corrections.leave corrections.take
        evidence.kept evidence.of_due evidence.of_period evidence.open_ evidence.open_pick evidence.pick evidence.remove
        evidence.send evidence.took evidence.unpick
        figures.opened figures.pick figures.question figures.sheet
        narrative.another narrative.keep narrative.no narrative.yes
        on_behalf.agree on_behalf.ask_secretary on_behalf.each_figure on_behalf.refuse on_behalf.seen on_behalf.withdraw
        pieces.of_association received.kept received.of_association
        skipping.because skipping.picked skipping.why
        submission.hand_in submission.look submission.shown submission.take_back
        takeover.agree takeover.block voting.link voting.paper voting.question
        workbook.drawn workbook.enter workbook.wanted
        workbook_doubts.keep workbook_doubts.left_out workbook_doubts.meant""",
    ),
    (BLOC, "progress.of_season ballots.listing ballots.of_season"),
    (
        REMINDS,
        """reminders.became reminders.group_text reminders.owing reminders.own_words reminders.preview reminders.send
        calls.call calls.called calls.forget calls.number calls.number_of calls.promised calls.show calls.typed
        ballots.deadline ballots.deadline_typed ballots.everybody_stands ballots.motion ballots.motion_worded
        ballots.named ballots.pass_with ballots.prepare ballots.quorum ballots.remove ballots.rules ballots.shown
        ballots.standing conduct.show""",
    ),
    (
        LEADS,
        """conduct.again conduct.announce conduct.close conduct.open_ conduct.result conduct.roll
        groups.code groups.named groups.of_season groups.pinned groups.refreshed groups.shown groups.unlink
        groups.unlinked""",
    ),
    (
        {STAFF},
        """summary.beside_last_year summary.left_out summary.of_association summary.of_season summary.reports
        summary.totals
        review.accept review.accepted review.file review.files review.give_back review.look review.of_season review.pick
        review.waiting review.why
        invite.officers invite.roles lost_phone.page lost_phone.whose takeover.decide takeover.decision
        withdrawing.code withdrawing.codes withdrawing.withdraw
        closing.close closing.of_season closing.reopen closing.sure closing.why
        delegates.associations""",
    ),
    (
        {SECRETARY},
        """entering.hand_over entering.keep entering.not_in_copy entering.opened entering.pick entering.question
        entering.took entering.waiting entering.weighed""",
    ),
    ({STAFF, HOLDER}, "delegates.name delegates.pick delegates.show lost_phone.revoke lost_phone.which"),
    ({STAFF, *ITSELF}, "invite.hand_over invite.phone_typed invite.whether lost_phone.who"),
)
FOR = {step: whom for whom, steps in _TABLE for step in steps.split()}
# Steps about whoever calls them, and nothing else: what they find is one's own.
ONES_OWN = set(
    """ballots.ballots blocs.blocs blocs.page closing.season corrections.edited entering.entering evidence.evidence
    figures.leave figures.submit groups.groups home.back home.cancel home.help_ home.language home.speak
    home.unasked home.words_first
    invite.invite invite.phone linking.add linking.agreed linking.code_typed linking.here_first linking.join
    linking.leave linking.leave_which linking.linking linking.not_me linking.refused lost_phone.lost on_behalf.paste
    on_behalf.see phone.forget phone.own phone.typed pieces.more pieces.waited pieces.whole progress.progress
    progress.status received.received reminders.remind review.review seasons.page start.code_typed start.enter
    start.not_now start.start start.stranger summary.summary takeover.agree_said takeover.block_said takeover.decisions
    voting.vote workbook.nothing""".split()
)
# Commands that open nothing of a bloc: anybody may ask for them.
EVERYBODYS = {"start", "trogiup", "huy", "ngonngu", "nhom"}
# Who may be told what stands in the rival's rows.
READS = {
    "draft": ITSELF,
    "submitted": {STAFF, *ITSELF},
    "entering": {SECRETARY},
    "entered": ITSELF,
    "words": set(),
    "reason": ITSELF,
    "file": ITSELF,
    "copy": {SECRETARY, *ITSELF},
    "file handed in": {STAFF, *ITSELF},
    "phone": REMINDS,
    "ballot": BLOC,
    "bloc": {OPERATOR, *BLOC},
}

# --- what a forged session names --------------------------------------------------------------------------------------

# Rows other than the plain ones, by step or flow, and what was typed, sent or fetched.
ROWS: dict[str, dict[str, str]] = {
    "carrying": {"period": "period final"},
    "review": {"association": "association handed in", "indicator": "indicator handed in"},
    "review.file": {"which": "which handed in"},
    "summary.of_association": {"association": "association handed in"},
    "submission.take_back": {"association": "association handed in"},
    "submission.shown": {"association": "association handed in"},
    "on_behalf": {"row": "row entered"},
    "takeover": {"row": "row wanted"},
    "workbook": {"left": "cells"},
    "workbook_doubts": {"left": "cells"},
    "voting": {"ballot": "ballot open"},
    "voting.question": {"ballot": "ballot vote"},
    "evidence.unpick": {"association": "association handed in"},
    "conduct": {"ballot": "ballot closed"},
    "conduct.open_": {"ballot": "ballot prepared"},
    "conduct.close": {"ballot": "ballot open"},
    "conduct.show": {"ballot": "ballot prepared"},
}
PLAIN: dict[str, Any] = {
    "start": 0,
    "value": Decimal(5),
    "values": (Decimal(5), Decimal(6)),
    "hedge": "none",
    "words": "5",
    "doubted": "",
    "before": "4",
    "when": "year",
    "reason": "na",
    "promise": "today",
    "role": "officer",
    "instead": True,
    "phone_end": "321",
    "rule": "> 1/2 members",
    "seen": 0,
    "substitute": True,
    "wanted": True,
    "number": 1,
    "round_": 1,
    "revisions": (1,),
    "of": 1,
    "how": "instead",
    "marks": "",
    "last": None,
    "handle": "forged-handle",
    "called": "anh.jpg",
    "kind": "photo",
    "ready": (),
    "skips": (),
    "digest": "0" * 64,
    "code": "HKH-000000",
    "then": "summary.of_season",
    "reopen": False,
}
BY_STEP = {"home.speak": {"wanted": "en"}}
SAID: dict[str, Said] = {
    "ballots.named": typed("KH"),
    "ballots.deadline_typed": typed("31/12 9:00"),
    "calls.typed": typed("0204 3855 777"),
    "phone.typed": typed("0204 3855 777"),
    "invite.phone_typed": typed("321"),
    "skipping.because": typed("không có hoạt động này"),
    "closing.reopen": typed("Hội Luật gia nộp bổ sung."),
    "reminders.own_words": typed("Kính nhắc quý hội nộp số liệu."),
    "evidence.took": picture(),
    "received.received": picture(),
}
FETCHED = {"sha256": "f" * 64, "size": 9, "media_type": "application/pdf", "name": "tep.pdf"}
THEIRS = frozenset(
    """season association period indicator indicators chosen row ballot contest group person address which
    left invitation""".split()
)


def rows(step: str, scene: Scene) -> dict[str, Any]:
    """Return a scene's rows by the names of a step's arguments."""
    found = dict(scene.rows)
    for name, instead in {**ROWS.get(step.partition(".")[0], {}), **ROWS.get(step, {})}.items():
        found[name] = scene.rows[instead]
    return found


def steps() -> dict[str, Step[Any, ...]]:
    """Return every step of the catalogue by its name now."""
    return {each.name: each for each in FLOWS.steps.values()}


@dataclass(frozen=True, kw_only=True)
class World:
    office: Office
    scenes: dict[str, Scene]
    people: dict[str, Somebody]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with opened(tmp_path_factory.mktemp("every right"), "text", BLOCS) as office:
        seasons = {key: office.season(key) for key in BLOCS}
        office.stage.write(lambda store: neighbours(store, seasons[NEIGHBOUR].id, seasons[OWN].province))

        def plant(store: Store) -> World:
            asks, _ = person(store, office, "wants the seat")
            scenes = {key: planted(store, office, key, number, asks) for number, key in enumerate(BLOCS, 1)}
            return World(office=office, scenes=scenes, people=seated(store, office, scenes))

        made = office.stage.write(plant)
        office.stage.write(watch)
        yield made


# --- the tests --------------------------------------------------------------------------------------------------------


def test_every_command_says_whom_it_is_for() -> None:
    named = {command.names[0] for flow in FLOWS.flows for command in flow.commands if command.names}
    assert named == {each.removeprefix("/") for each in OPENS} | EVERYBODYS


def test_every_step_says_whom_it_is_for() -> None:
    assert sorted(steps()) == sorted({*FOR, *ONES_OWN})
    assert not ONES_OWN & set(FOR)


@pytest.mark.parametrize("who", WHO)
def test_no_step_shows_or_changes_what_is_a_rivals(world: World, who: str) -> None:
    """Each step with all of the rival's rows, of one's own bloc and of the others."""
    somebody, wrong, heard = world.people[who], [], set()
    for name, key, tried in _each(world, somebody, mixed=False):
        part = somebody.parts.get(key)
        mine = name in FOR and part in FOR[name]
        # Votes are open in every bloc: whoever may close its books is held up by them, not by their role.
        let_in = tried.refused is None or isinstance(tried.refused, StillVoting)
        if name in FOR and mine != let_in:
            wrong.append(f"{name} in {key}: {tried.refused!r}")
        if not mine:
            wrong += _beyond(world, somebody, name, tried)
        wrong += _overheard(world, somebody, name, tried) + _stumbled(name, tried)
        heard |= {each for each, said in world.scenes[key].telltales.items() if part and said in tried.told}
    assert not wrong, "\n".join(wrong)
    # What somebody may be told, they are told: the silence of the others says something.
    part = somebody.parts.get(OWN)
    assert heard >= {each for each, readers in READS.items() if part in readers}, part


@pytest.mark.parametrize("who", ["officer", "head", "secretary", "staff", "holder", "officer of another bloc"])
def test_nor_with_one_row_of_a_rivals_among_ones_own(world: World, who: str) -> None:
    somebody = world.people[who]
    wrong = []
    for name, _, tried in _each(world, somebody, mixed=True):
        wrong += _beyond(world, somebody, name, tried) + _overheard(world, somebody, name, tried)
        wrong += _stumbled(name, tried)
    assert not wrong, "\n".join(wrong)


def _each(world: World, somebody: Somebody, *, mixed: bool) -> Iterator[tuple[str, str, Tried]]:
    """Call each step with the rows of each bloc."""
    found: list[tuple[str, str, Tried]] = []

    def work(store: Store) -> None:
        translator = world.office.stage.receiver._translators["vi"]
        trying = Trying(store, world.office, translator)
        for name, step in steps().items():
            said, wants = SAID.get(name, typed("5")), parameters(step)
            for key, arguments in _forged(world, somebody, name, wants, mixed=mixed):
                found.append((name, key, trying.call(somebody.ids, step, arguments, said, FETCHED)))

    world.office.stage.write(work)
    yield from found


def _forged(
    world: World, somebody: Somebody, name: str, wants: tuple[str, ...], *, mixed: bool
) -> Iterator[tuple[str, list[Any]]]:
    plain = {**PLAIN, **BY_STEP.get(name, {})}
    for key, scene in world.scenes.items():
        theirs = rows(name, scene)
        if not mixed:
            yield key, [plain[each] if each in plain else theirs[each] for each in wants]
    if mixed:
        yield from _one_by_one(world, somebody, name, wants, plain)


def _one_by_one(
    world: World, somebody: Somebody, name: str, wants: tuple[str, ...], plain: dict[str, Any]
) -> Iterator[tuple[str, list[Any]]]:
    home = next(iter(somebody.parts))
    own = {**rows(name, world.scenes[home])}
    if somebody.own:
        own["association"] = min(somebody.own)
    away = next(key for key in reversed(BLOCS) if key not in somebody.parts)
    for key in (home, away):
        theirs = rows(name, world.scenes[key])
        for other in wants:
            if other in THEIRS and other not in plain:
                given = {**own, other: theirs[other]}
                yield key, [plain[each] if each in plain else given[each] for each in wants]


def _beyond(world: World, somebody: Somebody, name: str, tried: Tried) -> list[str]:
    """Return what was touched of blocs one has no part in, or, where a step is for an association itself, of another.

    What is one's own is nobody's rival's; what of a bloc is for which role is asked with all of the rival's rows.
    """
    parts: dict[tuple[str, int], str | None] = {}
    for key, scene in world.scenes.items():
        part = somebody.parts.get(key)
        parts["season", scene.season] = part
        parts.update((("association", each), part) for each in scene.members)
        parts["person", scene.holder] = parts["person", scene.substitute] = part
    only_own = FOR.get(name, ITSELF) <= ITSELF
    return [
        f"{name} touches {tried.touched}: {kind} {row}"
        for kind, row in sorted(tried.belongs)
        if (kind, row) in parts
        and (
            parts[kind, row] is None
            or (only_own and kind == "association" and row not in somebody.own)
            or (only_own and kind == "person" and row != somebody.ids[0])
        )
    ]


def _overheard(world: World, somebody: Somebody, name: str, tried: Tried) -> list[str]:
    return [
        f"{name} tells of {each} in {key}"
        for key, scene in world.scenes.items()
        for each, said in scene.telltales.items()
        if said in tried.told and somebody.parts.get(key) not in READS[each]
    ]


def _stumbled(name: str, tried: Tried) -> list[str]:
    """Return what broke where a sentence of refusal is owed."""
    if tried.refused is None or isinstance(tried.refused, REFUSALS):
        return []
    return [f"{name} stumbles: {tried.refused!r}"]
