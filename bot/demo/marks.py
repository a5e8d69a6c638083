"""Which figures of a played season its source states, and which are invented.

Belongs here: looking a figure up in the season's answers. In a real season every figure is reported by its officer.
"""

from bot.tally_file import Mark, reported
from emulation.bloc import Season
from emulation.season import Mark as Trust
from emulation.season_answers import AnswersPlan, read_answers
from emulation.season_file import read_season
from emulation.tally import Entry
from seasons import answers_text, season_names, season_text


def marks_of(season: Season) -> Mark:
    """Return the marks of a season: by its script where it is a demo's, else `reported`."""
    if not season.demo:
        return reported
    if season.key not in season_names():
        return _invented
    return marks(read_answers(answers_text(season.key), read_season(season_text(season.key), season.key)))


def marks(script: AnswersPlan) -> Mark:
    """Return the marks of a season played by `script`; what somebody else typed into a demo is sample data."""
    stated = {
        (each.association, each.indicator, each.period, each.value)
        for each in script.answers
        if each.mark is Trust.STATED
    }

    def mark(entry: Entry) -> str:
        key = (entry.association.code, entry.indicator.code, entry.period.code, entry.figure.value)
        return Trust.STATED.value if key in stated else Trust.SAMPLE.value

    return mark


def _invented(entry: Entry) -> str:
    del entry
    return Trust.SAMPLE.value
