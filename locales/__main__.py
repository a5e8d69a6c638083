"""Keep the catalogues: `python -m locales update` after changing a sentence, `python -m locales check` in every test.

Belongs here: the comparison of code, template and catalogues. Nothing at run time uses this.
"""

import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

_HERE = Path(__file__).parent
_SOURCES = ("bot", "conversation", "handlers", "reports")
_LANGUAGES = ("vi", "en")
_TEMPLATE = _HERE / "messages.pot"
# Which arguments of which functions are msgids.
_KEYWORDS = {"say": (1,), "count": (2, 3)}


def _catalogue(language: str) -> Path:
    return _HERE / language / "LC_MESSAGES" / "messages.po"


def _extracted() -> Catalog:
    """Return every sentence that the code says."""
    found = Catalog(project="tongket", charset="utf-8", header_comment="# Sentences of tongket.\n#")
    for package in _SOURCES:
        folder = _HERE.parent / package
        if folder.is_dir():
            for name, _, message, comments, _ in extract_from_dir(
                folder, keywords=_KEYWORDS, method_map=[("**.py", "python")]
            ):
                found.add(message, None, [(f"{package}/{name}", 0)], auto_comments=comments)
    return found


def _written(catalogue: Catalog) -> bytes:
    """Return the catalogue's text: sorted, without dates and line numbers, so that it changes only with its words."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    header = (
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: {catalogue.locale or ""}\\n"\n'
    )
    if catalogue.locale is not None:
        header += f'"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    return (header + "\n").encode() + buffer.getvalue()


def update() -> None:
    """Write the template, and bring each catalogue to it; English is filled in, since its sentences are the msgids."""
    template = _extracted()
    _TEMPLATE.write_bytes(_written(template))
    for language in _LANGUAGES:
        path = _catalogue(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        old = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
        new = Catalog(locale=language, charset="utf-8")
        for message in template:
            if message.id:
                before = old.get(message.id)
                new.add(message.id, message.id if language == "en" else before.string if before else "")
        path.write_bytes(_written(new))


def problems() -> Iterator[str]:
    """Say what is wrong: a stale template, a missing, fuzzy or superfluous entry, a differing placeholder."""
    template = _extracted()
    if not _TEMPLATE.exists() or _TEMPLATE.read_bytes() != _written(template):
        yield "locales/messages.pot is stale: run python -m locales update"
    wanted = {message.id for message in template if message.id}
    for language in _LANGUAGES:
        catalogue = read_po(io.BytesIO(_catalogue(language).read_bytes()), locale=language)
        entries = {message.id: message for message in catalogue if message.id}
        for missing in sorted(wanted - entries.keys(), key=str):
            yield f"{language}: missing: {missing!r}"
        for superfluous in sorted(entries.keys() - wanted, key=str):
            yield f"{language}: nobody says: {superfluous!r}"
        for message in entries.values():
            yield from (f"{language}: {problem}: {message.id!r}" for problem in _wrong(message))


def _wrong(message: Message) -> Iterator[str]:
    ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
    strings = message.string if isinstance(message.string, tuple | list) else (message.string or "",)
    if message.fuzzy:
        yield "fuzzy"
    if not all(strings):
        yield "not translated"
    elif any(_placeholders(text) != _placeholders(ids[-1]) for text in strings):
        yield "placeholders differ"


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def main() -> int:
    """Run the verb given."""
    match sys.argv[1:]:
        case ["update"]:
            update()
            return 0
        case ["check"]:
            found = list(problems())
            for problem in found:
                sys.stderr.write(problem + "\n")
            return 1 if found else 0
        case _:
            sys.stderr.write("usage: python -m locales update | check\n")
            return 2


if __name__ == "__main__":
    sys.exit(main())
