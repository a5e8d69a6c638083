"""Work on other people's files, in a process of its own that may use little memory and little time.

Belongs here: opening workbooks, documents and texts that were sent to us, and drawing documents that take their time.
`process` is the program's side; `__main__` and what it calls run in the limited process, which holds no secret, no
database and no token. What the outcome means is told by steps in `handlers`.
"""
