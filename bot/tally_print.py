"""A tally for a terminal: plain text of at most 80 columns, in Vietnamese, as the bloc's people would read it out.

Belongs here: laying out. Words of figures are `handlers.wording`, adding up is `emulation.tally`.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.tally_file import Mark
from conversation.sentences import say
from conversation.translation import Translator
from emulation.bloc import Season
from emulation.season import Percent
from emulation.tally import Entry, Tally, Total
from handlers import wording

WIDTH = 80
_HEADLINES = 3


def tally_lines(season: Season, tally: Tally, translator: Translator, mark: Mark) -> Iterator[str]:
    """Yield the lines: who is in, the totals, each association's first figures, how much the totals leave out."""
    write = translator.write
    yield from _wrapped(write(say("{bloc}, year {year}", bloc=season.bloc, year=season.year)))
    if any(mark(entry) == "sample" for report in tally.reports for entry in report.entries):
        yield from _wrapped(write(say("Figures marked * are invented sample data and nobody's result.")))
    yield ""
    yield from _wrapped(
        write(
            say("{done} of {of} associations have submitted.", done=len(tally.submitted), of=len(tally.reports)),
        )
    )
    if tally.owing:
        names = ", ".join(each.name for each in tally.owing)
        yield from _wrapped(write(say("Not yet submitted: {names}.", names=names)), "  ")
    yield ""
    for total in tally.totals:
        yield from _wrapped(_total(total, translator, mark), "  ")
    yield ""
    for report in tally.reports:
        if report.submission is None:
            continue
        yield from _wrapped(report.association.name)
        headlines = sorted(report.headlines, key=lambda entry: (mark(entry) == "sample", entry.indicator.common))
        for entry in headlines[:_HEADLINES]:
            yield from _wrapped(_headline(entry, translator, mark), "  ")
    left_out = sum(len(total.left_out) + len(total.left_out_of_percent) for total in tally.totals)
    if left_out and tally.submitted:
        yield ""
        told = say(
            "{number} figures are left out of totals or percentages; tally.json (tongket summary --json) says which and"
            " why.",
            number=left_out,
        )
        yield from _wrapped(write(told))


def contest_lines(contests: Sequence[Mapping[str, Any]], translator: Translator) -> Iterator[str]:
    """Yield what was voted, as tally.json has it: whom the bloc proposes or elected, and each round's votes."""
    write = translator.write
    if not contests:
        return
    yield ""
    yield from _wrapped(write(say("What the bloc voted:")))
    for each in contests:
        winners = each.get("proposed", each.get("elected", ()))
        names = "; ".join(winners) or write(say("nobody"))
        sentence = (
            say("- {name}: elected {names}", name=each["name"], names=names)
            if "elected" in each
            else say("- {name}: the bloc proposes {names}", name=each["name"], names=names)
        )
        yield from _wrapped(write(sentence) + _star(each), "  ")
        for number, held in enumerate(each["rounds"], 1):
            most_first = sorted(held["votes"], key=lambda one: -int(one["agree"]))
            votes = "; ".join(f"{one['name']} {one['agree']}" for one in most_first)
            counted = say(
                "Votes in round {number}, of {members} units: {votes}",
                number=number,
                members=held["members"],
                votes=votes,
            )
            yield from _wrapped(write(counted) + _star(held), "    ")


def plan_lines(next_year: Sequence[Mapping[str, Any]], translator: Translator) -> Iterator[str]:
    """Yield what the report plans for next year, as tally.json has it: nobody voted on it here."""
    write = translator.write
    if not next_year:
        return
    yield ""
    yield from _wrapped(write(say("Next year, as the report plans it (no vote was held on it here):")))
    for each in next_year:
        planned = say(
            "- {name}: {number} associations, headed by {head}",
            name=each["name"],
            number=len(each["members"]),
            head=each["head"],
        )
        yield from _wrapped(write(planned) + _star(each), "  ")


def _star(marked: Mapping[str, Any]) -> str:
    return "*" if marked["mark"] == "sample" else ""


def _total(total: Total, translator: Translator, mark: Mark) -> str:
    language = translator.language
    name = wording.label(total.indicator, language)
    if total.value is None:
        return translator.write(say("- {name}: nobody has reported", name=name))
    value = wording.amount(total.value, total.indicator, language)
    number = len(total.counted)
    star = "*" if any(mark(entry) == "sample" for entry in total.counted) else ""
    if total.percent is None or total.plan is None or total.reached is None:
        text = say("- {name}: {value} ({number} associations)", name=name, value=value, number=number)
    elif total.reached == total.value:
        text = say(
            "- {name}: {value} ({number} associations); plan {plan}, reached {percent}%",
            name=name,
            value=value,
            number=number,
            plan=total.plan,
            percent=total.percent,
        )
    else:
        text = say(
            "- {name}: {value} ({number} associations); of the {planned} that have a plan: {reached} of {plan},"
            " that is {percent}%",
            name=name,
            value=value,
            number=number,
            planned=len(total.planned),
            reached=total.reached,
            plan=total.plan,
            percent=total.percent,
        )
    return translator.write(text) + star


def _headline(entry: Entry, translator: Translator, mark: Mark) -> str:
    value = entry.figure.value
    assert value is not None, "headlines have figures"
    name = wording.label(entry.indicator, translator.language)
    figure = wording.hedged(value, entry.figure.hedge, entry.indicator, translator.language)
    if entry.percent is None:
        text = say("- {name}: {figure}", name=name, figure=figure)
    elif entry.percent_source is Percent.STATED:
        text = say("- {name}: {figure}, {percent}% of plan as stated", name=name, figure=figure, percent=entry.percent)
    elif entry.sample_plan and mark(entry) != "sample":
        text = say(
            "- {name}: {figure}; {percent}%* of a plan that is sample data",
            name=name,
            figure=figure,
            percent=entry.percent,
        )
    else:
        text = say("- {name}: {figure}, {percent}% of plan", name=name, figure=figure, percent=entry.percent)
    return translator.write(text) + ("*" if mark(entry) == "sample" else "")


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
