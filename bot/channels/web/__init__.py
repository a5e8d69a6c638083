"""The web chat: one page that the program serves itself, for everybody whose chat service fails them.

Belongs here: the channel (`channel`), its sockets (`lines`, `live`), its doors (`login`), its requests (`routes`), the
page's words (`words`) and the page itself (`page/`, plain files, no build step). Mounting all that is `bot.web`.
"""
