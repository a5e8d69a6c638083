"""The program beside its peers, as ratios from one run: `make bench`. Nothing here is installed."""
