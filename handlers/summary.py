"""The bloc's summary (/tonghop): who is in, the totals, each association's figures, and what is left out.

Belongs here: the screens. Adding up is `emulation.tally`, rights are `emulation.people`.
"""

from collections.abc import Iterable
from datetime import datetime

from conversation.messages import Reply
from conversation.sentences import Text, lines, listed, say
from conversation.steps import ask, choice
from emulation.ballots.contests import BallotState
from emulation.bloc import Gone, Period, Season
from emulation.comparing import Compared, against_last_year
from emulation.people import Act, NotAllowed, Role, Seat, Standing, may
from emulation.season import Percent, PeriodCode
from emulation.tally import JUNE, YEAR, Entry, Omission, Reason, Tally, Total, compile_tally
from handlers import Flow, Turn, ballots, home, places, seasons, wording
from storage.book import read_book

flow = Flow("summary")

_YEAR = "year"
_JUNE = "june"
_CODES = {_YEAR: YEAR, _JUNE: JUNE}
_TOTALS = 6
_REPORTS = 8
_OMISSIONS = 10


@flow.command(
    "tonghop",
    "summary",
    describe=say("The bloc's summary"),
    words=("tổng hợp", "summary"),
    roles=("head", "deputy", "secretary", "staff"),
)
@flow.step
def summary(turn: Turn) -> Reply:
    """Show the summary of the season one sits in; ask which, where there are several."""
    return seasons.pick(turn, of_season)


@flow.step
def of_season(turn: Turn, season: int) -> Reply:
    """Show one bloc's year, or its mid-year review while nothing later is asked."""
    newest = places.newest_period(turn, turn.store.seasons.by_id(season))
    return totals(turn, season, _JUNE if newest.code is PeriodCode.JUNE else _YEAR, 0)


@flow.step
def totals(turn: Turn, season: int, when: str, start: int) -> Reply:
    """Show the common indicators, a page at a time."""
    this, tally = _opened(turn, season, when)
    language, words_first = turn.sender.language, places.words_first(turn)
    page = tally.totals[start : start + _TOTALS]
    shown: list[Text] = [
        seasons.named(this),
        _which(tally, when),
        say("{done} of {of} associations have submitted.", done=len(tally.submitted), of=len(tally.reports)),
    ]
    if tally.official and start == 0:
        shown.append(_official(tally))
    if tally.owing and start == 0:
        shown.append(say("Still to come: {names}.", names=listed([each.name for each in tally.owing])))
    shown.extend(_total(total, language, words_first) for total in page)
    go = []
    if start + _TOTALS < len(tally.totals):
        go.append(choice(say("More"), totals, season, when, start + _TOTALS))
    go.append(choice(say("Each association"), reports, season, when, 0))
    if when == _YEAR and any(map(against_last_year, tally.totals)):
        go.append(choice(say("Beside last year"), beside_last_year, season, 0))
    if _omissions(tally):
        go.append(choice(say("What the totals leave out"), left_out, season, when, 0))
    if any(each.state is BallotState.ANNOUNCED for each in turn.store.ballots.of_season(season)):
        go.append(choice(say("Results of the votes"), ballots.of_season, season))
    if when == _YEAR:
        go.append(choice(say("The mid-year review"), totals, season, _JUNE, 0))
    else:
        go.append(choice(say("The whole year"), totals, season, _YEAR, 0))
    return ask(lines(*shown), *go, choice(say("Back"), home.back))


@flow.step
def reports(turn: Turn, season: int, when: str, start: int) -> Reply:
    """List the associations to look at one."""
    _, tally = _opened(turn, season, when)
    page = tally.reports[start : start + _REPORTS]
    go = []
    for report in page:
        name = report.association.name
        label = say("{name}", name=name) if report.submission else say("{name} (not submitted)", name=name)
        go.append(choice(label, of_association, season, when, report.association.id))
    if start + _REPORTS < len(tally.reports):
        go.append(choice(say("More"), reports, season, when, start + _REPORTS))
    go.append(choice(say("Back"), totals, season, when, 0))
    return ask(say("Which association?"), *go)


