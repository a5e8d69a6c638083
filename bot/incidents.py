"""Incidents: what is recorded, logged and said when a step broke.

Belongs here: a number people may name, and the lines of code it stands for; nothing of what anybody typed.
"""

import logging
import secrets
from datetime import datetime

from conversation.sentences import Text, say
from storage.store import Store

_log = logging.getLogger(__name__)


def incident_of(store: Store, error: Exception, now: datetime) -> str:
    """Record what went wrong and return the number people may name."""
    incident = secrets.token_hex(4)
    # The traceback names lines, not what was typed: no message text, no arguments.
    _log.error("incident %s: %s at %s", incident, type(error).__name__, lines_of(error))
    store.audit.record("incident", now, details={"incident": incident, "error": type(error).__name__})
    return incident


def lines_of(error: BaseException) -> str:
    """Return the lines of code that an error came through: never what was typed."""
    places: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}")
        trace = trace.tb_next
    return " > ".join(places[-6:])


def sorry(incident: str) -> Text:
    """Return the apology that names an incident."""
    return say(
        "Something went wrong on our side; what you entered before is kept. Please try once more."
        " If it happens again, tell the bloc's secretary this number: {incident}.",
        incident=incident,
    )
