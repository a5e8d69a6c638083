"""Why there is no figure: asked for where a question is skipped.

Belongs here: taking a reason, and the words that are no reason: a figure that came late, and ways out. The order of
questions is `handlers.figures`.
"""

from conversation.messages import Reply
from conversation.sentences import Text, say
from conversation.steps import ask, choice, takes, way
from conversation.text import fold
from emulation.figures import Source
from emulation.numerals import Plain
from emulation.submissions import check_open
from handlers import Flow, Turn, answers, figures, places, wording

flow = Flow("skipping")

_LONGEST_REASON = 300
# The ways out of the question before this one, which people go on typing: no association means them as its reason.
_FIX = {"sua", "sua lai", "sua so", "fix"}
_SKIP = {"bo qua", "bo qua cau nay", "skip", "tiep", "tiep tuc", "next"}
_LATER = {"de sau", "later"}


@flow.formerly("figures.skip")
def why(turn: Turn, season: int, association: int, period: int, indicator: int) -> Reply:
    """Ask why there is no figure."""
    places.desk(turn, season, association)
    measured = turn.store.seasons.indicator(indicator)
    here = (season, association, period, indicator)
    return ask(
        say(
            "{name}: why is there no figure? Write one short sentence, or pick a reason.",
            name=wording.label(measured, turn.sender.language),
        ),
        choice(say("Our association does not do this"), picked, *here, "na"),
        choice(say("The figure is not known yet"), picked, *here, "unknown"),
        way(say("Back"), figures.question, *here),
        way(say("Later"), figures.leave),
        answer=takes(because, *here),
    )


@flow.formerly("figures.skipped_because")
def because(turn: Turn, season: int, association: int, period: int, indicator: int) -> Reply:
    """Keep the reason typed; a number here is a figure that came late, not a reason: ask whether to enter it."""
    places.desk(turn, season, association)
    measured = turn.store.seasons.indicator(indicator)
    here = (season, association, period, indicator)
    match answers.read_as(turn.text, measured):
        case Plain(quantity):
            return ask(
                say(
                    "That reads as a figure, not as a reason. Shall I enter it? {name}: {figure}",
                    name=wording.label(measured, turn.sender.language),
                    figure=figures.said(turn, measured, quantity.value, quantity.hedge),
                ),
                choice(say("Yes, enter it"), answers.weighed, *here, quantity.value, quantity.hedge.value, turn.text),
                choice(say("No, there is no figure"), why, *here),
                way(say("Back"), figures.question, *here),
                way(say("Later"), figures.leave),
                answer=takes(because, *here),
            )
    if (out := _way_out(turn, season, association, period, indicator)) is not None:
        return out
    anew = say("Please write in a few words why there is no figure, or pick a reason.")
    if (why_not := wording.unfit(turn.text, anew, _LONGEST_REASON)) is not None:
        return turn.again(why_not)
    return _skip(turn, season, association, period, indicator, turn.text)


@flow.formerly("figures.skipped")
def picked(turn: Turn, season: int, association: int, period: int, indicator: int, reason: str) -> Reply:
    """Keep a reason that was picked."""
    words = {"na": "Hội không có hoạt động này", "unknown": "Chưa có số liệu"}
    return _skip(turn, season, association, period, indicator, words[reason])


def _way_out(turn: Turn, season: int, association: int, period: int, indicator: int) -> Reply | None:
    """Follow a way out that was typed instead of a reason; None where it is none. Nothing is noted."""
    said = fold(turn.text)
    if said in _FIX:
        return figures.pick(turn, season, association, period, 0)
    if said in _LATER:
        return figures.leave(turn)
    if said not in _SKIP:
        return None
    name = wording.label(turn.store.seasons.indicator(indicator), turn.sender.language)
    if turn.store.figures.find(association, indicator, period) is not None:
        noted: Text = say("{name}: it stays as it was.", name=name)
    else:
        noted = say("{name}: nothing is noted yet. Before you submit it needs a figure or a reason.", name=name)
    return figures.passing(turn, season, association, period, indicator, noted)


def _skip(turn: Turn, season: int, association: int, period: int, indicator: int, reason: str) -> Reply:
    desk = places.desk(turn, season, association)
    check_open(turn.store.submissions.newest(association, period), locked=desk.season.locked_at is not None)
    turn.store.figures.save(
        association,
        indicator,
        period,
        value=None,
        skipped=reason,
        words=turn.text,
        now=turn.now,
        entered_by=turn.sender.person,
        source=Source.TYPED,
    )
    return figures.following(
        turn, season, association, period, indicator, say("Noted: no figure, because: {reason}.", reason=reason)
    )
