"""A report pasted whole: the figures found in it, offered one by one with the words they stand in.

Belongs here: the offer, and keeping what was confirmed. Which questions figures may answer is `emulation.prose`;
finding them is slow work (`bot.work`), keeping the text itself `handlers.received`. Nothing is entered without a yes.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say, spaced
from conversation.steps import ask, choice
from emulation.figures import Source
from emulation.numerals import Hedge
from emulation.prose.consistency import Mismatch, mismatches
from emulation.prose.matching import Match, matched
from emulation.prose.values import Found
from emulation.season import PeriodCode
from emulation.submissions import check_open
from handlers import Flow, Turn, doubts, figures, places, wording
from handlers.places import Desk

flow = Flow("narrative")

Offer: TypeAlias = tuple[int, Decimal, str, str, tuple[tuple[int, Decimal], ...]]
"""The indicator, the value in its unit, the hedge, the words of the report, and other indicators with their values."""

_MOST_OFFERS = 30
_MOST_OTHERS = 6
_MOST_MISMATCHES = 3
_WORDS_BEFORE, _WORDS_AFTER = 8, 6


def offered(turn: Turn, own: Desk, period: int, found: Sequence[Found], intro: Text) -> Reply | None:
    """Offer the first of a report's figures behind the sentence `intro`; None where none answers a question."""
    association = own.association.id
    if own.season.locked_at is not None or turn.store.submissions.in_now(association, period):
        return None
    asked = [each.indicator for each in turn.store.seasons.asked(association, period)]
    given = turn.store.figures.of(association, period)
    whole = figures.period_of(own, period).code is not PeriodCode.JUNE
    offers = tuple(
        offer
        for match in matched(found, asked, year=own.season.year, whole=whole)
        if (kept := given.get(match.candidates[0].indicator.id)) is None or kept.value != match.candidates[0].value
        for offer in (_offer(match),)
    )[:_MOST_OFFERS]
    if not offers:
        return None
    opening = lines(
        intro,
        say(
            "Figures found in it that may be answers: {number}. I ask about each one; nothing is entered before you say"
            " yes.",
            number=len(offers),
        ),
        *(_contradiction(each) for each in mismatches(found)[:_MOST_MISMATCHES]),
    )
    return _question(turn, own.season.id, association, period, offers, len(offers), opening)


def _offer(match: Match) -> Offer:
    best, *others = match.candidates
    return (
        best.indicator.id,
        best.value,
        match.found.hedge.value,
        _quoted(match.found),
        tuple((each.indicator.id, each.value) for each in others[:_MOST_OTHERS]),
    )


def _quoted(found: Found) -> str:
    """The figure with some words before and behind it, within its own clause."""
    before = found.before.split()[-_WORDS_BEFORE:]
    after = found.after.replace(";", ".").split(".")[0].split()[:_WORDS_AFTER]
    words = " ".join([*before, *found.span.split(), *after])
    return re.sub(r" (?=[,;:.])", "", words).strip(" ,;:.(")


def _contradiction(found: Mismatch) -> Text:
    return say(
        "Please check: the report says {stated}, but its own figures ({part} and {whole}) give {computed}%.",
        stated=found.stated.span,
        part=found.part,
        whole=found.whole,
        computed=found.computed,
    )


def _question(
    turn: Turn, season: int, association: int, period: int, left: tuple[Offer, ...], of: int, before: Text | None
) -> Reply:
    """Ask about the first of the offers `left`, out of `of`."""
    indicator, value, hedge, words, others = left[0]
    measured = turn.store.seasons.indicator(indicator)
    standing = turn.store.figures.find(association, indicator, period)
    here = (season, association, period, left, of)
    ways: list[Choice] = [choice(say("Yes"), yes, *here)]
    if others:
        ways.append(choice(say("Another indicator"), another, *here))
    ways += [choice(say("No"), no, *here), choice(say("Later"), figures.leave)]
    return ask(
        lines(
            before,
            say("{number}/{of}. The report says: “{words}”.", number=of - len(left) + 1, of=of, words=words),
            say(
                "Is this the answer? {name}: {figure}.",
                name=wording.label(measured, turn.sender.language),
                figure=figures.said(turn, measured, value, Hedge(hedge)),
            ),
            say("Now: {figure}", figure=figures.shown(turn, measured, standing)) if standing else None,
        ),
        *ways,
    )


