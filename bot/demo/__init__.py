"""The demonstration: one season played through the real receive and deliver path by people who type and tap.

Belongs here: the script, its phones, its transcript and tally, the page that shows it. Nothing here is needed to run a
real season.
"""
