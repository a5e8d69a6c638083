"""Zalo Bot Platform: its wire becomes events, parts become its requests.

Belongs here: everything that knows this API (https://docs.zaloplatforms.com/docs/BOT). What is said stands in
`handlers`. Much of the API is told differently by different sources; docs/zalo-unverified.md lists what could not be
tried on a live bot, and the code here lives with either answer.
"""
