"""`python -m benchmarks.figures`: reading figures, beside the library `vietnam-number`, in one run.

Here: values and sentences a second, how much of the public corpus each reads right, and the slowest text. The corpus is
`tests/corpus`, its scoring its own `score.py`; ours was written with it in sight, so its share says less than the
library's. A ValueError of the library counts as a refusal.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from statistics import median
from types import ModuleType

from vietnam_number import w2n

from emulation.numerals import Asked, Plain, parse_line, read
from emulation.numerals.tokens import bare
from emulation.prose.finding import find

_CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
_ROUNDS = 5
_LEAST_SECONDS = 0.3

_RANDOM = 100_000
_SEED = 20231215
_CHARACTERS = "0123456789.,/- %đktrtỷ~+()\u200b\u00a0\n٣²①\u0301hơngầnkhôg"
_PIECES = """gần hơn khoảng không chưa có dưới trên đạt vượt tăng giảm từ đến năm tháng ngày đồng % tỷ triệu nghìn tr k
số một hai ba tư lăm mười mươi trăm linh rưỡi phẩy nửa 0 1 28 1.234 12,5 1,234 / - ( ) hội viên là : kế hoạch""".split()
_NUMBER_WORDS = """khong mot hai ba bon tu nam lam nham sau bay tam chin muoi ham bam chuc tram nghin ngan ngin van
trieu ty ti ruoi""".split()

HOSTILE = {
    "200 digits": "9" * 200,
    "groups of digits": "1 000 " * 33,
    "number words": "một trăm " * 22,
    "scale words": "nghìn tỷ " * 22,
    "fractions": "1/2" * 66,
    "ranges": "từ 1 đến 2 " * 18,
    "unknown words": "khoảng ấy " * 20,
    "combining marks": "a" + "\u0301" * 199,
    "200,000 characters": "1." * 100_000,
}
"""Answers made to be slow. What is longer than an answer is refused unread, so they fill the 200 characters allowed."""

HOSTILE_NARRATIVES = {
    "one long line of figures": "12 hội viên, " * 2_000,
    "numbers without spaces": "1/2-3." * 4_000,
    "words of plans": "phấn đấu kế hoạch chỉ tiêu " * 1_000 + "5 hội",
    "opened quotes": "“" * 10_000 + "5 hội",
}


def corpus_scoring() -> ModuleType:
    """The corpus's own score.py."""
    spec = importlib.util.spec_from_file_location("corpus_score", _CORPUS / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours(row: Mapping[str, str]) -> Mapping[str, object]:
    """Our answer to one row of the corpus."""
    return parse_line({"id": row["id"], "text": json.loads(row["input"]), "asked": row["asked"]})


def library(row: Mapping[str, str]) -> Mapping[str, object]:
    """The library's answer to one row; it knows neither questions nor hedges."""
    try:
        value = w2n(json.loads(row["input"]))
    except (ValueError, KeyError, IndexError, TypeError):
        return {"status": "error"}
    return {"status": "ok", "value": str(value), "approx": "none"}


def accuracy(
    rows: Sequence[Mapping[str, str]], answer: Callable[[Mapping[str, str]], Mapping[str, object]]
) -> tuple[float, float]:
    """The parts of the rows that are read as labelled, and that are silently wrong."""
    scoring = corpus_scoring()
    strict = silent = 0
    for row in rows:
        said, accepted = answer(row), scoring.outcomes(row)
        strict += scoring.fits(said, accepted[0])
        silent += said["status"] == "ok" and not any(
            status == "OK" and scoring.same(said["value"], value) for status, value, _ in accepted
        )
    return strict / len(rows), silent / len(rows)


def random_texts(seed: int, number: int) -> Iterator[str]:
    """Strings of up to 40 characters: any of Unicode, the characters of answers, and words of answers in any order."""
    draw = random.Random(seed)
    for _ in range(number):
        match draw.randrange(3):
            case 0:
                yield "".join(chr(draw.randrange(0x110000)) for _ in range(draw.randrange(40)))
            case 1:
                yield "".join(draw.choice(_CHARACTERS) for _ in range(draw.randrange(25)))
            case _:
                yield " ".join(draw.choice(_PIECES) for _ in range(draw.randrange(8)))


def out_of_nothing(texts: Iterable[str]) -> list[str]:
    """The texts out of which a value is read though neither a digit nor a number word stands in them."""
    kinds = cycle(Asked)
    return [text for text in texts if isinstance(read(text, next(kinds)), Plain) and not _has_number(text)]


def _has_number(text: str) -> bool:
    folded = unicodedata.normalize("NFKC", "".join(char for char in text if unicodedata.category(char) != "Cf"))
    return any(char in "0123456789" for char in folded) or any(word in bare(folded) for word in _NUMBER_WORDS)


def rate(run: Callable[[], object], number: int) -> float:
    """How many of `number` things a second `run` does, the median of some rounds."""
    rates = []
    for _ in range(_ROUNDS):
        began, done = time.perf_counter(), 0
        while time.perf_counter() - began < _LEAST_SECONDS:
            run()
            done += number
        rates.append(done / (time.perf_counter() - began))
    return median(rates)


def slowest(texts: Mapping[str, str], reading: Callable[[str], object]) -> tuple[str, float]:
    """The text that takes longest, and its milliseconds."""
    took = {}
    for name, text in texts.items():
        began = time.perf_counter()
        reading(text)
        took[name] = (time.perf_counter() - began) * 1000
    name = max(took, key=lambda each: took[each])
    return name, took[name]


def main() -> int:
    """Print it all; 1 when a figure of ours is silently wrong, or read out of nothing."""
    with (_CORPUS / "numbers.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    asked = [(json.loads(row["input"]), Asked(row["asked"])) for row in rows]
    # What both can read: numbers in words, which is all that the library claims.
    worded = [text for text, kind in asked if _value(text, kind) is not None and _library_value(text) is not None]
    with (_CORPUS / "prose.jsonl").open(encoding="utf-8") as file:
        narratives = [json.loads(line)["text"] for line in file]
    mine = rate(lambda: [read(text, Asked.COUNT) for text in worded], len(worded))
    theirs = rate(lambda: [w2n(text) for text in worded], len(worded))
    whole = rate(lambda: [read(text, kind) for text, kind in asked], len(asked))
    sentences = rate(lambda: [find(text) for text in narratives], len(narratives))
    print("\nReading figures: the public corpus, values and sentences a second.")
    for name, answer in (("tongket", ours), ("vietnam-number", library)):
        strict, silent = accuracy(rows, answer)
        print(f"  {name:<15} {strict:>6.1%} of {len(rows)} answers read as labelled, {silent:.1%} silently wrong")
    print(
        f"  the {len(worded)} answers both read: {mine:,.0f}/s, vietnam-number {theirs:,.0f}/s ({mine / theirs:.2f} x)"
    )
    print(f"  all {len(rows)} answers: {whole:,.0f}/s; narratives: {sentences:,.0f} sentences/s")
    began = time.perf_counter()
    invented = out_of_nothing(random_texts(_SEED, _RANDOM))
    spent = time.perf_counter() - began
    print(f"  {_RANDOM:,} random strings in {spent:.0f} s: no exception, {len(invented)} values out of nothing")
    name, took = slowest(HOSTILE, lambda text: read(text, Asked.COUNT))
    print(f"  slowest answer: {name}, {took:.1f} ms")
    name, took = slowest(HOSTILE_NARRATIVES, find)
    print(f"  slowest narrative: {name}, {took:.0f} ms for {len(HOSTILE_NARRATIVES[name]):,} characters")
    return 1 if invented or accuracy(rows, ours)[1] else 0


def _value(text: str, kind: Asked) -> Decimal | None:
    found = read(text, kind)
    return found.quantity.value if isinstance(found, Plain) else None


def _library_value(text: str) -> object:
    return library({"input": json.dumps(text)}).get("value")


if __name__ == "__main__":
    sys.exit(main())
