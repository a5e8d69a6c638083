"""What stands before and behind one number phrase: hedge, unit, doubts. What it means is not decided here."""

from collections.abc import Sequence
from decimal import Decimal

from emulation.numerals.lexicon import DOUBTFUL_SCALES, SLANG_SCALES, atom
from emulation.numerals.phrases import CLOSINGS, COMPOUNDS, HEDGES, LABELLED, LABELS, OPENINGS, OTHER_LABELS, Sense
from emulation.numerals.slips import is_word, slip_at
from emulation.numerals.tokens import Kind, Token, key
from emulation.numerals.units import MONEY, Family, Unit, unit_at
from emulation.numerals.values import Asked, Hedge, Why
from emulation.numerals.words import Number

_HEDGE_SIGNS = dict.fromkeys("~≈≃≅±", Hedge.ABOUT) | dict.fromkeys("<≤", Hedge.UNDER) | dict.fromkeys(">≥", Hedge.OVER)
_QUOTES = frozenset('"“”«»‘’')
_REFUSED_BEFORE = {Sense.DATE: Why.DATE, Sense.ORDINAL: Why.ORDINAL, Sense.DOCUMENT: Why.DOCUMENT}
_COUNTED = frozenset({Asked.COUNT, Asked.MONEY})
_HALF = key("rưỡi")
_CURRENCIES = frozenset({Family.MONEY, Family.FOREIGN})
_LONGEST_UNIT = 12
_LONGEST_LABEL = 8
_SUMS = frozenset(map(key, ("tiền", "kinh", "vốn", "dư", "thu", "chi")))
_COPULAS = frozenset(map(key, ("là", "được", "đạt", "có", "khoảng", "hơn", "gần", "trên")))


