"""Votes on a stage: prepared, opened by two, cast through the ballot page's own door, closed.

Here: getting a ballot to where a test begins. `cast` does what the ballot page does once a link is opened.
"""

import re
from collections.abc import Mapping

from emulation.ballots.choices import Opinion
from emulation.ballots.contests import Ballot, BallotState
from emulation.people import Role
from handlers import booth
from tests.support.office import Office
from tests.support.script import Chat

RED_CROSS, WRITERS, LAWYERS, STUDY, BLIND = (
    "Hội Chữ thập đỏ",
    "Hội Văn học nghệ thuật",
    "Hội Luật gia",
    "Hội Khuyến học",
    "Hội Người mù",
)
LINK = re.compile(r"https://tongket\.example/phieu#([a-z2-7]{32})\.")


class Hall:
    """A bloc about to vote: those who conduct, and officers as they are needed."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.secretary = office.joined(Role.SECRETARY)
        self.head = office.joined(Role.HEAD, RED_CROSS)
        self.deputy = office.joined(Role.DEPUTY, WRITERS)
        self.staff = office.joined(Role.STAFF)
        self._officers: dict[str, Chat] = {RED_CROSS: self.head, WRITERS: self.deputy}

    def officer(self, association: str) -> Chat:
        """Return whoever sits for an association, who joins if nobody has."""
        if association not in self._officers:
            self._officers[association] = self.office.joined(Role.OFFICER, association)
        return self._officers[association]

    def everybody(self) -> dict[str, Chat]:
        """Return an officer of every member unit."""
        members = self.office.stage.read(lambda store: store.seasons.members(self.office.season().id))
        return {each.name: self.officer(each.name) for each in members}

    @property
    def ballot(self) -> Ballot:
        """The newest ballot of the season."""
        found: Ballot = self.office.stage.read(lambda store: store.ballots.of_season(self.office.season().id))[-1]
        return found

    def state(self) -> BallotState:
        """Return where the newest ballot stands."""
        return self.ballot.state

    def prepares(self, **standing: str) -> None:
        """Let the secretary prepare the vote; `standing` names who stands, by the contest's code."""
        self.secretary.says("/phieu")
        self.secretary.taps("Lập phiếu bình xét, bầu Trưởng khối")
        for contest in self.ballot.contests:
            if contest.code in standing:
                self.secretary.taps(f"Danh sách: {contest.name}")
                self.secretary.says(standing[contest.code])
                self.secretary.hears("đang chuẩn bị")

    def moves(self, words: str) -> None:
        """Let the secretary put a motion."""
        self.secretary.says("/phieu")
        self.secretary.taps("Lập phiếu biểu quyết một việc")
        self.secretary.says(words)

    def goes_to(self, chat: Chat) -> None:
        """Go to the newest ballot."""
        chat.says("/phieu")
        chat.taps(chat.labels[0])

    def opens(self, first: Chat | None = None, second: Chat | None = None) -> None:
        """Open the newest ballot by two persons, head and staff if nobody else is named."""
        for chat, label in ((first or self.head, "Đề nghị mở phiếu"), (second or self.staff, "Xác nhận mở phiếu")):
            self.goes_to(chat)
            chat.taps(label)
        assert self.ballot.state is BallotState.OPEN

    def closes(self, first: Chat | None = None, second: Chat | None = None) -> None:
        """Close the newest ballot by two persons."""
        ballot = self.ballot.id
        pairs = ((first or self.head, "Đề nghị đóng hòm phiếu"), (second or self.staff, "Xác nhận đóng hòm phiếu"))
        for chat, label in pairs:
            self.goes_to(chat)
            chat.taps(label)
        assert self.office.stage.read(lambda store: store.ballots.by_id(ballot)).state is BallotState.CLOSED

    def link(self, chat: Chat) -> str:
        """Ask for the personal link of a secret ballot; return its code."""
        chat.says("bỏ phiếu")
        chat.taps("Nhận đường dẫn trang bỏ phiếu")
        found = LINK.search(chat.heard)
        assert found is not None, chat.heard
        return found[1]

    def look(self, code: str) -> booth.Booth:
        """Open a personal link, as the page does."""
        found = self.office.stage.read(
            lambda store: booth.look(store, self.office.services, code, self.office.stage.clock.now())
        )
        assert isinstance(found, booth.Booth)
        return found

    def cast(self, code: str, *chosen: str, **by_contest: str) -> booth.Cast:
        """Cast a secret ballot as the page does: `chosen` in the first contest, comma-separated names in others."""
        stage, services = self.office.stage, self.office.services
        seen = self.look(code)
        wanted: dict[str, tuple[str, ...]] = {each: tuple(names.split(",")) for each, names in by_contest.items()}
        now = stage.clock.now()
        choices: Mapping[int, Mapping[int, Opinion]] = {
            contest.id: {
                each.id: Opinion.FOR
                for each in contest.candidates
                if each.name in (chosen if place == 0 and chosen else wanted.get(contest.code, ()))
            }
            for place, contest in enumerate(seen.ballot.contests)
        }
        done = stage.write(lambda store: booth.cast(store, services, code, choices, now, now))
        assert isinstance(done, booth.Cast)
        return done
