"""The public corpus of single answers, judged by the corpus's own scoring."""

import csv
import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest

from emulation.numerals import parse_line

PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
CORPUS = Path(__file__).parents[1] / "corpus"


def rows() -> list[dict[str, str]]:
    with (CORPUS / "numbers.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answered() -> Iterator[tuple[dict[str, str], Mapping[str, object]]]:
    for row in rows():
        yield row, parse_line({"id": row["id"], "text": json.loads(row["input"]), "asked": row["asked"]})


def test_at_least_99_in_100_answers_are_read_as_labelled(scoring: ModuleType) -> None:
    scored = [scoring.fits(answer, scoring.outcomes(row)[0]) for row, answer in answered()]
    assert sum(scored) >= 0.99 * len(scored)


def test_no_answer_is_silently_wrong(scoring: ModuleType) -> None:
    wrong = [
        (row["id"], row["input"], answer["value"])
        for row, answer in answered()
        if answer["status"] == "ok"
        and not any(
            status == "OK" and scoring.same(answer["value"], value) for status, value, _ in scoring.outcomes(row)
        )
    ]
    assert wrong == []


def test_a_typed_unit_is_read_as_labelled(scoring: ModuleType) -> None:
    wrong = [
        (row["id"], row["unit"], answer["unit"])
        for row, answer in answered()
        if answer["status"] == "ok" and row["status"] == "OK" and not scoring.unit_fits(answer["unit"], row["unit"])
    ]
    assert wrong == []


def test_a_question_offers_the_likeliest_labelled_reading(scoring: ModuleType) -> None:
    """Of the labelled readings only plain numbers can be compared."""
    missing = []
    for row, answer in answered():
        first = row["readings"].split("|")[0]
        if row["status"] == "AMBIGUOUS" and answer["status"] == "ambiguous" and PLAIN.fullmatch(first):
            offered = answer["readings"]
            assert isinstance(offered, list)
            if not any(scoring.same(reading, first) for reading in offered):
                missing.append((row["id"], row["input"], first, offered))
    assert missing == []
