"""Steps and flows: how a conversation is written down.

A step is ``def step(turn, *typed arguments) -> Reply``. A choice names the next step and its arguments, so a session is
plain JSON and a restart between two messages changes nothing. Belongs here: naming, packing and finding steps. Which
step a message leads to is `conversation.dialogue`; what the steps say is `handlers`.
"""

import inspect
import itertools
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

from msgspec import Struct, field

from conversation.messages import Choice, Manner, Reply, StepCall
from conversation.sentences import Sentence, Text
from conversation.text import fold

T = TypeVar("T")  # the Turn, bound to its Store
P = ParamSpec("P")


class UnknownStep(LookupError):
    """A session names a step that no flow has, nor had under an older name."""


class Step(Generic[T, P]):
    """One step of a flow; calling it runs it. Its arguments are packed to JSON by their annotations."""

    def __init__(self, name: str, function: Callable[Concatenate[T, P], Reply]) -> None:
        self.name = name
        self._function = function

    def __call__(self, turn: T, *args: P.args, **kwargs: P.kwargs) -> Reply:
        return self._function(turn, *args, **kwargs)

    @cached_property
    def _kinds(self) -> tuple[tuple[str, Any], ...]:
        hints = typing.get_type_hints(self._function)
        names = list(inspect.signature(self._function).parameters)[1:]
        return tuple((name, hints[name]) for name in names)

    def pack(self, *args: P.args, **kwargs: P.kwargs) -> StepCall:
        """Return the call of this step with these arguments, as JSON values."""
        if not kwargs:
            return StepCall(self.name, tuple(_pack(value) for value in args))
        bound = inspect.signature(self._function).bind(None, *args, **kwargs)
        bound.apply_defaults()
        return StepCall(self.name, tuple(_pack(value) for value in bound.args[1:]))

    def run(self, turn: T, arguments: Iterable[Any]) -> Reply:
        """Run the step with packed `arguments`."""
        kinds = (kind for _, kind in self._kinds)
        values = [_unpack(value, kind) for value, kind in zip(arguments, kinds, strict=False)]
        return self._function(turn, *values)  # type: ignore[call-arg]


