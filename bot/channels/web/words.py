"""What the page itself says: labels, states, refusals. What the bot says comes through the outbox.

Belongs here: the page's sentences by name, and a page's template filled with them. Words in braces (``{name}``) that
only the page knows stand for themselves and are filled in there.
"""

import html
import json
import re
from collections.abc import Mapping
from importlib.resources import files

from msgspec import Struct

from conversation.sentences import Sentence, say
from conversation.translation import Translator

# A language is named in itself, for those who read it.
_NAMES = {"vi": "Tiếng Việt", "en": "English"}

WORDS: Mapping[str, Sentence] = {
    "title": say("Year-end assistant of the emulation blocs"),
    "never": say("The assistant never asks for money, passwords or OTP codes."),
    # --- the door ---
    "enter_heading": say("Talk to the assistant"),
    "what": say("Here the associations of the bloc hand in their figures and see what is still due."),
    "code": say("Invitation code"),
    "code_example": say(
        "For example NCT-4827. Capital or small letters, with or without the hyphen. Or the six digits that the"
        " assistant shows where you are known already."
    ),
    "code_given": say("Your invitation code is {code}.", code="{code}"),
    "personal": say("This is your own link. Please do not pass it on."),
    "enter": say("Enter"),
    "entering": say("One moment ..."),
    "open_for": say("On this machine the conversation of {name} is open.", name="{name}"),
    "open": say("On this machine a conversation is open already."),
    "go_on": say("Go on"),
    "use_code_here": say("Use the code {code} in this conversation", code="{code}"),
    "somebody_else": say("I am somebody else"),
    "no_code": say("No code yet? Please ask: {contact}", contact="{contact}"),
    "bad_code": say("That is not an invitation code. A code has letters and four digits, for example NCT-4827."),
    "bad_link": say("This link no longer holds. Please ask for a new one, or enter an invitation code."),
    "too_often": say("Too many attempts from here. Please wait a minute and try again."),
    "not_reached": say("The assistant cannot be reached. Please try again in a moment."),
    "logged_out": say("You have left the conversation on this machine."),
    # --- the conversation ---
    "log": say("Conversation"),
    "older": say("Older messages are not shown here."),
    "mine": say("You:"),
    "message": say("Your message"),
    "placeholder": say("Type here"),
    "send": say("Send"),
    "menu": say("What can be done"),
    "close": say("Close"),
    "leave": say("Leave on this machine"),
    "attach": say("Send a file or picture"),
    "file": say("File: {name}", name="{name}"),
    "download": say("Download {name}", name="{name}"),
    "newest": say("New message below"),
    # --- how it stands ---
    "sending": say("Sending ..."),
    "sent": say("Sent"),
    "retrying": say("Not sent yet, trying again"),
    "not_taken": say("Not sent. Please try again later."),
    "too_long": say("Not sent: it is too long. Please send it in several pieces."),
    "too_large": say("Not sent: a file may have {most} MB at most.", most="{most}"),
    "offline": say("No connection, trying again. What you typed is kept."),
    "online": say("Connected again."),
    "opening": say(
        "The page is opening. If it stays like this, please update this browser or open the link in another one."
    ),
    # --- the demonstration ---
    "demo_heading": say("Demonstration with sample data"),
    "demo_what": say("Play the seats side by side. Nothing here reaches a real association."),
    "demo_seats": say("Seats"),
    "demo_clock": say("The demonstration's time:"),
    "demo_hour": say("One hour on"),
    "demo_day": say("One day on"),
    "demo_week": say("One week on"),
    "demo_failed": say("The time could not be moved."),
}


_HOME = "index.html"


class Office(Struct, frozen=True, kw_only=True):
    """Who runs this installation, as the page's head says: the board's name and whom to call."""

    board: str
    contact: str

    def words(self) -> Mapping[str, Sentence]:
        """Return the sentences that name the office."""
        return {
            "run_by": say("Run by {board}", board=self.board),
            "contact": say("Contact: {contact}", contact=self.contact),
        }


class Page:
    """The page's files, read once, its HTML filled in once a language."""

    _TYPES: Mapping[str, str] = {
        ".css": "text/css",
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
    }

    def __init__(self, office: Office, facts: Mapping[str, object], head: str = "") -> None:
        """`facts` is what the script must know besides words: limits, the time zone.

        `head` is a line that the home page's head holds for whoever asks for proof of whose address this is.
        """
        self._head = head
        self._office = office
        self._facts = facts
        self._texts: dict[str, str] = {}
        self._filled: dict[tuple[str, str], bytes] = {}
        self.assets: dict[str, tuple[bytes, str]] = {}
        for file in files(__package__).joinpath("page").iterdir():
            kind = self._TYPES.get(file.name[file.name.rfind(".") :])
            if kind is not None:
                self.assets[file.name] = (file.read_bytes(), kind)
            elif file.name.endswith(".html"):
                self._texts[file.name] = file.read_text(encoding="utf-8")

    def html(self, name: str, translator: Translator) -> bytes:
        """Return the page `name` in one language."""
        key = (name, translator.language)
        if key not in self._filled:
            filled = self._fill(self._texts[name], translator)
            if self._head and name == _HOME:
                filled = filled.replace("</head>", f"  {self._head}\n</head>", 1)
            self._filled[key] = filled.encode()
        return self._filled[key]

    def _fill(self, text: str, translator: Translator) -> str:
        said = {**WORDS, **self._office.words()}
        words = {name: translator.write(sentence) for name, sentence in said.items()}
        facts = {**self._facts, "words": words, "contact": self._office.contact}
        # No tag can end inside the data block: every "<" in it is written as its escape.
        data = json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c")
        values = {name: html.escape(word) for name, word in words.items()}
        other = next(language for language in _NAMES if language != translator.language)
        values |= {"language": translator.language, "other": other, "other_language": _NAMES[other]}
        return re.sub(r"\{\{(\w+)\}\}", lambda found: data if found[1] == "facts" else values[found[1]], text)