@flow.step
def yes(turn: Turn, season: int, association: int, period: int, left: tuple[Offer, ...], of: int) -> Reply:
    """Keep a figure that is likely; ask about one that is far from what is known, as about one that was typed."""
    indicator, value, hedge, _, _ = left[0]
    desk = places.desk(turn, season, association)
    this = places.asked(turn, association, period, indicator)
    here = (season, association, period, left, of)
    found = doubts.questioned(turn, desk, period, this, value)
    if found is None:
        return keep(turn, *here, value, "")
    doubted = doubts.question(turn, this.indicator, value, Hedge(hedge), found)
    return ask(
        doubted.text,
        *(choice(out.label, keep, *here, out.value, out.doubt) for out in doubted.ways),
        choice(say("No"), no, *here),
    )


@flow.step
def keep(
    turn: Turn,
    season: int,
    association: int,
    period: int,
    left: tuple[Offer, ...],
    of: int,
    value: Decimal,
    doubted: str,
) -> Reply:
    """Keep a confirmed figure with the words it stands in, and go on to the next one found."""
    indicator, _, hedge, words, _ = left[0]
    desk = places.desk(turn, season, association, period, indicator)
    check_open(turn.store.submissions.newest(association, period), locked=desk.season.locked_at is not None)
    turn.store.figures.save(
        association,
        indicator,
        period,
        value=value,
        hedge=Hedge(hedge),
        words=words,
        doubt=doubted or None,
        now=turn.now,
        entered_by=turn.sender.person,
        source=Source.CHOSEN,
    )
    kept = turn.store.figures.find(association, indicator, period)
    noted = say("Noted: {figure}.", figure=figures.shown(turn, turn.store.seasons.indicator(indicator), kept))
    return _next(turn, season, association, period, left[1:], of, noted)


@flow.step
def no(turn: Turn, season: int, association: int, period: int, left: tuple[Offer, ...], of: int) -> Reply:
    """Leave a figure out, and go on to the next one found."""
    return _next(turn, season, association, period, left[1:], of, say("Left out."))


@flow.step
def another(turn: Turn, season: int, association: int, period: int, left: tuple[Offer, ...], of: int) -> Reply:
    """Ask which indicator a figure is for; only those in the same kind of unit are offered. Raises NotAllowed."""
    places.desk(turn, season, association, period)
    first, value, hedge, words, others = left[0]
    language = turn.sender.language

    def instead(indicator: int, worth: Decimal) -> tuple[Offer, ...]:
        rest = tuple(each for each in others if each[0] != indicator)
        return ((indicator, worth, hedge, words, ((first, value), *rest)), *left[1:])

    return ask(
        say("“{words}”: for which indicator is it?", words=words),
        *(
            choice(
                wording.label(turn.store.seasons.indicator(indicator), language),
                yes,
                season,
                association,
                period,
                instead(indicator, worth),
                of,
            )
            for indicator, worth in others
        ),
        choice(say("None of these"), no, season, association, period, left, of),
    )


def _next(
    turn: Turn, season: int, association: int, period: int, left: tuple[Offer, ...], of: int, noted: Text
) -> Reply:
    """Go on to the next figure found; behind the last one to what is still missing, else to the review."""
    if left:
        places.desk(turn, season, association)
        return _question(turn, season, association, period, left, of, noted)
    over = spaced(noted, say("Those were all the figures I found in the report."))
    return figures.onward(turn, season, association, period, over)
