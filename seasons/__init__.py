"""The five seed blocs as season files, each with the answers of its scripted season beside it.

Here belong the files and their texts. Here does not belong what they mean (`emulation.season_file`,
`emulation.season_answers`). They are read as package data, so that the installed program finds them from any directory.
"""

from importlib.resources import files

_ANSWERS = ".answers.toml"


def season_names() -> tuple[str, ...]:
    """The names of the seasons in this package, which are their files' stems, in alphabetical order."""
    names = [file.name for file in files(__name__).iterdir()]
    return tuple(sorted(name.removesuffix(_ANSWERS) for name in names if name.endswith(_ANSWERS)))


def season_text(name: str) -> str:
    """The season file of this name, as written; FileNotFoundError when there is none."""
    return files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")


def answers_text(name: str) -> str:
    """The answers beside the season file of this name, as written; FileNotFoundError when there are none."""
    return files(__name__).joinpath(name + _ANSWERS).read_text(encoding="utf-8")
