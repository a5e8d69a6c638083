"""`tongket ...`, or `python -m bot ...`: carries out what was typed.

Belongs here: how a command ends (exit 0 done, 1 refused or found wrong, 2 wrong use). What may be typed is
`bot.command_line`.
"""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from bot.commands import starting

_RUN = ["run"]


def main() -> NoReturn:
    """Carry out what was typed, and end with its exit code."""
    words = sys.argv[1:]
    if words == _RUN:
        starting.prepare()
    from bot.commands.terminal import Refused, note
    from bot.settings import WrongSettings

    # What is written here holds people's names and figures: nobody else on this machine is to read it.
    os.umask(0o077)
    try:
        _carry_out(words)
    except WrongSettings as wrong:
        for line in wrong.lines:
            note(line)
        sys.exit(2)
    except Refused as refused:
        for line in refused.lines:
            note(line)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read us has enough; what Python still holds back must not fail either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - an operator is owed one line, not a traceback
        _explain(error)
        sys.exit(1)
    sys.exit(0)


def _carry_out(words: Sequence[str]) -> None:
    if words == _RUN:
        # It has no options, so it does not wait until those of the others are loaded.
        from bot.commands import running
        from bot.settings import Settings

        running.run(Settings.read())
        return
    from bot.command_line import app

    app()


def _explain(error: Exception) -> None:
    from bot.commands.terminal import note
    from bot.settings import Settings
    from storage.database import is_trouble

    if is_trouble(error):
        note(f"The database cannot be used just now: {error.__cause__ or error}".splitlines()[0])
    elif Settings.read().log_level == "debug":
        raise error
    else:
        note(f"This should not have happened: {type(error).__name__}. TONGKET_LOG_LEVEL=debug shows more.")


if __name__ == "__main__":
    main()