@flow.step
def of_association(turn: Turn, season: int, when: str, association: int) -> Reply:
    """Show one association's figures that are in."""
    _, tally = _opened(turn, season, when)
    report = next((each for each in tally.reports if each.association.id == association), None)
    if report is None:
        raise Gone(association)
    language, words_first = turn.sender.language, places.words_first(turn)
    if report.submission is None:
        told: list[Text] = [say("{name} has not submitted yet.", name=report.association.name)]
    else:
        told = [
            say("{name}, receipt {receipt}:", name=report.association.name, receipt=report.submission.receipt),
            *(_entry(each, language, words_first) for each in report.entries if each.indicator.percent_of is None),
        ]
    return ask(
        lines(*told),
        choice(say("Another association"), reports, season, when, 0),
        choice(say("Back"), totals, season, when, 0),
    )


@flow.step
def left_out(turn: Turn, season: int, when: str, start: int) -> Reply:
    """Say what the totals leave out, and why, a page at a time."""
    _, tally = _opened(turn, season, when)
    found = _omissions(tally)
    told = [_omission(each, turn.sender.language) for each in found[start : start + _OMISSIONS]]
    go = []
    if start + _OMISSIONS < len(found):
        go.append(choice(say("More"), left_out, season, when, start + _OMISSIONS))
    return ask(
        lines(say("What the totals leave out, and why:"), *told), *go, choice(say("Back"), totals, season, when, 0)
    )


@flow.step
def beside_last_year(turn: Turn, season: int, start: int) -> Reply:
    """Show the totals beside those of the year before, a page at a time."""
    this, tally = _opened(turn, season, _YEAR)
    language, words_first = turn.sender.language, places.words_first(turn)
    found = [compared for total in tally.totals if (compared := against_last_year(total)) is not None]
    told = [_compared(each, language, words_first) for each in found[start : start + _TOTALS]]
    go = []
    if start + _TOTALS < len(found):
        go.append(choice(say("More"), beside_last_year, season, start + _TOTALS))
    return ask(
        lines(seasons.named(this), say("The totals beside those of {year}:", year=this.year - 1), *told),
        *go,
        choice(say("Back"), totals, season, _YEAR, 0),
    )


def for_everybody(turn: Turn, season: int, language: str) -> Text:
    """Return what the whole bloc may read of the summary, who is late unnamed: nothing before the deadline."""
    by_code = {period.code: period for period in turn.store.seasons.periods(season)}
    anybody = [Seat(role=Role.OFFICER, season=season)]
    over = {
        code
        for code, period in by_code.items()
        if may(Act.SEE_SUMMARY, anybody, Standing(deadline_passed=turn.now > period.deadline))
    }
    for when, codes in _CODES.items():
        seen = [code for code in codes if code in over]
        if seen:
            tally = compile_tally(read_book(turn.store, season), seen)
            return lines(
                seasons.named(turn.store.seasons.by_id(season)),
                _which(tally, when),
                say("{done} of {of} associations have submitted.", done=len(tally.submitted), of=len(tally.reports)),
                *(_total(total, language, words_first=False) for total in tally.totals),
                _open_after(by_code.values(), turn.now) if when == _JUNE else None,
            )
    return _open_after(by_code.values(), turn.now)


def _open_after(periods: Iterable[Period], now: datetime) -> Text:
    ahead = [period.deadline for period in periods if period.deadline >= now]
    return (
        say("The year's figures are open to the bloc after the deadline, {moment}.", moment=min(ahead)) if ahead else ""
    )


def _opened(turn: Turn, season: int, when: str) -> tuple[Season, Tally]:
    this = turn.store.seasons.by_id(season)
    codes = _CODES[when]
    by_code = {period.code: period for period in turn.store.seasons.periods(season)}
    opened = [by_code[code] for code in codes if code in by_code and by_code[code].opens <= turn.now]
    if not opened:
        opened = [by_code[codes[-1]]]
    seen, refusal = [], NotAllowed(Act.SEE_SUMMARY)
    for period in opened:
        try:
            places.check(turn, Act.SEE_SUMMARY, this, period)
        except NotAllowed as refused:
            refusal = refused
        else:
            seen.append(period.code)
    if not seen:
        raise refusal
    return this, compile_tally(read_book(turn.store, season), seen)


def _which(tally: Tally, when: str) -> Text:
    if when == _JUNE:
        return say("Mid-year review.")
    if any(total.estimates for total in tally.totals):
        return say("Whole year, estimates where nothing final is in.")
    return say("Whole year.")


