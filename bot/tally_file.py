"""A tally for programs: what `tongket summary --json` prints and `tongket demo` writes as tally.json.

Belongs here: the shape that docs/tally.md describes; every figure is a plain decimal string in base units. It holds
neither moments nor receipts, so that two runs of one season give the same bytes. Adding up is `emulation.tally`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from emulation.bloc import Season
from emulation.figures import Figure
from emulation.numerals import plain
from emulation.tally import Book, Entry, Omission, Report, Tally, Total

FORMAT = 1
REPORTED = "reported"
"""The mark of what is no demonstration's."""

Mark = Callable[[Entry], str]
"""Where a figure comes from: `stated` in the season's source, invented `sample` data, or `reported` by an officer."""


def reported(entry: Entry) -> str:
    """The mark of every figure of a real season."""
    del entry
    return REPORTED


def tally_values(
    season: Season,
    book: Book,
    tally: Tally,
    mark: Mark = reported,
    *,
    contests: Sequence[Mapping[str, Any]] = (),
    next_year: Sequence[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Return the tally as JSON values; `contests` and `next_year` are as `bot.demo.marks` gives them."""
    return {
        "format": FORMAT,
        "season": season.key,
        "year": season.year,
        "bloc": season.bloc,
        "province": season.province_name,
        "board": season.board,
        "demo": season.demo,
        "submitted": {
            "number": len(tally.submitted),
            "of": len(tally.reports),
            "associations": [each.name for each in tally.submitted],
        },
        "owing": [each.name for each in tally.owing],
        "official": {
            "number": len(tally.official),
            "associations": [each.name for each in tally.official],
            "corrected": tally.corrected,
        },
        "associations": [_report(report, mark) for report in tally.reports],
        "totals": [_total(total, mark) for total in tally.totals],
        "left_out": list(_left_out(tally)),
        "periods": [{"code": each.code.value, "name": each.name} for each in book.periods],
        "contests": [dict(each) for each in contests],
        "next_year": [dict(each) for each in next_year],
    }


def _report(report: Report, mark: Mark) -> dict[str, Any]:
    association, submission = report.association, report.submission
    return {
        "code": association.code,
        "name": association.name,
        "office": association.office.value if association.office else None,
        "submitted": submission is not None,
        "late": submission is not None and submission.late,
        "period": report.period.code.value if report.period else None,
        "figures": [_figure(entry, mark) for entry in report.entries],
    }


def _figure(entry: Entry, mark: Mark) -> dict[str, Any]:
    indicator, figure = entry.indicator, entry.figure
    return {
        "indicator": indicator.code,
        "label": indicator.label,
        "label_en": indicator.label_en,
        "unit": indicator.unit,
        "kind": indicator.kind.value,
        "percent_of": indicator.percent_of,
        "value": _number(figure.value),
        "hedge": figure.hedge.value,
        "words": figure.words,
        "skipped": figure.skipped,
        "plan": _number(entry.plan),
        "plan_mark": None if entry.plan is None else "sample" if entry.sample_plan else "stated",
        "percent": _number(entry.percent),
        "percent_source": entry.percent_source.value if entry.percent_source else None,
        "mark": mark(entry),
        "period": entry.period.code.value,
        "corrects": _corrected(entry.corrects),
    }


def _corrected(estimate: Figure | None) -> dict[str, Any] | None:
    if estimate is None:
        return None
    return {"value": _number(estimate.value), "hedge": estimate.hedge.value, "skipped": estimate.skipped}


def _total(total: Total, mark: Mark) -> dict[str, Any]:
    indicator = total.indicator
    return {
        "indicator": indicator.code,
        "label": indicator.label,
        "label_en": indicator.label_en,
        "unit": indicator.unit,
        "kind": indicator.kind.value,
        "value": _number(total.value),
        "associations": len(total.counted),
        "plan": _number(total.plan),
        "reached": _number(total.reached),
        "associations_with_plan": len(total.planned),
        "percent": _number(total.percent),
        "percent_source": "computed" if total.percent is not None else None,
        "estimates": total.estimates,
        "rounded": total.rounded,
        "sample": sum(1 for entry in total.counted if mark(entry) == "sample"),
    }


def _left_out(tally: Tally) -> Iterator[dict[str, Any]]:
    for total in tally.totals:
        yield from (_omission(each, "sum") for each in total.left_out)
        yield from (_omission(each, "percent") for each in total.left_out_of_percent)
    yield from (_omission(each, "totals") for each in tally.apart)


def _omission(left: Omission, of: str) -> dict[str, Any]:
    return {
        "from": of,
        "indicator": left.indicator.code,
        "label": left.indicator.label,
        "association": left.association.name if left.association else None,
        "reason": left.reason.value,
        "words": left.words or None,
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
