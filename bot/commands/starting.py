"""What makes the start of `tongket run` short, before anything of the program is imported.

Belongs here: nothing that imports it. What is run is `bot.commands.running`.
"""

import gc
import importlib
import threading


def prepare() -> None:
    """Put garbage off until the program serves, and begin to load what can be loaded beside the rest."""
    # Until it serves nothing is thrown away, and looking for garbage among its modules takes a fifth of the start.
    gc.disable()
    # aiohttp reads the machine's certificates when imported; that holds up nobody on a thread beside.
    threading.Thread(target=importlib.import_module, args=("aiohttp",)).start()
