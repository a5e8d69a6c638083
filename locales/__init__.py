"""The words people read: the template, Vietnamese (what officers read) and English, each complete.

Belongs here: catalogues as .po files, read at start, and the tool that keeps them true (`python -m locales`). The
msgids are the English sentences in the code.
"""
