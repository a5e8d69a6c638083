"""Taking typed fields out of a TOML text and noting everything that is wrong on the way.

Here belongs what any of our TOML files needs: lines, types, unknown keys, times of this country, exact figures.
Here does not belong what a season is (`emulation.season_file`, `emulation.season_answers`).

A field that is wrong is noted once and stands in as a blank (`""`, `BLANK_TIME`, `()`), which later checks pass over,
so that one run names every problem of a file and no problem twice.
"""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from emulation.season_wrong import Problem, Reason, SeasonFileWrong
from emulation.toml_lines import Lines, Path, find_lines

COUNTRY_TIME = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICES_CLOSE = time(17)
BLANK_TIME = datetime.min.replace(tzinfo=COUNTRY_TIME)
TOO_LARGE = Decimal(10) ** 15
_REQUIRED = object()
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")

Choice = TypeVar("Choice", bound=StrEnum)


class Table:
    """One table of the file. A field that was asked for is known; `close` refuses the fields that nobody asked for."""

    def __init__(
        self,
        fields: Mapping[str, object],
        path: Path,
        lines: Lines,
        problems: list[Problem],
        *,
        absent: bool = False,
        kept: bool = False,
    ) -> None:
        self.fields = fields
        self.path = path
        self._lines = lines
        self._problems = problems
        self.absent = absent
        self._kept = kept
        self._taken: list[str] = []

    def wrong(self, field: str, reason: Reason, given: object = "", allowed: Sequence[str] = ()) -> None:
        """Notes a problem of one field of this table; an empty field means the table itself."""
        path = (*self.path, field) if field else self.path
        problem = Problem(
            line=self._lines.of(path), field=_dotted(path), reason=reason, given=str(given), allowed=tuple(allowed)
        )
        if problem not in self._problems:
            self._problems.append(problem)

    def once(self, field: str, given: str, seen: set[str], *, said: str | None = None) -> None:
        """Refuses what another table said before; `said` is what is compared when it is not the text itself."""
        if given and (said or given) in seen:
            self.wrong(field, Reason.DUPLICATE, given)
        if given:
            seen.add(said or given)

    def known(self, field: str, given: str, names: Collection[str]) -> None:
        """Refuses a reference to what is not in the file; a blank is passed over, and a blank name may be any."""
        if given and given not in names and "" not in names:
            self.wrong(field, Reason.NO_SUCH, given, sorted(filter(None, names)))

    def has(self, field: str) -> bool:
        return field in self.fields

    def text(self, field: str, default: str | None = None) -> str:
        """A text that is not empty, without blanks around it; `default` when the field is absent."""
        given = self._take(field, _REQUIRED if default is None else default)
        match given:
            case str() if given.strip() or not self.has(field):
                return given.strip()
            case str():
                self.wrong(field, Reason.EMPTY)
            case None:
                pass
            case _:
                self.wrong(field, Reason.WRONG_TYPE, given, ["text"])
        return ""

    def code(self, field: str, pattern: str, default: str | None = None) -> str:
        """A text that matches the whole pattern."""
        given = self.text(field, default)
        if given and not re.fullmatch(pattern, given):
            self.wrong(field, Reason.BAD_CODE, given, [pattern])
            return ""
        return given

    def choice(self, field: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """One word of a closed set."""
        return self._chosen(field, kind, self.text(field, default)) or next(iter(kind))

    def maybe(self, field: str, kind: type[Choice]) -> Choice | None:
        """One word of a closed set, None when absent or wrong."""
        return self._chosen(field, kind, self.text(field, ""))

    def flag(self, field: str) -> bool:
        given = self._take(field, False)
        if not isinstance(given, bool):
            self.wrong(field, Reason.WRONG_TYPE, given, ["true", "false"])
            return False
        return given

    def whole(self, field: str, least: int, most: int) -> int:
        """A whole number between two bounds; 0 stands in for a wrong one."""
        given = self._take(field, _REQUIRED)
        if given is None:
            return 0
        if not isinstance(given, int) or isinstance(given, bool):
            self.wrong(field, Reason.WRONG_TYPE, _quoted(given), ["whole number"])
            return 0
        if not least <= given <= most:
            self.wrong(field, Reason.OUT_OF_RANGE, given, [str(least), str(most)])
            return 0
        return given

    def quantity(self, field: str) -> Decimal | None:
        """An exact figure in base units, from 0 to below 10^15, with three decimals at most; None when absent.

        `28.000` is refused: TOML's twenty-eight is everybody's twenty-eight thousand here. `28.0000` is the former.
        """
        given = self._take(field, None)
        if given is None:
            return None
        if not isinstance(given, int | Decimal) or isinstance(given, bool):
            self.wrong(field, Reason.WRONG_TYPE, _quoted(given), ["number"])
            return None
        value = Decimal(given)
        if value.as_tuple().exponent == -3 and not self._kept:
            self.wrong(field, Reason.TWO_READINGS, given)
            return None
        if not value.is_finite() or not 0 <= value < TOO_LARGE or value != value.quantize(Decimal("0.001")):
            self.wrong(field, Reason.OUT_OF_RANGE, given, ["0", str(TOO_LARGE), "0.001"])
            return None
        return value

    def day(self, field: str) -> date | None:
        """A date, None when absent."""
        given = self._take(field, None)
        if given is None:
            return None
        if not isinstance(given, date) or isinstance(given, datetime):
            self.wrong(field, Reason.WRONG_TYPE, _quoted(given), ["date"])
            return None
        return given

    def instant(self, field: str, hour: time) -> datetime:
        """An instant of this country; a date alone means that day at `hour`, an offset in the file holds."""
        given = self._take(field, _REQUIRED)
        match given:
            case datetime(tzinfo=None):
                return given.replace(tzinfo=COUNTRY_TIME)
            case datetime() if date.min < given.date() < date.max:
                return given.astimezone(COUNTRY_TIME)
            case datetime():
                self.wrong(field, Reason.OUT_OF_RANGE, given)
                return BLANK_TIME
            case date():
                return datetime.combine(given, hour, COUNTRY_TIME)
            case None:
                return BLANK_TIME
            case _:
                self.wrong(field, Reason.WRONG_TYPE, _quoted(given), ["date", "date and time"])
                return BLANK_TIME

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts, each of them once; absent is empty."""
        found: list[str] = []
        for item in self._list(field):
            if not isinstance(item, str):
                self.wrong(field, Reason.WRONG_TYPE, item, ["text"])
            elif not item.strip():
                self.wrong(field, Reason.EMPTY)
            elif item.strip() in found:
                self.wrong(field, Reason.DUPLICATE, item)
            else:
                found.append(item.strip())
        return tuple(found)

    def choices(self, field: str, kind: type[Choice], default: Sequence[Choice]) -> tuple[Choice, ...]:
        """A list of words of a closed set."""
        if not self.has(field):
            self._taken.append(field)
            return tuple(default)
        chosen = [self._chosen(field, kind, word) for word in self.texts(field)]
        return tuple(word for word in chosen if word is not None)

    def wholes(self, field: str, default: Sequence[int], most: int) -> tuple[int, ...]:
        """A list of whole numbers from 0 to `most`, each of them once."""
        if not self.has(field):
            self._taken.append(field)
            return tuple(default)
        found: list[int] = []
        for item in self._list(field):
            if not isinstance(item, int) or isinstance(item, bool):
                self.wrong(field, Reason.WRONG_TYPE, item, ["whole number"])
            elif not 0 <= item <= most:
                self.wrong(field, Reason.OUT_OF_RANGE, item, ["0", str(most)])
            elif item in found:
                self.wrong(field, Reason.DUPLICATE, item)
            else:
                found.append(item)
        return tuple(found)

    def days(self, field: str) -> tuple[date, ...]:
        """A list of dates, in order."""
        found: list[date] = []
        for item in self._list(field):
            if not isinstance(item, date) or isinstance(item, datetime):
                self.wrong(field, Reason.WRONG_TYPE, item, ["date"])
            elif item in found:
                self.wrong(field, Reason.DUPLICATE, item)
            else:
                found.append(item)
        return tuple(sorted(found))

    def table(self, field: str, *, required: bool = True) -> "Table":
        """A table inside this one; an empty one stands in for one that is absent or no table."""
        given = self._take(field, _REQUIRED if required else {})
        if isinstance(given, dict):
            return self._inner(given, field)
        if given is not None:
            self.wrong(field, Reason.WRONG_TYPE, given, ["table"])
        return Table({}, (*self.path, field), self._lines, self._problems, absent=True)

    def tables(self, field: str, *, required: bool = True) -> "list[Table]":
        """The tables of a `[[field]]`."""
        given = self._take(field, _REQUIRED if required else [])
        if given is None:
            return []
        if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
            self.wrong(field, Reason.WRONG_TYPE, given, ["[[" + field + "]]"])
            return []
        if required and not given:
            self.wrong(field, Reason.EMPTY)
        return [self._inner(item, field, place) for place, item in enumerate(given)]

    def close(self) -> None:
        """Refuses every field that was not taken."""
        for field in self.fields:
            if field not in self._taken:
                self.wrong(field, Reason.UNKNOWN, field, list(dict.fromkeys(self._taken)))

    def _chosen(self, field: str, kind: type[Choice], given: str) -> Choice | None:
        try:
            return kind(given)
        except ValueError:
            if given:
                self.wrong(field, Reason.NOT_ONE_OF, given, list(kind))
            return None

    def _take(self, field: str, default: object) -> object:
        """The field as TOML gave it; a missing required one is noted and None."""
        self._taken.append(field)
        if field in self.fields:
            return self.fields[field]
        if default is _REQUIRED:
            if not self.absent:
                self.wrong(field, Reason.MISSING)
            return None
        return default

    def _list(self, field: str) -> list[object]:
        given = self._take(field, [])
        if not isinstance(given, list):
            self.wrong(field, Reason.WRONG_TYPE, given, ["list"])
            return []
        return given

    def _inner(self, fields: Mapping[str, object], *step: str | int) -> "Table":
        return Table(fields, (*self.path, *step), self._lines, self._problems, kept=self._kept)


def open_toml(text: str, *, kept: bool = False) -> tuple[Table, list[Problem]]:
    """The root table of a TOML text and the list its problems gather in; SeasonFileWrong when it is no TOML.

    A text that was `kept` was taken when `28.000` was not yet refused, and means what it meant then.
    """
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).replace("\r\n", "\n")
    try:
        fields = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        rows = text.splitlines() or [""]
        line = min(int(place[1]) if place else len(rows), len(rows))
        reason = Reason.IMPOSSIBLE_DATE if "date" in str(error).lower() else Reason.NOT_TOML
        raise SeasonFileWrong((Problem(line=line, field="", reason=reason, given=rows[line - 1].strip()),)) from error
    problems: list[Problem] = []
    return Table(fields, (), find_lines(text), problems, kept=kept), problems


def refuse_problems(problems: list[Problem]) -> None:
    """Raises SeasonFileWrong with all problems in the order of their lines, if there is any."""
    if problems:
        raise SeasonFileWrong(tuple(sorted(problems)))


def _quoted(given: object) -> str:
    """What stood there, a text in the quotation marks that made it one."""
    return f'"{given}"' if isinstance(given, str) else str(given)


def _dotted(path: Path) -> str:
    """`association[3].name`: places count from 1, as people count."""
    written = ""
    for step in path:
        written += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if written else step
    return written
