"""The public corpus of narratives: every figure found, nothing else taken for one."""

import importlib.util
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from emulation.prose.lines import extract_line

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def answered() -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    with (CORPUS / "prose.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [(row, extract_line({"id": row["id"], "text": row["text"]})) for row in rows]


def said_for(scoring: ModuleType, gold: Mapping[str, Any], answer: Mapping[str, Any]) -> Mapping[str, Any] | None:
    end = gold["start"] + len(gold["span"])
    return next(
        (
            said
            for said in answer["figures"]
            if said["start"] < end and gold["start"] < said["end"] and scoring.same(said["value"], gold["value"])
        ),
        None,
    )


def labelled(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [gold for gold in row["figures"] if not gold.get("note", "").startswith("ask_back")]


def test_every_labelled_figure_is_found(scoring: ModuleType) -> None:
    missed = [
        (row["id"], gold["span"])
        for row, answer in answered()
        for gold in labelled(row)
        if said_for(scoring, gold, answer) is None
    ]
    assert missed == []


def test_nothing_else_is_taken_for_a_figure() -> None:
    extra = [
        (row["id"], row["text"][said["start"] : said["end"]])
        for row, answer in answered()
        for said in answer["figures"]
        if not any(
            said["start"] < gold["start"] + len(gold["span"]) and gold["start"] < said["end"] for gold in row["figures"]
        )
    ]
    assert extra == []


@pytest.mark.parametrize(("what", "least"), [("unit", 0.98), ("approx", 0.98), ("role", 0.95)])
def test_units_hedges_and_roles_are_read_as_labelled(scoring: ModuleType, what: str, least: float) -> None:
    right, wrong = 0, []
    for row, answer in answered():
        for gold in labelled(row):
            said = said_for(scoring, gold, answer)
            assert said is not None
            same = scoring.unit_fits(said["unit"], gold["unit"]) if what == "unit" else said[what] == gold[what]
            right += same
            wrong += [] if same else [(row["id"], gold["span"], said[what], gold[what])]
    assert right >= least * (right + len(wrong)), wrong
