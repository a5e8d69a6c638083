"""Every regular expression that reads what people type: none repeats a repetition, where matching explodes."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

import pytest

from emulation import numerals, prose

PARSER = importlib.import_module("re._parser")
UNBOUNDED = importlib.import_module("re._constants").MAXREPEAT
REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (numerals, prose):
        yield from patterns_of(package)


def patterns_of(package: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{found.name}.{name}", value


def nested(parsed: Any, repeated: bool = False) -> bool:
    """Whether a part that may repeat without end stands inside another."""
    for operation, argument in parsed:
        unbounded = str(operation) in REPEATS and argument[1] is UNBOUNDED
        if unbounded and repeated:
            return True
        if any(nested(part, repeated or unbounded) for part in parts(argument)):
            return True
    return False


def parts(argument: Any) -> Iterable[Any]:
    """The sub-patterns in the argument of an operation."""
    if isinstance(argument, PARSER.SubPattern):
        yield argument
    elif isinstance(argument, (tuple, list)):
        for each in argument:
            yield from parts(each)


def test_the_rules_hold_patterns_at_all() -> None:
    assert len(list(patterns())) > 8


@pytest.mark.parametrize(
    ("name", "pattern"), list(patterns()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_no_pattern_repeats_a_repetition(name: str, pattern: re.Pattern[str]) -> None:
    assert not nested(PARSER.parse(pattern.pattern, pattern.flags)), name


@pytest.mark.parametrize("explosive", ["(a+)+b", "(?:a*b?)*c", "((x|y)+ ?)*z", r"(\s*,\s*)+"])
def test_the_test_itself_knows_an_explosive_pattern(explosive: str) -> None:
    assert nested(PARSER.parse(explosive))
