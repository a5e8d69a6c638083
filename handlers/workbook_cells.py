"""The cells of a filled form, sorted: what may be entered, what is asked about first, what cannot be read.

Belongs here: judging each cell by the rules of typed answers. What a cell holds is `emulation.form`; what is said and
kept is `handlers.workbook`.
"""

from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct, field

from conversation.sentences import Text, say
from emulation.bloc import Asked, Period
from emulation.figures import Figure
from emulation.form import Cell, Filled, Written, answered
from emulation.numerals import Ambiguous, Plain, Quantity, Unreadable
from handlers import Turn, answers, doubts, wording
from handlers.places import Desk
from handlers.unreadable import explain

Answer: TypeAlias = tuple[int, str, Decimal, str, str]
"""The indicator, the cell, the value in its unit, the hedge, the words of the cell."""
Skip: TypeAlias = tuple[int, str]
"""The indicator, and why there is no figure."""
Open: TypeAlias = tuple[int, str, str, tuple[tuple[Decimal, str], ...]]
"""The indicator, the cell, its words, and each value they may mean, with its hedge."""

_MOST_READINGS = 4


class Sorted(Struct):
    """The cells of a form; `listed` and `troubles` are their lines, `standing` counts those that change nothing."""

    answers: list[Answer] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    listed: list[Text] = field(default_factory=list)
    troubles: list[Text] = field(default_factory=list)
    standing: int = 0


def sort(turn: Turn, desk: Desk, period: Period, filled: Filled) -> Sorted:
    """Judge every cell of a form."""
    asked = {each.indicator.code: each for each in turn.store.seasons.asked(desk.association.id, period.id)}
    given = turn.store.figures.of(desk.association.id, period.id)
    found = Sorted()
    met: set[str] = set()
    for cell in filled.cells:
        this = asked.get(cell.code)
        if this is not None and cell.code not in met:
            met.add(cell.code)
            _Judged(turn, desk, period, this, given.get(this.indicator.id), cell).into(found)
        elif cell.written is not Written.EMPTY:
            found.troubles.append(say("{cell}: this row is not one of the form's.", cell=cell.place))
    return found


class _Judged(Struct, frozen=True):
    """One cell beside what is known of its indicator."""

    turn: Turn
    desk: Desk
    period: Period
    asked: Asked
    standing: Figure | None
    cell: Cell

    def into(self, found: Sorted) -> None:
        """Put the cell where it belongs."""
        measured = self.asked.indicator
        match self.cell.written:
            case Written.EMPTY:
                self._empty(found)
                return
            case Written.FORMULA:
                found.troubles.append(self._line(say("it is a formula without a result; please type the figure.")))
                return
            case Written.ERROR:
                error = say("it shows an error ({error}); please type the figure.", error=self.cell.text)
                found.troubles.append(self._line(error))
                return
            case _:
                pass
        match answered(self.cell, measured, answers.read_as):
            case Plain(quantity):
                self._plain(quantity, found)
            case Ambiguous(readings=()) | Unreadable() as unread:
                why = explain(unread.why, wording.unit(measured, self.turn.sender.language))
                found.troubles.append(self._line(why))
            case Ambiguous(readings=readings):
                self._asked_about(readings[:_MOST_READINGS], found)

    def _empty(self, found: Sorted) -> None:
        reason = self.cell.note
        if not reason or (self.standing is not None and self.standing.skipped == reason):
            return
        found.skips.append((self.asked.indicator.id, reason))
        found.listed.append(self._line(say("no figure, because: {reason}", reason=reason)))

    def _plain(self, quantity: Quantity, found: Sorted) -> None:
        measured = self.asked.indicator
        if self._stands(quantity):
            found.standing += 1
        elif (
            answers.of_something_else(quantity, measured)
            or doubts.questioned(self.turn, self.desk, self.period.id, self.asked, quantity.value) is not None
        ):
            self._asked_about((quantity,), found)
        else:
            answer = (measured.id, self.cell.place, quantity.value, quantity.hedge.value, self._words)
            found.answers.append(answer)
            shown = wording.hedged(quantity.value, quantity.hedge, measured, self.turn.sender.language)
            found.listed.append(self._line(shown))

    def _asked_about(self, readings: tuple[Quantity, ...], found: Sorted) -> None:
        offered = tuple((each.value, each.hedge.value) for each in readings)
        found.open.append((self.asked.indicator.id, self.cell.place, self._words, offered))

    def _stands(self, quantity: Quantity) -> bool:
        """Whether the figure stands already; the form writes a number, and a number says nothing of "nearly"."""
        standing, cell = self.standing, self.cell
        if standing is None or standing.value != quantity.value or cell.note not in standing.words:
            return False
        return cell.written is not Written.WORDS or standing.hedge is quantity.hedge

    @property
    def _words(self) -> str:
        return f"{self.cell.text} ({self.cell.note})" if self.cell.note else self.cell.text

    def _line(self, said: Text) -> Text:
        name = wording.label(self.asked.indicator, self.turn.sender.language)
        return say("- {cell}, {name}: {said}", cell=self.cell.place, name=name, said=said)
