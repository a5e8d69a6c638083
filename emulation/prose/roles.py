"""What a figure of a narrative says: result, plan, result against plan, change, running total, or something else.

Rules in their order; the first that fits decides. Which numbers are figures at all is not decided here.
"""

from collections.abc import Sequence

from emulation.prose import role_words as words
from emulation.prose.drafts import Draft, Part
from emulation.prose.nouns import COUNTED
from emulation.prose.values import Role
from emulation.prose.wordlists import Line, Phrases


def roles_of(line: Line, drafts: Sequence[Draft]) -> list[Role]:
    """The roles of the figures of a sentence, in their order; each may follow from those before it."""
    roles: list[Role] = []
    for number, draft in enumerate(drafts):
        roles.append(roles[-1] if draft.part is Part.HIGH else _Roles(line, drafts, number, roles).role())
    return roles


class _Roles:
    def __init__(self, line: Line, drafts: Sequence[Draft], number: int, earlier: Sequence[Role]) -> None:
        self.line, self.drafts, self.number = line, drafts, number
        self.draft = drafts[number]
        self.role_before = earlier[number - 1] if number else None
        start, end = self.draft.start, self.draft.end
        self.previous = drafts[number - 1].end if number else 0
        self.following = drafts[number + 1].start if number + 1 < len(drafts) else len(line)
        self.clause = self._back(start, {";"}, 60)
        self.near = max(self._back(start, {",", ";", "("}, 20), self.previous)
        self.ahead = self._ahead(end, {",", ";", ")", "("}, 14)

    def _back(self, at: int, signs: set[str], reach: int) -> int:
        return self.line.behind_last(signs, max(0, at - reach), at)

    def _ahead(self, at: int, signs: set[str], reach: int) -> int:
        ceiling = min(self.following, at + reach)
        while at < ceiling and self.line.word(at) not in signs:
            at += 1
        return at

    def before(self, phrases: Phrases) -> bool:
        return phrases.within(self.line, self.near, self.draft.start)

    def behind(self, phrases: Phrases) -> bool:
        return phrases.within(self.line, self.draft.end, self.ahead)

    def unit(self, phrases: Phrases) -> bool:
        """Whether the unit is of a list, by its first words."""
        return not self.draft.percent and phrases.at(self.line, self.draft.after) is not None

    def role(self) -> Role:
        return self._percent() if self.draft.percent else self._of_plan_times() or self._count()

    def _future(self) -> bool:
        """Whether a word of plans stands before, nothing said to be done between."""
        floor = max(0, self.draft.start - 80)
        at = words.FUTURE.last(self.line, floor, self.draft.start)
        if at is None or words.DONE.within(self.line, at, self.draft.start):
            return False
        if words.FUTURE_NOW.at(self.line, at) is not None:
            return True
        return words.FUTURE_NOW.within(self.line, floor, self.draft.start)

    # --- percentages ---------------------------------------------------------------------------------------------

    def _percent(self) -> Role:
        line, draft = self.line, self.draft
        plan = self.behind(words.PLAN)
        past = self.behind(words.PAST)
        if past and not (plan and not self.before(words.CHANGE)):
            return Role.GROWTH
        if plan:
            return Role.TARGET if self._future() and not self._done_before() else Role.PERCENT_OF_PLAN
        if self._future():
            return Role.TARGET
        if self._changed():
            return Role.GROWTH
        if self._ends(words.EXCESS):
            return Role.PERCENT_OF_PLAN
        if self._ends(words.SHARE) or words.PART_OF_THEM.at(line, draft.end) is not None:
            return Role.OTHER
        if self.role_before is Role.GROWTH and line.word(self.previous) == "(" and draft.start - self.previous <= 2:
            return Role.GROWTH
        if self.before(words.AVERAGE) or self._share_in_brackets():
            return Role.OTHER
        if self._against_plan():
            return Role.PERCENT_OF_PLAN
        if self._is_total() and line.word(draft.start - 1) != "(":
            return Role.CUMULATIVE
        return Role.ACTUAL

    def _share_in_brackets(self) -> bool:
        """`284 đại biểu (59%)`: with nothing beside it, a part of the whole."""
        bracketed = self.line.word(self.draft.start - 1) == "(" and self.line.word(self.draft.end) == ")"
        return bracketed and self.draft.readings[0] <= 100

    def _against_plan(self) -> bool:
        """`đạt tỷ lệ 161,77%`, `(đạt 105%)`, `hoàn thành 100%`: of the plan, where the rest does not say otherwise."""
        if self._ends(words.DONE_OF):
            return True
        if not self._ends(words.REACHED) and self.line.word(self.draft.start - 1) not in {"(", "-", ","}:
            return False
        if self.line.is_word(self.draft.end) and not self.line.capital(self.draft.end) and self._noun_behind():
            return False
        pair = self.drafts[self.number - 1] if self.number else None
        if pair is not None and pair.part is Part.OF:
            return self.role_before is Role.TARGET
        if self.draft.readings[0] > 100:
            return True
        if pair is None:
            return False
        # `tiếp nhận 12.610 đơn vị máu, đạt 82,96%`: of what was planned, unless a rate is named.
        done = self.role_before is Role.ACTUAL and not pair.percent and self.line.word(pair.end) == ","
        reached = done and self._ends(words.REACHED) and not self.before(words.RATE)
        return reached or words.PLAN.within(self.line, pair.end, self.draft.start)

    def _noun_behind(self) -> bool:
        return COUNTED.at(self.line, self.draft.end) is not None

    def _ends(self, phrases: Phrases) -> bool:
        """Whether a phrase stands right before the figure, a hedge between or not."""
        at = self.draft.start
        if self.line.word(at - 1) in {"hơn", "trên", "gần", "khoảng", "tới", "đến", "xấp xỉ", "là", "được"}:
            at -= 1
        return phrases.ending(self.line, at) is not None or phrases.ending(self.line, self.draft.start) is not None

    def _changed(self) -> bool:
        """`tăng 20%`, `giảm 1,2%`; not `tăng lên 52%`, which is the result."""
        at = words.CHANGE.last(self.line, self.near, self.draft.start)
        if at is None:
            return False
        gap = self.line.words[at : self.draft.start]
        return not {"đạt", "còn", "được", "là"} & set(gap[1:]) and len(gap) <= 5 and "lên" not in gap[1:]

    def _done_before(self) -> bool:
        return self.before(words.REACHED)

    # --- counts and sums -----------------------------------------------------------------------------------------

    def _of_plan_times(self) -> Role | None:
        compared = self.before(words.CHANGE) or self.behind(words.PLAN) or self.behind(words.PAST)
        if self.draft.unit != "lần" or not compared:
            return None
        return Role.PERCENT_OF_PLAN if self.behind(words.PLAN) else Role.GROWTH

    def _count(self) -> Role:
        for rule, role in (
            (self._is_target_of, Role.TARGET),
            (self._is_price, Role.OTHER),
            (self._is_body, Role.OTHER),
            (self._is_award, Role.OTHER),
            (self._is_plan, Role.TARGET),
            (self._is_universe, Role.OTHER),
            (self._future, Role.TARGET),
            (self._is_growth, Role.GROWTH),
            (self._is_total, Role.CUMULATIVE),
            (self._is_stock, Role.CUMULATIVE),
        ):
            if rule():
                return role
        return Role.ACTUAL

    def _is_target_of(self) -> bool:
        return self.draft.part is Part.OF and self._of_plan()

    def _of_plan(self) -> bool:
        """a/b where b is the plan: it says so behind, or what follows is more than all of it."""
        if words.PLAN_UNIT.at(self.line, self.draft.after) is not None or self.behind(words.PLAN):
            return True
        return self.drafts[self.number - 1].readings[0] > self.draft.readings[0]

    def _is_universe(self) -> bool:
        return self.draft.part is Part.OF

    def _is_price(self) -> bool:
        """20 triệu đồng/nhà, mỗi suất 500.000 đồng, bình quân 3 buổi."""
        if self.line.word(self.draft.end) == "/" and self.line.is_word(self.draft.end + 1):
            return True
        if self.number + 1 < len(self.drafts) and self.draft.part is Part.LOW:
            high = self.drafts[self.number + 1]
            if self.line.word(high.end) == "/" and self.line.is_word(high.end + 1):
                return True
        at = words.AVERAGE.last(
            self.line, max(self.previous, self._back(self.draft.start, {";", ","}, 12)), self.draft.start
        )
        if at is None:
            return False
        return self.draft.start - at <= 9 and not self._ends(words.CHANGE)

    def _is_body(self) -> bool:
        if not self.unit(words.BODIES):
            return False
        if self._ends(words.SPLIT):
            return True
        first = max(0, self.draft.start - 30)
        at = words.BODY.last(self.line, first, self.draft.start)
        if at is None or not self._ends(words.BODY_HOLDS):
            return False
        return not words.DONE.within(self.line, at, self.draft.start)

    def _is_award(self) -> bool:
        if self.unit(words.AWARD_UNITS):
            return True
        if not self.unit(words.AWARDEES):
            return False
        reach = 40
        start = self._back(self.draft.start, {";"}, reach)
        end = min(len(self.line), self.draft.end + 16)
        at = words.AWARDED.last(self.line, start, self.draft.start)
        if at is not None:
            return True
        clause = next((each for each in range(self.draft.end, end) if self.line.word(each) in {";", "."}), end)
        return words.AWARDED.within(self.line, self.draft.end, clause)

    def _is_plan(self) -> bool:
        """chỉ tiêu giao 120; not `đạt 120% kế hoạch`."""
        at = words.PLAN_IS.last(self.line, self.near, self.draft.start)
        if at is None or self.draft.start - at > 7:
            return False
        gap = set(self.line.words[at : self.draft.start])
        return not {"đạt", "được", "%"} & gap or "được giao" in " ".join(self.line.words[at : self.draft.start])

    def _is_growth(self) -> bool:
        joined = self.role_before is Role.GROWTH and self._joined()
        if joined and (self.behind(words.PAST) or self.line.word(self.draft.start - 1) == "và"):
            return True
        if not self._changed():
            return False
        at = words.CHANGE.last(self.line, self.near, self.draft.start)
        return at is not None and self.draft.start - at <= 3

    def _is_total(self) -> bool:
        """A word of running totals before it in its clause; or a span of years, there or opening the sentence."""
        line, start = self.line, self.draft.start
        if self._now() or self._total(self.clause, start) is not None or self._opened_by_total():
            return True
        inside = self._joined() or words.IN_WHICH.within(line, self.previous, start)
        if self.role_before is Role.CUMULATIVE and inside:
            return True
        at = words.SPAN_OF_YEARS.last(line, self.clause, start)
        if at is None:
            at = words.SPAN_OF_YEARS.last(line, 0, min(12, start))
        return at is not None and not line.quoted[at]

    def _opened_by_total(self) -> bool:
        """`Đến nay, ...; ...` holds for the whole sentence, until it speaks of this year."""
        behind = self._total(0, min(6, self.draft.start))
        return behind is not None and not words.THIS_YEAR.within(self.line, behind, self.draft.start)

    def _joined(self) -> bool:
        """Whether nothing but a comma or `và` stands between the figure before and this one."""
        return self.line.words[self.previous : self.draft.start] in words.JOINTS

    def _total(self, first: int, end: int) -> int | None:
        """The index behind the first word of running totals; `hiện có` in `thực hiện có hiệu quả` is none."""
        for at, behind in words.TOTAL.all(self.line, first, end):
            done = self.line.word(at) == "hiện" and self.line.word(at - 1) in words.BEFORE_HIEN
            if behind <= self.draft.start and not done and words.FROM_NEW_YEAR.ending(self.line, at) is None:
                return behind
        return None

    def _now(self) -> bool:
        """`Hiện, quỹ đạt...`; but not thực hiện, thể hiện."""
        return any(
            at == 0 or self.line.word(at - 1) in {",", ";", ".", ":", "-"}
            for at in self.line.where.get("hiện", ())
            if self.clause <= at < self.draft.start
        )

    def _is_stock(self) -> bool:
        if not self.unit(words.STOCKS) or self.before(words.NEW):
            return False
        if self._ends(words.HOLDS):
            return True
        # `11 chi hội trực thuộc, 236 hội viên`: what stands in a list with a stock is one.
        stood = self.role_before is Role.CUMULATIVE and not words.NEW.within(self.line, self.previous, self.draft.start)
        return stood and self.draft.start - self.previous <= 5
