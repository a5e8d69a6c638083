"""Documents that take their time are drawn: values in, bytes out.

Belongs here: which drawing a job asks for. How each looks is `reports`.
"""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from conversation.translation import Translators
from emulation.form import Form
from emulation.numerals import in_words


def form(values: Mapping[str, Any]) -> bytes:
    """Draw an association's form in a language."""
    import reports.form

    write = Translators(ZoneInfo("UTC"), in_words)[values["language"]].write
    return reports.form.workbook(Form.from_json(values["form"]), write)
