"""What the page for sending files says, and what a link to a file says that leads nowhere.

Belongs here: the sentences by name. Words in braces that only the page knows stand for themselves.
"""

from collections.abc import Mapping

from conversation.sentences import Sentence, say

UPLOAD_WORDS: Mapping[str, Sentence] = {
    "title": say("Send files to the assistant"),
    "never": say("The assistant never asks for money, passwords or OTP codes."),
    "no_script": say("This page needs JavaScript. Please switch it on, or open the link in another browser."),
    "what": say("What you send here goes to the assistant as if you had sent it in your chat. It answers there."),
    "whose": say("This page belongs to {name}.", name="{name}"),
    "kinds": say("Pictures, PDF, Word and Excel, up to {most} MB each.", most="{most}"),
    "choose": say("Choose files or pictures"),
    "send": say("Send them"),
    "sending": say("Sending {name} ...", name="{name}"),
    "taken": say("{name}: received. The assistant answers in your chat.", name="{name}"),
    "failed": say("{name}: not sent. {why}", name="{name}", why="{why}"),
    "nothing": say("Please choose a file first."),
    "too_large": say("The file is too large; the limit is {most} MB.", most="{most}"),
    "too_often": say("Too many attempts from here. Please wait a minute and try again."),
    "not_reached": say("The assistant cannot be reached. Please try again in a moment."),
    "not_taken": say("It could not be taken. Please try again later."),
    "bad_link": say("This link is not whole. Please open it from the chat once more, or type in the chat: evidence."),
    "over": say("This link no longer holds. Please type in the chat: evidence."),
    "opening": say("One moment ..."),
}

DOWNLOAD_WORDS: Mapping[str, Sentence] = {
    "bad_link": say("There is no file under this link. Please open it from the chat once more."),
    "over": say("This link no longer holds. Please ask for the file again in the chat."),
}
