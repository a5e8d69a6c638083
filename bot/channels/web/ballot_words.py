"""What the ballot page says.

Belongs here: the page's sentences by name. Words in braces that only the page knows stand for themselves. What is voted
on comes from the ballot itself.
"""

from collections.abc import Mapping

from conversation.sentences import Sentence, say

BALLOT_WORDS: Mapping[str, Sentence] = {
    "title": say("Secret ballot"),
    "never": say("The assistant never asks for money, passwords or OTP codes."),
    "too_often": say("Too many attempts from here. Please wait a minute and try again."),
    "no_script": say("This page needs JavaScript. Please switch it on, or open the link in another browser."),
    # --- before ---
    "earphones": say(
        "The page is about to show the names of associations. If your phone reads aloud, please put on earphones first."
    ),
    "sealed": say(
        "What you choose is sealed. Nobody can see it, neither head nor board, and nothing of it stays in your chat."
    ),
    "open": say("Open the ballot"),
    "opening": say("One moment ..."),
    "no_code": say("This page opens with your personal link. To get it, type in the chat: vote."),
    # --- the sheet ---
    "votes": say("Ballot of {association}", association="{association}"),
    "again": say("This association has voted already. A new ballot replaces the one in the box."),
    "part": say("Part {number} of {of}: {name}", number="{number}", of="{of}", name="{name}"),
    "agree_each": say("Agree or disagree with each association. To be chosen: {seats}.", seats="{seats}"),
    "at_most": say("Choose at most {seats}.", seats="{seats}"),
    "one": say("Choose one."),
    "place": say("box {number} of {of}", number="{number}", of="{of}"),
    "for": say("I agree"),
    "against": say("I disagree"),
    "blank": say("Leave blank"),
    "chosen": say("Chosen: {number}. You may choose {left} more.", number="{number}", left="{left}"),
    "full": say(
        "You have chosen {number}, as many as you may. To choose another one, take one away first.", number="{number}"
    ),
    "marked": say("Agree: {yes}. Disagree: {no}. Blank: {blank}.", yes="{yes}", no="{no}", blank="{blank}"),
    "look_over": say("Look the ballot over"),
    # --- looking it over ---
    "look_over_heading": say("Please look your ballot over"),
    "not_cast": say("It is not in the box yet."),
    "names_for": say("You agree with: {names}.", names="{names}"),
    "names_against": say("You disagree with: {names}.", names="{names}"),
    "names_chosen": say("You choose: {names}.", names="{names}"),
    "names_blank": say("You leave blank: {names}.", names="{names}"),
    "part_blank": say("You leave this part blank."),
    "cast": say("Put it in the box"),
    "casting": say("Sending ..."),
    "change": say("Change it"),
    # --- done ---
    "done": say("You have voted"),
    "replaced": say("Your earlier ballot was replaced."),
    "receipt": say("Receipt: {receipt}.", receipt="{receipt}"),
    "receipt_means": say("A receipt proves that a ballot was in the box; it tells nobody what the ballot said."),
    "nothing_left": say("This page no longer shows what you chose. You may close it."),
    "vote_again": say("Vote again"),
    # --- what can go wrong ---
    "bad_link": say("This link opens no ballot. To get a new one, type in the chat: vote."),
    "closed": say("The box is closed. A ballot that comes now does not count."),
    "not_voter": say("You no longer vote for this association. Please call: {contact}", contact="{contact}"),
    "not_taken": say("The ballot was not taken. Please look it over and put it in the box once more."),
    "not_reached": say("The assistant cannot be reached just now. What you chose is still here; please press again."),
}
