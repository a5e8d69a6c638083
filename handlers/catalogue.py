"""Every conversation of the program, and what answers when none stands.

Belongs here: the list. Adding a conversation is adding its flow here.
"""

from conversation.steps import Flows
from handlers import (
    Turn,
    answers,
    ballot_conduct,
    ballots,
    blocs,
    delegates,
    evidence,
    figures,
    home,
    invite,
    narrative,
    progress,
    received,
    refusals,
    reminders,
    review,
    seasons,
    start,
    submission,
    summary,
    voting,
    workbook,
    workbook_doubts,
)

FLOWS: Flows[Turn] = Flows(
    flows=(
        start.flow,
        figures.flow,
        answers.flow,
        submission.flow,
        evidence.flow,
        review.flow,
        reminders.flow,
        progress.flow,
        summary.flow,
        voting.flow,
        ballots.flow,
        ballot_conduct.flow,
        delegates.flow,
        blocs.flow,
        invite.flow,
        received.flow,
        narrative.flow,
        workbook.flow,
        workbook_doubts.flow,
        seasons.flow,
        home.flow,
    ),
    unasked=home.unasked,
    received=received.received,
    shaped=((start.looks_like_code, start.code_typed),),
    refusals=refusals.REFUSALS,
    refused=refusals.refused,
)
