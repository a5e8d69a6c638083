"""The commands and their options, for Typer. One thin function a command.

Belongs here: what may be typed. What a command does is a module of `bot.commands`, imported only when that command is
typed; how it ends is `bot.__main__`.
"""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.demo.moments import Moment
from emulation.numerals import Asked
from emulation.people import Role

if TYPE_CHECKING:
    from bot.settings import Settings

app = typer.Typer(
    name="tongket",
    help="A chat bot that closes the year of Vietnam's emulation blocs.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
verify = typer.Typer(help="Check that nothing was changed behind the program's back.", no_args_is_help=True)
app.add_typer(verify, name="verify", rich_help_panel=None)
zalo_oa = typer.Typer(help="The Zalo Official Account.", no_args_is_help=True)
app.add_typer(zalo_oa, name="zalo-oa", rich_help_panel=None)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
Demonstration = Annotated[Path | None, typer.Option("--out", help="Where a demonstration lies.")]
SeasonName = Annotated[str | None, typer.Option("--season", help="The season's name: its file's name without .toml.")]


class Profile(StrEnum):
    """What a played channel can show."""

    BUTTONS = "buttons"
    TEXT = "text"


@app.command()
def run() -> None:
    """Run the bot until it is stopped (Ctrl-C, SIGTERM)."""
    from bot.commands import running

    running.run(_settings())


@app.command()
def demo(
    *,
    season: Annotated[str | None, typer.Option("--season", help="Which season to play.")] = None,
    moment: Annotated[Moment | None, typer.Option("--at", help="Up to when the year is played.")] = None,
    out: Annotated[Path, typer.Option("--out", help="Where tally.json and transcript.txt go.")] = Path("var/demo"),
    script: Annotated[bool, typer.Option("--script", help="Only play it; serve no page afterwards.")] = False,
    profile: Annotated[Profile, typer.Option("--profile", help="Play it with buttons or by typing.")] = Profile.BUTTONS,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a run was cut off.")] = False,
) -> None:
    """Play one bloc's season with sample data and print its tally; on a terminal, serve it for you to play on."""
    from bot.commands import demo as demonstration

    demonstration.demo(
        _settings(),
        season=season,
        out=out,
        script_only=script,
        profile=profile.value,
        resume=resume,
        moment=moment,
    )


@app.command()
def talk(
    *,
    who: Annotated[str, typer.Option("--as", help='Whose seat: an association\'s name, or "staff".')],
    season: SeasonName = None,
    out: Demonstration = None,
) -> None:
    """Talk to the bot from this terminal, on a demonstration's database only."""
    from bot.commands import talking

    talking.talk(_settings(), who=who, season=season, out=out)


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema, a backup first."""
    from bot.commands import keeping

    keeping.migrate(_settings())


@app.command("import")
def import_(
    file: Annotated[str, typer.Argument(help="A season file, or the name of a season that comes with the program.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Import a season file: only what differs is changed, and printed."""
    from bot.commands import seasons

    seasons.import_season(_settings(), file, dry_run=dry_run, as_json=as_json)


@app.command()
def invite(
    *,
    role: Annotated[Role, typer.Option("--role", help="What the seat is.")],
    season: SeasonName = None,
    association: Annotated[
        str | None, typer.Option("--association", help="For officer, head, deputy: name, alias or code.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Issue an invitation code, for one person and one use."""
    from bot.commands import seasons

    seasons.invite(_settings(), season=season, role=role, association=association, as_json=as_json)


@app.command()
def parse(
    text: Annotated[str | None, typer.Argument(help="An answer as an officer types it.")] = None,
    *,
    asked: Annotated[Asked, typer.Option("--asked", help="What the question asks for.")] = Asked.COUNT,
    unit: Annotated[str | None, typer.Option("--unit", help="The unit the question asks in.")] = None,
    lines: Annotated[bool, typer.Option("--lines", help="Answer JSON questions from standard input.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read one figure as the bot reads it."""
    from bot.commands import figures

    if lines == (text is not None):
        raise typer.BadParameter("give either a text or --lines")
    if text is None:
        figures.parse_lines(sys.stdin)
    else:
        figures.parse(text, asked=asked, unit=unit, as_json=as_json)


@app.command()
def extract(
    file: Annotated[str | None, typer.Argument(help="A report as a text file; - for standard input.")] = None,
    *,
    lines: Annotated[bool, typer.Option("--lines", help="Answer JSON narratives from standard input.")] = False,
    as_json: AsJson = False,
) -> None:
    """Find the figures of a narrative report as the bot finds them."""
    from bot.commands import figures

    if lines == (file is not None):
        raise typer.BadParameter("give either a file or --lines")
    if file is None:
        figures.extract_lines(sys.stdin)
    else:
        figures.extract(file, as_json=as_json)


@app.command()
def summary(*, season: SeasonName = None, out: Demonstration = None, as_json: AsJson = False) -> None:
    """Print a season's tally."""
    from bot.commands import figures

    figures.summary(_settings(), season=season, out=out, as_json=as_json)


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")]) -> None:
    """Copy the database into a file while the program runs."""
    from bot.commands import keeping

    keeping.backup(_settings(), file)


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A file that backup wrote.")]) -> None:
    """Put a backup in the database's place; what was there is kept beside it."""
    from bot.commands import keeping

    keeping.restore(_settings(), file)


@verify.command()
def audit(*, as_json: AsJson = False) -> None:
    """Check the record of who did what against its seals."""
    from bot.commands import keeping

    keeping.verify_audit(_settings(), as_json=as_json)


@verify.callback()
def _verify() -> None:
    """Keep `verify` a group while it has one command."""


@zalo_oa.command()
def consent(
    *,
    refresh_token: Annotated[
        bool, typer.Option("--refresh-token", help="What is pasted is a first refresh token, not a code.")
    ] = False,
) -> None:
    """Take the administrator's permission to send: prints where it is given, reads what came of it."""
    from bot.commands import zalo_oa as account

    account.consent(_settings(), refresh_token=refresh_token, pasted=sys.stdin)


@zalo_oa.callback()
def _zalo_oa() -> None:
    """Keep `zalo-oa` a group while it has one command."""


@app.command()
def doctor(*, as_json: AsJson = False) -> None:
    """Look whether everything is there that the program needs."""
    from bot.commands import checking

    checking.doctor(_settings(), as_json=as_json)


def _settings() -> "Settings":
    from bot.settings import Settings

    return Settings.read()
