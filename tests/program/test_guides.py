"""The guides say what the program says: sentences and choices of its catalogues, words and commands that it takes.

In a guide ``> `` opens a sentence of the bot, ``**bold**`` is a choice, `` `code` `` is what somebody types.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from bot.command_line import app
from bot.settings import PREFIX, Settings
from conversation.text import fold
from conversation.translation import read_catalogue
from emulation.numerals import Asked, Plain, read
from handlers.catalogue import FLOWS

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
CHATS = [guide for guide in GUIDES if not guide.name.startswith("operator")]
PAGES = [*GUIDES, ROOT / "docs" / "security.md", ROOT / "README.md", ROOT / "README.vi.md"]

_FEWEST_LETTERS = 4
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_QUOTE = re.compile(r"(?m)^ *> (.+)$")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_CODE = re.compile(r"`([^`]+)`")
_BLOCK = re.compile(r"(?ms)^```\w*\n(.*?)^```$")
_TONGKET = re.compile(r"(?:\S*/)?tongket(?: ([^#|>]*))?$")
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


@dataclass(frozen=True)
class Sentence:
    """One entry of a catalogue: `fixed` is its longest stretch without a placeholder, by which it is looked up fast."""

    pattern: re.Pattern[str]
    fixed: str
    letters: int


@cache
def catalogue(language: str) -> Sequence[Sentence]:
    found = []
    for message in read_catalogue(language):
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        for text in (each for each in strings if message.id and each):
            stretches = _PLACEHOLDER.split(text.strip())
            pattern = re.compile(".+?".join(map(re.escape, stretches)))
            letters = sum(map(str.isalpha, "".join(stretches)))
            found.append(Sentence(pattern, max(stretches, key=len), letters))
    return found


@cache
def labels(language: str) -> frozenset[str]:
    return frozenset(fold(each.fixed) for each in catalogue(language))


def says(words: str, language: str, *, letters: int = 1) -> bool:
    """Tell whether these words are one sentence of the catalogue, with at least so many letters of its own."""
    return any(
        each.letters >= letters and each.fixed in words and each.pattern.fullmatch(words)
        for each in catalogue(language)
    )


def says_all(line: str, language: str) -> bool:
    """Tell whether a line is one sentence of the catalogue, or several one behind the other."""
    begins = {0}
    for end in (*(found.end() for found in re.finditer(r"[.?!](?= )", line)), len(line)):
        if any(says(line[begin:end], language, letters=_FEWEST_LETTERS) for begin in begins):
            begins.add(end + 1)
    return len(line) + 1 in begins


def is_understood(typed: str, language: str) -> bool:
    """Tell whether typing this leads somewhere: a command, plain words for one, a choice, a code or time, a figure."""
    if typed.startswith("/"):
        return typed.removeprefix("/").split()[0] in FLOWS.commands
    return (
        fold(typed) in FLOWS.words
        or fold(typed) in labels(language)
        or any(each.isdigit() for each in typed)
        or isinstance(read(typed, Asked.COUNT), Plain)
    )


def is_command(words: Sequence[str]) -> bool:
    """Tell whether the command line has this command, and these options."""
    at: Any = typer.main.get_command(app)
    for word in words:
        if word.startswith("--"):
            if word not in {"--help", *(name for each in at.params for name in each.opts)}:
                return False
        elif hasattr(at, "commands"):
            if word not in at.commands:
                return False
            at = at.commands[word]
    return True


def language_of(guide: Path) -> str:
    return "vi" if guide.name.endswith(".vi.md") else "en"


def conversation(guide: Path) -> str:
    """A guide without its blocks of commands."""
    return _BLOCK.sub("", guide.read_text(encoding="utf-8"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_sentence_quoted_is_one_the_bot_says(guide: Path) -> None:
    quoted = [each.strip() for each in _QUOTE.findall(conversation(guide))]
    assert quoted
    assert [each for each in quoted if not says_all(each, language_of(guide))] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_choice_named_is_one_the_bot_offers(guide: Path) -> None:
    named = {" ".join(each.split()) for each in _BOLD.findall(conversation(guide))}
    assert [each for each in sorted(named) if not says(each, language_of(guide))] == []


@pytest.mark.parametrize("guide", CHATS, ids=lambda path: path.name)
def test_everything_to_be_typed_to_the_bot_is_understood(guide: Path) -> None:
    typed = {" ".join(each.split()) for each in _CODE.findall(conversation(guide)) if not each.startswith("tongket")}
    assert [each for each in sorted(typed) if not is_understood(each, language_of(guide))] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_command_setting_and_page_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    typed = [_TONGKET.match(each) for each in (*lines, *_CODE.findall(_BLOCK.sub("", text)))]
    assert [found[0] for found in typed if found and not is_command((found[1] or "").split())] == []
    fields = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(rf"{PREFIX}[A-Z_]+[A-Z]", text)) <= fields
    assert [link for link in _LINK.findall(text) if "://" not in link and not (page.parent / link).exists()] == []
