"""Chats in which several read, on a stage.

Here: what people do to us there, and what everybody there hears. One's own chat is `script`.
"""

from msgspec.structs import replace

from conversation.messages import Added, Address, MovedTo, Removed, Said, Sent, Typed
from conversation.text import clean
from tests.support.post import Delivery, Post
from tests.support.script import A_WHILE, Chat, Stage


class Group:
    """A chat in which several read, on a channel (a profile's name)."""

    def __init__(self, stage: Stage, name: str, on: str = "buttons") -> None:
        self.stage = stage
        self.address = Address(on, name)
        self._from = 0

    # --- what somebody does ---------------------------------------------------------------------------------------

    def says(self, who: Chat, *texts: str) -> None:
        """Say each of `texts` to us here."""
        self._does(who, *(Typed(clean(text)) for text in texts))

    def sends(self, who: Chat) -> None:
        """Send us a picture here."""
        self._does(who, Sent("photo", "file"))

    def lets_us_in(self, who: Chat) -> None:
        """Let us into the group."""
        self._does(who, Added())

    def puts_us_out(self, who: Chat) -> None:
        """Put us out of the group."""
        self._does(who, Removed())

    def moves(self, who: Chat, to: str) -> None:
        """Give the group another id."""
        self._does(who, MovedTo(to))
        self.address = replace(self.address, id=to)

    # --- what everybody there hears -------------------------------------------------------------------------------

    @property
    def deliveries(self) -> list[Delivery]:
        """What reached the group since anybody last did something in it, or `listens` was called."""
        return [each for each in self._post.sent[self._from :] if each.to == self.address]

    @property
    def heard(self) -> str:
        """The texts of `deliveries`, one below the other."""
        return "\n".join(each.part.text for each in self.deliveries)

    def listens(self) -> None:
        """Forget what reached the group so far."""
        self._from = len(self._post.sent)

    def hears(self, *fragments: str) -> str:
        """Check that each of `fragments` reached the group; return all that did."""
        for fragment in fragments:
            assert fragment in self.heard, f"never heard {fragment!r} but:\n{self.heard}"
        return self.heard

    def hears_not(self, *fragments: str) -> None:
        """Check that none of `fragments` did."""
        for fragment in fragments:
            assert fragment not in self.heard, f"heard {fragment!r}:\n{self.heard}"

    def hears_nothing(self) -> None:
        """Check that nothing reached the group."""
        assert not self.deliveries, f"heard:\n{self.heard}"

    @property
    def _post(self) -> Post:
        return self.stage.posts[self.address.channel]

    def _does(self, who: Chat, *said: Said) -> None:
        self.listens()
        self.stage.clock.move(A_WHILE)
        self.stage.hand_in(*(replace(who.incoming(each), place=self.address.id) for each in said))
