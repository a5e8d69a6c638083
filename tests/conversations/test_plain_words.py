"""No command is ever needed: whatever can be done is asked for in plain words, which nothing else could mean."""

import pytest

from conversation.dialogue import Heard, hear
from conversation.messages import Address, Incoming, Manner, StepCall, Typed
from conversation.session import LETTERS, Offered, Session
from conversation.steps import Command
from emulation.numerals import Asked, Plain, read
from handlers import Turn
from handlers.catalogue import FLOWS
from tests.support.script import START

ANYTHING = Asked.COUNT
COMMANDS = list({id(each): each for each in FLOWS.commands.values()}.values())


def heard(text: str, session: Session) -> object:
    said = Incoming(event_id="1", sender=Address("text", "an"), said=Typed(text), at=START)
    return hear(FLOWS, session, said)


@pytest.mark.parametrize("command", COMMANDS, ids=[each.names[0] for each in COMMANDS])
def test_a_command_has_plain_words_of_its_own(command: Command[Turn]) -> None:
    assert command.words
    for word in command.words:
        assert FLOWS.words[word] is command
        assert word not in {"khong", *LETTERS.lower()}
        assert not isinstance(read(word, ANYTHING), Plain), f"{word} could be a figure"


@pytest.mark.parametrize("code", ["NCT-4827", "nct 4827", "NCT4827"])
def test_an_invitation_code_is_taken_wherever_no_answer_is_waited_for(code: str) -> None:
    menu = Session(3, "?", (Offered("Nộp", StepCall("figures.submit"), Manner.NUMBERED),))
    for session in (Session(), menu):
        assert heard(code, session) == Heard(StepCall("start.code_typed"))
    asking = Session(3, "?", (), StepCall("answers.took", (1,)))
    answered = heard(code, asking)
    assert isinstance(answered, Heard)
    assert answered.call == StepCall("answers.took", (1,))