class Surroundings:
    """What was read around one number: the hedge, the senses of the phrases, the unit typed, the doubts, the refusal.

    `factor`: what the value may have to be multiplied by, where a slang scale word stands behind it. `open_end`: a
    hedge behind the number closed what `từ` opened (từ 50 trở lên). `half`: rưỡi stands behind the unit (hai tấn rưỡi).
    """

    def __init__(self, said: str, tokens: Sequence[Token], number: Number, asked: Asked) -> None:
        self.hedge = Hedge.NONE
        self.senses: set[Sense] = set()
        self.unit: Unit | None = None
        self.doubts: list[Why] = []
        self.refusal: Why | None = None
        self.factor = Decimal(1)
        self.open_end = False
        self.half = False
        self._label = ""
        self._said = said
        self._tokens = tokens
        self._number = number
        self._asked = asked
        self._by_words = tokens[number.end - 1].kind is Kind.WORD
        self._read_before()
        self._behind_unit = self._read_noun(self._read_unit(number.end))
        self._read_behind(self._behind_unit)
        self._name_by_label()

    def _read_before(self) -> None:
        at, last = 0, None
        before = self._tokens[: self._number.start]
        while at < len(before):
            if before[at].kind is not Kind.WORD:
                self._sign_before(at)
                last, at = None, at + 1
            elif (end := self._label_end(at)) is not None:
                last, at = Sense.NEUTRAL, end
            elif found := OPENINGS.at(before, at) or self._about_without_accents(at):
                last, at = found
                self.senses.add(last)
                self.hedge = HEDGES.get(last, self.hedge)
            elif (currency := unit_at(before, at)) and currency[0].family in _CURRENCIES:
                at = self._currency_before(*currency)
            else:
                self.doubts.append(Why.UNSURE)
                last, at = None, at + 1
        if last in _REFUSED_BEFORE:
            self.refusal = _REFUSED_BEFORE[last]
        elif last is Sense.SPEAKER:
            self.doubts.append(Why.ORDINAL)

    def _name_by_label(self) -> None:
        if self.unit is None and self._label:
            self.unit = Unit(name=self._label, family=Family.NOUN)

    def _label_end(self, at: int) -> int | None:
        """Behind `số hội viên:` and `tổng số suất quà là`: words that name what was asked for, and no other figure."""
        before_colon = self._tokens[self._number.start - 1].text == ":" and LABELLED.at(self._tokens, at)
        opened = LABELS.at(self._tokens, at) or (before_colon and (Sense.NOUN, at))
        if not opened:
            return None
        end = opened[1]
        while end < self._number.start and self._word_at(end):
            if OTHER_LABELS.at(self._tokens, end) or atom(self._tokens[end]):
                return None
            if self._tokens[end].key in _COPULAS:
                break
            end += 1
        if not opened[1] < end <= opened[1] + _LONGEST_LABEL:
            return None
        if self._tokens[opened[1]].key not in _SUMS:
            self._label = self._said[self._tokens[opened[1]].start : self._tokens[end - 1].end]
        return end

    def _about_without_accents(self, at: int) -> tuple[Sense, int] | None:
        """`tam 300` is tầm 300; before words `tam` is the number eight."""
        behind = self._tokens[at + 1]
        if self._tokens[at].bare == "tam" and behind.kind is Kind.NUMBER:
            return Sense.ABOUT, at + 1
        return None

    def _sign_before(self, at: int) -> None:
        token = self._tokens[at]
        number = self._tokens[self._number.start]
        beside = at == self._number.start - 1
        if token.text in _HEDGE_SIGNS:
            self.hedge = _HEDGE_SIGNS[token.text]
        elif token.text == "-" and (at == 0 or beside):
            if token.glued and self._word_at(at - 1):
                self.refusal = Why.DOCUMENT
            self.senses.add(Sense.NEGATIVE)
        elif token.text == "+" and at == 0:
            self.senses.add(Sense.PLUS)
        elif token.text in {".", ","} and beside and number.glued and not self._word_at(at - 1):
            self.refusal = Why.SEPARATOR
        elif currency := unit_at(self._tokens, at):
            self._currency_before(*currency)
        elif token.kind is not Kind.LINE and (at == 0 or token.text not in {",", ":", ".", "!"} | _QUOTES):
            self.doubts.append(Why.UNSURE)

    def _currency_before(self, unit: Unit, end: int) -> int:
        """VND 500.000, $500."""
        self.unit = unit
        if unit.family is not Family.MONEY:
            self.doubts.append(Why.FOREIGN_CURRENCY)
        return end

    def _read_unit(self, at: int) -> int:
        if self._number.unit:
            self.unit = MONEY
            return at
        if at >= len(self._tokens):
            return at
        if self._tokens[at].text == "+" and self._tokens[at].glued:
            self.hedge = Hedge.OVER
            return self._read_unit_word(at + 1)
        dotted = self._tokens[at].text == "." and unit_at(self._tokens, at + 1)
        return self._read_unit_word(at + 1 if dotted else at)

    def _read_unit_word(self, at: int) -> int:
        if at >= len(self._tokens):
            return at
        token = self._tokens[at]
        found = unit_at(self._tokens, at)
        if scale := self._doubtful_scale(token, known=found is not None):
            self.factor = scale
            self.doubts.append(Why.MISSPELT)
            return at + 1
        if found and not (found[0].family is Family.TIMES and self._asked in _COUNTED):
            self.unit, at = found
            if token.text.casefold() in {"m", "g", "l"} and (token.glued or self._by_words):
                self.doubts.append(Why.UNSURE)
            if self.unit.family is Family.FOREIGN:
                self.doubts.append(Why.FOREIGN_CURRENCY)
            return at
        if token.kind is Kind.WORD and token.glued and token.unaccented:
            if len(token.text) == 1:
                self.refusal = Why.CODE
            self.doubts.append(Why.UNSURE)
        return at

    def _doubtful_scale(self, token: Token, known: bool) -> Decimal | None:
        if token.kind is not Kind.WORD:
            return None
        if self._asked is Asked.MONEY and (slang := SLANG_SCALES.get(token.text.casefold())):
            return slang
        if not known and (foreign := DOUBTFUL_SCALES.get(token.text.casefold())):
            return foreign
        return DOUBTFUL_SCALES["mil"] if token.text == "M" else None

    def _read_noun(self, at: int) -> int:
        """The noun right behind the number, with what is coordinated to it: công trình, phần việc."""
        if self.unit or at >= len(self._tokens) or self._tokens[at].kind is not Kind.WORD:
            return at
        if at == self._number.end and (scale := slip_at(self._tokens, at, atom(self._tokens[at - 1]))):
            self.factor = scale
            self.doubts.append(Why.MISSPELT)
        start = at
        while at < len(self._tokens) and self._belongs_to_noun(at):
            self._doubt_garbled(self._tokens[at])
            at += 1
        if at > start:
            name = self._said[self._tokens[start].start : self._tokens[at - 1].end]
            self.unit = Unit(name=name, family=Family.NOUN)
            if at - start > _LONGEST_UNIT:
                self.doubts.append(Why.UNSURE)
        return at

    def _doubt_garbled(self, token: Token) -> None:
        """Behind a number in words, what is no word at all may have been one of its words."""
        if self._by_words and token.kind is Kind.WORD and len(token.text) > 1 and not is_word(token.text):
            self.doubts.append(Why.MISSPELT)

    def _belongs_to_noun(self, at: int) -> bool:
        token = self._tokens[at]
        if token.kind is Kind.WORD:
            if (closing := CLOSINGS.at(self._tokens, at)) and closing[0] is not Sense.NOUN:
                return False
            return not (atom(token) or COMPOUNDS.at(self._tokens, at))
        return token.text in {",", "-"} and self._between_words(at) and self._belongs_to_noun(at + 1)

    def _between_words(self, at: int) -> bool:
        return self._word_at(at - 1) and self._word_at(at + 1)

    def _word_at(self, at: int) -> bool:
        return 0 <= at < len(self._tokens) and self._tokens[at].kind is Kind.WORD

    def _read_behind(self, at: int) -> None:
        while at < len(self._tokens):
            token = self._tokens[at]
            if token.kind is not Kind.WORD:
                self._sign_behind(at)
                at += 1
            elif found := CLOSINGS.at(self._tokens, at) or COMPOUNDS.at(self._tokens, at):
                sense, at = found
                self.senses.add(sense)
                if sense is Sense.DOUBT:
                    self.doubts.append(Why.UNSURE)
                if sense in HEDGES:
                    self.hedge, self.open_end = HEDGES[sense], True
            elif token.key == _HALF and at == self._behind_unit:
                self.half = True
                at += 1
            else:
                if atom(token) and not (token.bare == "nam" and at > self._number.end):
                    self.doubts.append(Why.TWO_FIGURES)
                self._doubt_garbled(token)
                at += 1

    def _sign_behind(self, at: int) -> None:
        token = self._tokens[at]
        if token.text == ")" and all(before.text != "(" for before in self._tokens[:at]):
            self.doubts.append(Why.UNSURE)
        harmless = token.kind is Kind.LINE or token.text in {",", ".", "!", ":", ";", "(", ")"} | _QUOTES
        # What is counted per something (20 triệu/nhà) is no total.
        if not harmless and not (token.text == "-" and self._between_words(at)):
            self.doubts.append(Why.UNSURE)
