"""The second opinion on Telegram's wire: aiogram's strict models read what we send and build what we are sent.

Here: asking them. What is sent is each test's own.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from aiogram import methods
from aiogram.methods.base import TelegramMethod
from aiogram.types import BufferedInputFile
from pydantic import ValidationError


class NotSoError(AssertionError):
    """aiogram's model of a method does not take what we send."""


@cache
def _model(method: str) -> type[TelegramMethod[Any]]:
    model: type[TelegramMethod[Any]] = getattr(methods, method[0].upper() + method[1:])
    return model


def second_opinion(method: str, fields: Mapping[str, Any]) -> None:
    """Check a request by aiogram's model of its method: known fields only, of the right types. Raises NotSoError."""
    model = _model(method)
    given = {name: _value(value) for name, value in fields.items() if not name.endswith(" name")}
    unknown = set(given) - set(model.model_fields)
    if unknown:
        raise NotSoError(f"{method} has no {', '.join(sorted(unknown))}")
    try:
        model.model_validate(given, strict=False)
    except ValidationError as wrong:
        raise NotSoError(f"{method}: {wrong}") from None


def _value(value: Any) -> Any:
    return BufferedInputFile(value, "file") if isinstance(value, bytes) else value
