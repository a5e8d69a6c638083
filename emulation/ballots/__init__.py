"""The bloc's votes: who stands, who may vote, who may open and close, how ballots are counted and what comes of it.

Belongs here: rules about values. Sealing and rows are `storage`'s, every sentence is `handlers`'. A ballot is one sheet
with one contest or several (the flag, the certificates, the head); it is secret or open as a whole.
"""