def _pack(value: object) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return [_pack(each) for each in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(f"a step's argument is JSON, Decimal or a tuple of them, not {type(value).__name__}")


def _unpack(value: Any, kind: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        if value is None:
            return None
        kind = next(each for each in typing.get_args(kind) if each is not type(None))
        return _unpack(value, kind)
    if origin is tuple:
        inner = typing.get_args(kind)
        kinds = inner if inner[-1] is not Ellipsis else itertools.repeat(inner[0])
        return tuple(_unpack(each, kind) for each, kind in zip(value, kinds, strict=False))
    if kind is Decimal:
        return Decimal(value)
    if isinstance(kind, type) and issubclass(kind, str):
        return kind(value)
    return value


class Command(Struct, Generic[T], frozen=True, kw_only=True):
    """A way in that people type: ``/nop`` with its aliases, and the plain words that mean the same."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    describe: Sentence
    step: Step[T, []]
    roles: frozenset[str]


class Flow(Generic[T]):
    """The steps of one conversation, named after it: a step `took` of the flow `figures` is ``figures.took``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.steps: dict[str, Step[T, ...]] = {}
        self.commands: list[Command[T]] = []

    def step(self, function: Callable[Concatenate[T, P], Reply]) -> Step[T, P]:
        """Register a step under its function's name."""
        return self._register(function, ())

    def formerly(self, *names: str) -> Callable[[Callable[Concatenate[T, P], Reply]], Step[T, P]]:
        """Register a step that had other names (``flow.step``), under which sessions out there still know it."""
        return lambda function: self._register(function, names)

    def _register(self, function: Callable[Concatenate[T, P], Reply], former: Iterable[str]) -> Step[T, P]:
        made: Step[T, P] = Step(f"{self.name}.{getattr(function, '__name__', '')}", function)
        for name in (made.name, *former):
            if name in self.steps:
                raise ValueError(f"two steps are named {name}")
            self.steps[name] = made
        return made

    def command(
        self, *names: str, describe: Sentence, words: tuple[str, ...] = (), roles: Iterable[str] = ()
    ) -> Callable[[Step[T, []]], Step[T, []]]:
        """Make a step reachable by commands (first the Vietnamese name) and by plain typed `words`.

        `roles` are those whose menu shows it (none: everybody's); they give no rights, the write itself checks those.
        """

        def register(step: Step[T, []]) -> Step[T, []]:
            folded = tuple(fold(word) for word in words)
            self.commands.append(
                Command(names=names, words=folded, describe=describe, step=step, roles=frozenset(roles))
            )
            return step

        return register


class Flows(Struct, Generic[T], frozen=True, dict=True):
    """Every flow of the program, and what is called when no question stands.

    `unasked` answers words when nothing was asked; `received` answers a file or picture.
    `shaped` texts (an invitation code) lead to a step by what they look like, wherever no answer is waited for.
    `refused` turns a domain refusal that a step raised into a reply. `in_group` answers, or does not, what is said to
    us where several read; `group_commands` are shown there. `corrections` names, by the step that took an answer, the
    one that asks about an edit of it, called with the words before and that step's arguments; `edited` answers any
    other edit.
    """

    flows: tuple[Flow[T], ...]
    unasked: Step[T, []]
    received: Step[T, []]
    shaped: tuple[tuple[Callable[[str], bool], Step[T, []]], ...] = ()
    refusals: tuple[type[Exception], ...] = ()
    refused: Callable[[T, Exception], Reply] | None = None
    corrections: Mapping[str, Step[T, ...]] = field(default_factory=dict)
    edited: Step[T, []] | None = None
    in_group: Callable[[T], Reply | None] | None = None
    group_commands: tuple[str, ...] = ()

    @cached_property
    def steps(self) -> dict[str, Step[T, ...]]:
        """Every step by its name and its former names."""
        return {name: step for flow in self.flows for name, step in flow.steps.items()}

    @cached_property
    def commands(self) -> dict[str, Command[T]]:
        """Every command by each of its names, without the slash."""
        return {name: command for flow in self.flows for command in flow.commands for name in command.names}

    @cached_property
    def words(self) -> dict[str, Command[T]]:
        """Every command by the plain words that mean it, folded."""
        return {word: command for flow in self.flows for command in flow.commands for word in command.words}

    def find(self, name: str) -> Step[T, ...]:
        """Return the step `name`. Raises UnknownStep."""
        try:
            return self.steps[name]
        except KeyError:
            raise UnknownStep(name) from None


def choice(label: Text, step: Step[T, P], *args: P.args, **kwargs: P.kwargs) -> Choice:
    """Offer something to pick: a button, a number, or a letter where digits may be the answer."""
    return Choice(label, step.pack(*args, **kwargs))


def way(label: Text, step: Step[T, P], *args: P.args, **kwargs: P.kwargs) -> Choice:
    """Offer a way out of a question that takes free text: a button, or its own words ("để sau")."""
    return Choice(label, step.pack(*args, **kwargs), Manner.WORD)


def takes(step: Step[T, P], *args: P.args, **kwargs: P.kwargs) -> StepCall:
    """Name the step that takes the free text of the answer."""
    return step.pack(*args, **kwargs)


def ask(
    text: Text,
    *choices: Choice,
    answer: StepCall | None = None,
    file_to: StepCall | None = None,
    file_page: Text = "",
) -> Reply:
    """Ask: numbered choices, or, with `answer`, free text with lettered choices and ways out in words.

    `file_to` is the step that takes a file or picture sent while the question stands, `file_page` says where to send
    one from a chat that takes none.
    """
    return Reply(text=text, choices=choices, answer=answer, file_to=file_to, file_page=file_page)


def tell(text: Text) -> Reply:
    """Say something that asks nothing and leaves the addressee's own question standing: a notice."""
    return Reply(text=text, notice=True)
