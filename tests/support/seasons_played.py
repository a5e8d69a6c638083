"""Seasons that tests play: on each channel the smallest bloc every time, all eighteen officers with `make soak`."""

import pytest

SMALL, BIG = "chinh-tri-xa-hoi-2023", "bac-giang-2023"
SMALL_AND_SOAKED = [SMALL, pytest.param(BIG, marks=pytest.mark.soak)]
