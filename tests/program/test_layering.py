"""What import-linter cannot see about the tree's shape: names of channels, names and sizes of modules.

Which package may import which is in pyproject.toml, section importlinter.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "handlers", "reports", "storage", "conversation", "emulation")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

CHANNEL = re.compile(r"telegram|zalo", re.IGNORECASE)
MAY_NAME_A_CHANNEL = (
    *("bot/channels/", "bot/settings.py", "bot/app.py", "bot/web.py", "bot/command_line.py", "bot/commands/"),
    "emulation/numerals/",  # "zalo 0912..." is how a telephone number is announced: a word of the text, no channel
)
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}
LONGEST_MODULE = 400


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def words_of_code(path: Path) -> Iterator[tuple[int, str]]:
    """Every name and string of a module with its line; docstrings may speak of anything."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(said)) if id(node) not in docstrings:
                yield node.lineno, said
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) | ast.arg(arg=name):
                yield node.lineno, name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case ast.ImportFrom(module=str(name)):
                yield node.lineno, name


def test_there_is_something_to_look_at() -> None:
    assert {relative(path).partition("/")[0] for path in SOURCES} >= {"storage", "conversation", "emulation"}


def test_no_channel_is_named_outside_the_channels() -> None:
    elsewhere = (path for path in SOURCES if not relative(path).startswith(MAY_NAME_A_CHANNEL))
    named = [
        f"{relative(path)}:{line}: {word}"
        for path in elsewhere
        for line, word in words_of_code(path)
        if CHANNEL.search(word)
    ]
    assert named == []


def test_every_module_is_named_for_what_is_in_it() -> None:
    parts = {relative(path): {*path.relative_to(ROOT).with_suffix("").parts} for path in SOURCES}
    assert {path: found for path, words in parts.items() if (found := words & NAMES_THAT_SAY_NOTHING)} == {}


def test_no_module_grows_past_what_one_can_hold_in_mind() -> None:
    # A migration is frozen, never worked on.
    worked_on = [path for path in SOURCES if "migrations/versions" not in relative(path)]
    lengths = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in worked_on}
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_a_channel_named_in_code_is_found_and_one_in_a_docstring_is_not(tmp_path: Path) -> None:
    module = tmp_path / "reminders.py"
    module.write_text('"""Telegram may be spoken of."""\nif channel == "zalo_oa":\n    ...\n', encoding="utf-8")
    assert [(line, word) for line, word in words_of_code(module) if CHANNEL.search(word)] == [(2, "zalo_oa")]
