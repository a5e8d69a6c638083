"""The ways people reach the bot. Nothing outside this package names a channel, but settings, the composition root, the
web's mounting and the command line.
"""

import sys

# httpx brings its own command line along wherever click and rich are installed: a tenth of a second of every start.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type] # None is Python's own word for "not to be had"
