"""The only package that knows SQL: tables, one repository per aggregate, the inbox and outbox, migrations.

Repositories take and return values of `emulation` and `conversation`; they never commit. Who commits, and when, is
`storage.writing` at the bidding of `bot.receive`.
"""
