"""Why a file that was sent is not taken, said so that the next try works.

Belongs here: one sentence for each reason of `bot.work.refused`. The answer to a file that is kept is `received`.
"""

from collections.abc import Mapping

from conversation.sentences import Text, say

_DAMAGED = say("The file is damaged and cannot be opened, so it was not kept. Please save it anew and send it again.")

WHY: Mapping[str, Text] = {
    "encrypted": say(
        "The file is locked by a password, so it was not kept. Please save it without a password and send it again."
    ),
    "macros": say(
        "The file carries macros, so it was not kept. Please save it as .xlsx or .docx, without macros, and send it"
        " again."
    ),
    "links": say(
        "The workbook takes values from other files, so it was not kept. Please type the values themselves into it and"
        " send it again."
    ),
    "old office": say(
        "This is an old Word or Excel file (.doc, .xls), which I cannot read, so it was not kept. Please save it as"
        " .docx or .xlsx and send it again."
    ),
    "damaged": _DAMAGED,
    "broken": _DAMAGED,
    "too heavy": say(
        "The file takes too much to open, so it was not kept. Please send a smaller one, or type the figures here."
    ),
    "too many": say(
        "The workbook has far more rows, columns or sheets than the form I sent, so it was not kept. Please fill in the"
        " form itself and send that."
    ),
}
