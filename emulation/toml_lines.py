"""Which line of a TOML text a key stands on.

The standard reader of TOML gives values without their places, and a person who mends a file needs the line. This is a
scan of text that is already known to be valid TOML; it finds headers and keys and skips values. It judges nothing.
"""

import re
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

_START = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?P<header>\[\[|\[|)")
_KEY = re.compile(r'[ \t]*(?:(?P<bare>[A-Za-z0-9_-]+)|"(?P<quoted>(?:[^"\\]|\\.)*)"|\'(?P<literal>[^\']*)\')[ \t]*')
_VALUE_PIECE = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[{]|[\]}]|\n|[^"\'#\[\]{}\n]+',
    re.DOTALL,
)


class Lines:
    """Lines by path: `("association", 3, "name")` is the name in the fourth `[[association]]`."""

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines

    def of(self, path: Path) -> int:
        """The line of a path, or of the nearest thing that holds it when it has none of its own (inline tables)."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]


def find_lines(text: str) -> Lines:
    """The line of every table header and key of a valid TOML text."""
    found: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    table: Path = ()
    for line, header, names in _statements(text):
        path: Path = () if header else table
        for place, name in enumerate(names):
            found.setdefault(path, line)
            path = (*path, name)
            last = place == len(names) - 1
            if header == "[[" and last:
                counts[path] = counts.get(path, -1) + 1
                found.setdefault(path, line)
                path = (*path, counts[path])
            elif header and path in counts:
                path = (*path, counts[path])
        found.setdefault(path, line)
        if header:
            table = path
    return Lines(found)


def _statements(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Each header (`[` or `[[`) or key (empty mark) with its line and its dotted name."""
    at = 0
    while at < len(text):
        start = _START.match(text, at)
        assert start is not None
        names, after = _names(text, start.end())
        if names:
            yield text.count("\n", 0, start.start("header")) + 1, start["header"], names
        at = _end_of_value(text, after, len(start["header"]))


def _names(text: str, at: int) -> tuple[list[str], int]:
    names: list[str] = []
    while match := _KEY.match(text, at):
        names.append(next(name for name in match.group("bare", "quoted", "literal") if name is not None))
        at = match.end()
        if text[at : at + 1] != ".":
            break
        at += 1
    return names, at


def _end_of_value(text: str, at: int, depth: int) -> int:
    """Where the line after a statement begins; `depth` brackets are open when the rest of it is read."""
    while piece := _VALUE_PIECE.match(text, at):
        at = piece.end()
        match piece.group():
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
            case "\n" if depth == 0:
                return at
    return len(text)
