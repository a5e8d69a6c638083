"""The bloc's rules: pure functions, values in, values out.

Here belongs what a bloc's year obeys: seasons, figures and how they are read, reviews, ballots, tallies, reminders.
Here does not belong anything that touches a clock, a network, a file or a database, nor any sentence a person reads.
"""
