"""Telegram: its wire becomes events, parts become its requests.

Belongs here: everything that knows the Bot API (https://core.telegram.org/bots/api). What is said stands in `handlers`;
nothing outside this package names its types. Which library owns the wire, and why, is docs/decisions/0002.
"""
