"""What people call each channel: the one place where a channel's name becomes words.

Belongs here: readable names, for whoever is told where they are reached. Which channels run is `bot.app`'s.
"""

from conversation.sentences import Text, say

_READABLE: dict[str, Text] = {
    "telegram": "Telegram",
    "web": say("the web page"),
    "zalo_bot": "Zalo",
    "zalo_oa": say("Zalo (official account)"),
    "console": say("the console"),
}


def readable(channel: str) -> Text:
    """Return what people call a channel; one that has no name of its own is called by its stored one."""
    return _READABLE.get(channel, channel)
