"""Sentences become strings in the addressee's language: gettext catalogues read from .po, Babel for numbers and dates.

Belongs here: looking up, formatting. Which language somebody reads is the person's setting in `storage`.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from conversation.sentences import Day, Joined, Lines, Sentence, Text, Value, Words

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"

InWords = Callable[[Decimal, str], str]


def read_catalogue(language: str) -> "Catalog":
    """Read the catalogue of `language` from the package `locales`."""
    from babel.messages.pofile import read_po

    source = files("locales").joinpath(language, "LC_MESSAGES", "messages.po")
    with source.open("rb") as file:
        return read_po(file, locale=language)


@cache
def _messages(language: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for message in read_catalogue(language):
        if message.id and message.string and not message.fuzzy:
            key = message.id[0] if isinstance(message.id, tuple | list) else message.id
            strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
            found[key] = tuple(strings)
    return found


class Translator:
    """Writes texts in one language. Figures by Babel (``1.234,5``), moments in the office's time zone."""

    def __init__(self, language: str, zone: tzinfo, in_words: InWords) -> None:
        self.language = language if language in LANGUAGES else DEFAULT_LANGUAGE
        self._zone = zone
        self._in_words = in_words
        self._locale = Locale.parse(self.language)
        self._messages = _messages(self.language)

    def write(self, text: Text) -> str:
        """Return `text` as a string."""
        match text:
            case str():
                return text
            case Sentence():
                return self._sentence(text)
            case Lines(parts):
                return "\n".join(self.write(part) for part in parts)
            case Joined(parts, between):
                return between.join(self.write(part) for part in parts)
            case Words(number):
                return self._in_words(number, self.language)
            case Day(moment):
                return self._day(moment)

    def figure(self, value: Decimal) -> str:
        """Return a figure as this language writes it, with every digit it has."""
        return format_decimal(value, locale=self._locale, decimal_quantization=False)

    def _sentence(self, said: Sentence) -> str:
        strings = self._messages.get(said.msgid)
        if strings is None:
            strings = (said.msgid,) if said.plural is None else (said.msgid, said.plural)
        # Vietnamese has one form for any number, English two.
        string = strings[0] if said.number == 1 or len(strings) == 1 else strings[1]
        return string.format(**{name: self._value(value) for name, value in said.values.items()})

    def _value(self, value: Value) -> str:
        match value:
            case Decimal():
                return self.figure(value)
            case bool() | int():
                return str(value)
            case datetime():
                return value.astimezone(self._zone).strftime("%H:%M %d/%m/%Y")
            case date():
                return value.strftime("%d/%m/%Y")
            case _:
                return self.write(value)

    def _day(self, moment: datetime | date) -> str:
        day = moment.astimezone(self._zone).date() if isinstance(moment, datetime) else moment
        name = format_date(day, "EEEE", locale=self._locale)
        return f"{name[0].lower()}{name[1:]} {day:%d/%m}" if self.language == "vi" else f"{name} {day:%d/%m}"


class Translators:
    """One `Translator` a language, made when first needed."""

    def __init__(self, zone: tzinfo, in_words: InWords) -> None:
        self._zone = zone
        self._in_words = in_words
        self._made: dict[str, Translator] = {}

    def __getitem__(self, language: str) -> Translator:
        if language not in self._made:
            self._made[language] = Translator(language, self._zone, self._in_words)
        return self._made[language]
