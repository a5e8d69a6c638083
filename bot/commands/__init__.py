"""What the operator types: each module carries a group of commands out.

Belongs here: from options to the program's objects, and lines for a person or JSON for a program. The options
themselves are `bot.command_line`, which imports a module here only when its command is typed.
"""
