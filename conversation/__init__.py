"""The words shared by handlers and channels: what came in, what is said back, and what a question offers.

Belongs here: values and pure functions about a conversation (messages, sentences, steps, sessions, how a reply is laid
out for a channel's powers, what to do when a send fails). Does not belong here: the subject matter (see `emulation`),
SQL (see `storage`), networks, clocks and channel names (see `bot`).
"""