def _official(tally: Tally) -> Text:
    if not tally.corrected:
        return say(
            "Official figures: {done} of {of} associations; none differs from the estimates.",
            done=len(tally.official),
            of=len(tally.reports),
        )
    return say(
        "Official figures: {done} of {of} associations; {number} figures differ from the estimates.",
        done=len(tally.official),
        of=len(tally.reports),
        number=tally.corrected,
    )


def _omissions(tally: Tally) -> list[Omission]:
    return [
        *(each for total in tally.totals for each in (*total.left_out, *total.left_out_of_percent)),
        *(each for each in tally.apart if each.reason is Reason.NOT_ADDED_UP),
    ]


def _total(total: Total, language: str, words_first: bool) -> Text:
    indicator = total.indicator
    name = wording.label(indicator, language)
    if total.value is None:
        return say("- {name}: nobody has reported", name=name)
    value = wording.amount(total.value, indicator, language, words_first=words_first)
    number = len(total.counted)
    if total.percent is None or total.plan is None or total.reached is None:
        return say("- {name}: {value} ({number} associations)", name=name, value=value, number=number)
    if len(total.planned) < number:
        # The percent is of those alone who have a plan; both sums stand beside it, so that anybody can check it.
        return say(
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
    return say(
        "- {name}: {value} ({number} associations); plan {plan}, reached {percent}%",
        name=name,
        value=value,
        number=number,
        plan=total.plan,
        percent=total.percent,
    )


def _compared(each: Compared, language: str, words_first: bool) -> Text:
    """One line of two years; who reported no figure of last year is in neither sum, and the line says so."""
    values: dict[str, Text] = {
        "name": wording.label(each.indicator, language),
        "now": wording.amount(each.now, each.indicator, language, words_first=words_first),
        "before": wording.amount(each.before, each.indicator, language, words_first=words_first),
    }
    if each.growth is None:
        line = say("- {name}: {now}, last year {before}", **values)
    elif each.growth == 0:
        line = say("- {name}: {now}, as last year", name=values["name"], now=values["now"])
    elif each.growth > 0:
        line = say("- {name}: {now}, last year {before}, up {percent}%", **values, percent=each.growth)
    else:
        line = say("- {name}: {now}, last year {before}, down {percent}%", **values, percent=-each.growth)
    if each.associations == each.of:
        return line
    return say(
        "{line} (the {number} of {of} associations known for both years)",
        line=line,
        number=each.associations,
        of=each.of,
    )


def _entry(entry: Entry, language: str, words_first: bool) -> Text:
    line = _reached(entry, language, words_first)
    if entry.corrects is None:
        return line
    before = wording.valued(entry.indicator, entry.corrects, language, words_first=words_first)
    return say("{line}; the estimate was: {estimate}", line=line, estimate=before)


def _reached(entry: Entry, language: str, words_first: bool) -> Text:
    name = wording.label(entry.indicator, language)
    figure = wording.valued(entry.indicator, entry.figure, language, words_first=words_first)
    if entry.figure.value is None or entry.percent is None:
        return say("- {name}: {figure}", name=name, figure=figure)
    if entry.percent_source is Percent.STATED:
        return say("- {name}: {figure}, {percent}% of plan as stated", name=name, figure=figure, percent=entry.percent)
    return say("- {name}: {figure}, {percent}% of plan", name=name, figure=figure, percent=entry.percent)


def _omission(left: Omission, language: str) -> Text:
    name = wording.label(left.indicator, language)
    who = left.association.name if left.association else ""
    match left.reason:
        case Reason.NOT_SUBMITTED:
            return say("- {who}, {name}: not submitted", who=who, name=name)
        case Reason.NOT_ANSWERED:
            return say("- {who}, {name}: not answered", who=who, name=name)
        case Reason.SKIPPED:
            return say("- {who}, {name}: no figure ({reason})", who=who, name=name, reason=left.words)
        case Reason.NO_PLAN:
            return say(
                "- {who}, {name}: no plan known, so it is in the sum but not in the percentage", who=who, name=name
            )
        case Reason.OTHER_UNIT:
            return say("- {who}, {name}: counted in another unit", who=who, name=name)
        case Reason.NOT_COMMON:
            return say("- {name}: asked of single associations only", name=name)
        case Reason.NOT_ADDED_UP:
            return say("- {name}: not added up, because the same people may be counted twice", name=name)
