"""A body becomes the parts that a channel can show: pure, from what the channel says it can do.

What a channel cannot show is degraded where it can be seen (numbered lines for buttons, a link for a file), never
dropped. Belongs here: layout. Making a request of a part is the channel's own work.
"""

from collections.abc import Callable
from datetime import timedelta

from msgspec import Struct

from conversation.dialogue import Body
from conversation.messages import Attachment
from conversation.reach import FREE, Tariff
from conversation.text import split, utf16_length

FileLink = Callable[[Attachment], str]
"""Makes the address under which a kept file can be fetched."""


class Capabilities(Struct, frozen=True, kw_only=True):
    """What a channel can do. `text_limit` in UTF-16 units; `resolution` is how finely it dates what people send;
    `tariff` what it asks for a message.

    `files_in`: documents can be sent to us there. Where `files_out` is false only files of the `media_out` types go out
    as files; of all others the text shows name and link.
    """

    buttons: bool
    text_limit: int
    edits: bool = False
    files_in: bool = True
    files_out: bool = True
    media_out: frozenset[str] = frozenset()
    most_buttons: int = 100
    label_limit: int = 64
    resolution: timedelta = timedelta(0)
    tariff: Tariff = FREE

    def carries(self, file: Attachment) -> bool:
        """Tell whether a file goes out as a file."""
        return self.files_out or file.media_type in self.media_out


class Button(Struct, frozen=True):
    """A real button: what it reads and the data that comes back."""

    label: str
    data: str


class Part(Struct, frozen=True):
    """One message of a channel: a text, buttons under it, or a file. `screen` is None for a notice.

    A `sealed` part is wiped once it was sent: it must not count as sent before somebody has it.
    `instead_of` is the channel's own name of a message: where it can, it writes the part in that one's place; else
    below, pinned where it is `pinned`. `anew`: below in any case, and the other one is taken away.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    file: Attachment | None = None
    screen: int | None = None
    sealed: bool = False
    instead_of: str | None = None
    pinned: bool = False
    anew: bool = False


def render(body: Body, can: Capabilities, file_link: FileLink | None = None) -> tuple[Part, ...]:
    """Lay `body` out in one part or several; the buttons, or the menu, stand in the last of its texts.

    A file that the channel does not carry stands in the text, a line of its own: its name and what `file_link` makes.
    """
    fitting = all(utf16_length(label) <= can.label_limit for label, _, _ in body.choices)
    real = can.buttons and fitting and len(body.choices) <= can.most_buttons
    shown = [body.text]
    shown += [_linked(file, file_link) for file in body.files if not can.carries(file)]
    if body.file_page and not can.files_in:
        shown.append(body.file_page)
    text = "\n".join(shown if real else [*shown, *_menu(body)])
    pieces = split(text, can.text_limit)
    buttons = tuple(Button(label, data) for label, data, _ in body.choices) if real else ()
    parts = [Part(piece, screen=body.screen, sealed=body.sealed) for piece in pieces[:-1]]
    parts.append(Part(pieces[-1], buttons, screen=body.screen, sealed=body.sealed))
    return (
        *parts,
        *(Part("", file=file, screen=body.screen, sealed=body.sealed) for file in body.files if can.carries(file)),
    )


def _linked(file: Attachment, file_link: FileLink | None) -> str:
    return file.name if file_link is None else f"{file.name}: {file_link(file)}"


def _menu(body: Body) -> list[str]:
    menu = [body.menu] if body.menu else [f"{key}. {label}" for label, _, key in body.choices if key is not None]
    if body.hint:
        menu.append(body.hint)
    return menu
