"""A tally becomes documents: pure functions of values to bytes.

Belongs here: what a document shows and how it is laid out. Values come in, no rows; nothing here reads a file, a clock
or the database. Fetching a document that somebody sent is `bot.errands`' work, opening it `bot.work`'s, what its cells
mean is `emulation`'s.
"""
