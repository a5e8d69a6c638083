"""What of a played season its source states, and what is invented.

Belongs here: looking a figure, a vote or a plan up in the season's own files. In a real season every figure is reported
by its officer, and every vote was cast.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from bot.tally_file import REPORTED, Mark, reported
from emulation.bloc import Season
from emulation.season import Mark as Trust
from emulation.season import SeasonPlan
from emulation.season_answers import AnswersPlan, read_answers
from emulation.season_file import read_season
from emulation.tally import Entry
from seasons import answers_text, season_names, season_text


def marks_of(season: Season) -> Mark:
    """Return the marks of a season: by its script where it is a demo's, else `reported`."""
    if not season.demo:
        return reported
    files = _files(season.key)
    return _invented if files is None else marks(files[1])


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


def marked_contests(season: Season, contests: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return a season's contests (as `storage.ballot_book` has them) as they stand in tally.json.

    In a demo the winners are `stated` where the season's source names exactly these; no source counts votes, so every
    round's counts are `sample`.
    """
    stated = _stated_winners(season.key) if season.demo else {}
    found = []
    for each in contests:
        values = {"code": each["contest"], **{name: value for name, value in each.items() if name != "contest"}}
        winners = frozenset(each.get("proposed", each.get("elected", ())))
        counts = REPORTED if not season.demo else Trust.SAMPLE.value
        named = winners and stated.get(each["contest"]) == winners
        values["mark"] = Trust.STATED.value if named else counts
        values["rounds"] = [{**held, "mark": counts} for held in each["rounds"]]
        found.append(values)
    return found


def planned_next_year(season: Season) -> list[dict[str, Any]]:
    """Return what the source of a demo's season says of next year's blocs: no vote here decides it."""
    files = _files(season.key) if season.demo else None
    if files is None:
        return []
    plan = files[0]
    return [
        {
            "name": bloc.name,
            "head": plan.association(bloc.head).name,
            "deputy": plan.association(bloc.deputy).name if bloc.deputy else None,
            "members": [plan.association(code).name for code in bloc.members],
            "mark": bloc.mark.value,
        }
        for bloc in plan.next_year
    ]


def _stated_winners(key: str) -> dict[str, frozenset[str]]:
    files = _files(key)
    if files is None:
        return {}
    plan, script = files
    return {
        vote.contest.value: frozenset(plan.association(code).name for code in vote.winners)
        for vote in script.votes
        if vote.mark is Trust.STATED
    }


@cache
def _files(key: str) -> tuple[SeasonPlan, AnswersPlan] | None:
    """Return the season file and the answers that come with the program under this name, None where none do."""
    if key not in season_names():
        return None
    plan = read_season(season_text(key), key)
    return plan, read_answers(answers_text(key), plan)


def _invented(entry: Entry) -> str:
    del entry
    return Trust.SAMPLE.value
