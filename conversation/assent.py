"""A plain yes or no, as people type it where a button would do ("vâng ạ", "dạ không", "dung roi").

Belongs here: which words say which. A ballot's choices are no yes or no: they are typed as they stand.
"""

from enum import StrEnum

from conversation.text import clean, fold


class Assent(StrEnum):
    """What somebody who was asked whether something is so said to it."""

    YES = "yes"
    NO = "no"


_WORDS = {
    Assent.YES: ("đúng, đúng rồi, đúng vậy, đúng thế, đã đúng, có, phải, phải rồi, vâng, vâng đúng, vâng đúng rồi, dạ"
                 ", ừ, ok, yes, right"),
    Assent.NO: "không, không đúng, không phải, sai, sai rồi, nhầm, nhầm rồi, chưa, chưa đúng, no, wrong",
}  # fmt: skip
_SAID = {word: assent for assent, words in _WORDS.items() for word in words.split(", ")}
_UNMARKED = {fold(word): assent for word, assent in _SAID.items()}
_POLITE = ("dạ", "ạ")
_AGREED = {"dong y", "i agree"}


def assent_in(text: str) -> Assent | None:
    """Return whether `text` is a plain yes or no; None where it is anything else.

    Words typed with their marks count with them: "đừng" is no "đúng".
    """
    said = clean(text).casefold().strip(" .,:;!?").split()
    said = [word for word in (part.strip(",.!") for part in said) if word not in _POLITE] or said[:1]
    plain = " ".join(said)
    return _UNMARKED.get(plain) if plain.isascii() else _SAID.get(plain)


def assent_of(label: str, *, goes_on: bool) -> Assent | None:
    """Return whether a choice that begins with `label` is a yes or a no.

    `goes_on`: words follow that say to what ("Đồng ý, vào"). "Đồng ý" alone may be an opinion in a vote, and is none.
    """
    if goes_on and fold(label) in _AGREED:
        return Assent.YES
    return assent_in(label)
