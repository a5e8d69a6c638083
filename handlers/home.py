"""Home: what one can do from here, help, the language, and what is said when nothing was asked.

Belongs here: the way about. Each thing to do is a conversation of its own.
"""

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice
from emulation.people import OF_ASSOCIATION, Role
from handlers import Flow, Turn

flow = Flow("home")


def show(turn: Turn, first: Text | None = None, *, person: int | None = None) -> Reply:
    """Show what this person can do; `person` where they came in just now."""
    from handlers import (
        ballots,
        blocs,
        entering,
        evidence,
        figures,
        group_settings,
        invite,
        on_behalf,
        phone,
        progress,
        reminders,
        review,
        start,
        summary,
        voting,
    )

    who = person if person is not None else turn.sender.person
    roles = {seat.role for seat in turn.store.people.seats(who)}
    if not roles:
        return start.stranger(turn)
    choices: list[Choice] = []
    if roles & OF_ASSOCIATION:
        if person is None and on_behalf.waiting(turn):
            choices.append(choice(say("See what the secretary entered for you"), on_behalf.see))
        choices.append(choice(say("Enter and submit figures"), figures.submit))
        choices.append(choice(say("Where our association stands"), progress.status))
        choices.append(choice(say("Pictures and files"), evidence.evidence))
        choices.append(choice(say("Vote"), voting.vote))
    if roles - {Role.OPERATOR}:
        choices.append(choice(say("The bloc's progress"), progress.progress))
    if roles & {Role.STAFF, Role.HEAD, Role.DEPUTY, Role.SECRETARY}:
        choices.append(choice(say("Summary"), summary.summary))
        choices.append(choice(say("Remind those who owe figures"), reminders.remind))
    if Role.SECRETARY in roles:
        choices.append(choice(say("Enter figures for an association that asked"), entering.entering))
    if roles & {Role.STAFF, Role.HEAD, Role.DEPUTY}:
        choices.append(choice(say("Review what was submitted"), review.review))
    if roles & {Role.STAFF, Role.HEAD, Role.DEPUTY, Role.SECRETARY}:
        choices.append(choice(say("Votes: prepare, open, close, results"), ballots.ballots))
    if roles & {Role.STAFF, Role.HEAD, Role.DEPUTY}:
        choices.append(choice(say("The bloc's chat group"), group_settings.groups))
    if Role.STAFF in roles:
        choices.append(choice(say("The province's blocs"), blocs.blocs))
    if roles & (OF_ASSOCIATION | {Role.STAFF}):
        choices.append(choice(say("Invite somebody"), invite.invite))
    if roles & OF_ASSOCIATION:
        choices.append(choice(say("My phone number"), phone.own))
    choices.append(choice(say("Language and reading"), language))
    return ask(lines(first, say("What would you like to do?")), *choices)


@flow.step
def unasked(turn: Turn) -> Reply:
    """Answer words when nothing was asked; a text as long as a report is kept."""
    from handlers import linking, pieces, start

    if turn.sender.person is None:
        return start.code_typed(turn) if linking.is_code(turn.text) else start.stranger(turn)
    if len(turn.text) > pieces.LONG:
        return pieces.took(turn, beside=False)
    return show(turn, say("I am not sure what you mean. If it is a figure, choose entering figures first."))


@flow.command("trogiup", "help", describe=say("What this assistant can do"), words=("trợ giúp", "giúp", "help", "menu"))
@flow.step
def help_(turn: Turn) -> Reply:
    """Say what there is, and whom to call."""
    answers = any(seat.role in OF_ASSOCIATION for seat in turn.store.people.seats(turn.sender.person))
    return show(
        turn,
        lines(
            say("For help from a person: {contact}", contact=turn.services.contact),
            say("To go on with your figures, type: figures. What you entered is kept.") if answers else None,
        ),
    )


@flow.command(
    "huy",
    "cancel",
    describe=say("Stop here; what is entered stays"),
    words=("thôi không làm nữa", "dừng lại", "hủy bỏ"),
)
@flow.step
def cancel(turn: Turn) -> Reply:
    """Stop what was going on; nothing entered is lost."""
    return show(turn, say("Stopped. Everything you entered is kept."))


@flow.command("ngonngu", "language", describe=say("Language, and numbers in words"), words=("ngôn ngữ", "language"))
@flow.step
def language(turn: Turn) -> Reply:
    """Ask for the language, and whether numbers are read out in words."""
    from handlers import linking

    return ask(
        say("Which language shall I speak? And how shall I write figures?"),
        choice("Tiếng Việt", speak, "vi"),
        choice("English", speak, "en"),
        choice(say("Figures in words first (for screen readers)"), words_first, True),
        choice(say("Figures in digits first"), words_first, False),
        choice(say("Where I receive messages"), linking.linking),
        choice(say("Leave it as it is"), back),
    )


@flow.step
def speak(turn: Turn, wanted: str) -> Reply:
    """Speak another language from now on."""
    if turn.sender.person is not None:
        turn.store.people.speak(turn.sender.person, wanted)
    turn.speak(wanted)
    return show(turn, say("From now on I speak English."))


@flow.step
def words_first(turn: Turn, wanted: bool) -> Reply:
    """Write long figures in words first, or in digits."""
    if turn.sender.person is not None:
        turn.store.people.words_first(turn.sender.person, wanted=wanted)
    return show(turn, say("Noted."))


@flow.step
def back(turn: Turn) -> Reply:
    """Back to what one can do."""
    return show(turn)
