"""The ways people reach the bot. Nothing outside this package names a channel, but settings, the composition root, the
web's mounting and the command line.
"""
