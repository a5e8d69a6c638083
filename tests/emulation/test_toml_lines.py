"""The line of every header and key, whatever the values between them look like."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from emulation.toml_lines import find_lines

TRICKY = '''\
# a comment with [[a header]] and a = 1
year = 2023 # [[x]]
note = """
year = 1
[[no]] \\"""
"""
names = [
  "a]", # ]
  'b[',
]
[a.b]
x."y.z" = { q = 1 }
[[as]]
n = 1

  [[as]]
n = "x" # "
[[as.round]]
c = { K = 1 }
[[as.round]]
c = 2
[as.t]
k=1'''


def test_values_never_pass_for_keys() -> None:
    tomllib.loads(TRICKY)
    lines = find_lines(TRICKY)
    assert {
        path: lines.of(path)
        for path in [
            ("year",),
            ("note",),
            ("names",),
            ("a", "b"),
            ("a", "b", "x", "y.z"),
            ("as", 0, "n"),
            ("as", 1),
            ("as", 1, "n"),
            ("as", 1, "round", 0, "c"),
            ("as", 1, "round", 1),
            ("as", 1, "t", "k"),
        ]
    } == {
        ("year",): 2,
        ("note",): 3,
        ("names",): 7,
        ("a", "b"): 11,
        ("a", "b", "x", "y.z"): 12,
        ("as", 0, "n"): 14,
        ("as", 1): 16,
        ("as", 1, "n"): 17,
        ("as", 1, "round", 0, "c"): 19,
        ("as", 1, "round", 1): 20,
        ("as", 1, "t", "k"): 23,
    }


def test_what_has_no_line_of_its_own_is_on_the_line_of_what_holds_it() -> None:
    lines = find_lines(TRICKY)
    assert lines.of(("a", "b", "x", "y.z", "q")) == 12
    assert lines.of(("as", 1, "gone")) == 16
    assert lines.of(("nowhere",)) == 1
    assert find_lines("").of(("nowhere",)) == 1


VALUES = st.sampled_from(
    [
        *("1", "true", '"#"', "'\"'", '"\\""', "[]", "[[1], [2]]", "{ a = [1], b = '}' }", '["]", "["]', "1_000.5"),
        *('"""\n[x]\n"""', "'''\nk = 1\n'''", "[\n1, # ]\n2\n]", "2023-06-30"),
    ]
)
BETWEEN = st.sampled_from(["", "\n", "# [x]\n", "  \n\t# k = 1\n"])


@given(st.lists(st.tuples(BETWEEN, VALUES), min_size=1, max_size=12))
def test_each_key_is_found_among_any_values(statements: list[tuple[str, str]]) -> None:
    text = ""
    wanted = {}
    for place, (between, value) in enumerate(statements):
        text += between + f"[[t]]\nk{place} = "
        wanted["t", place, f"k{place}"] = text.count("\n") + 1
        text += value + "\n"
    tomllib.loads(text)
    lines = find_lines(text)
    assert {path: lines.of(path) for path in wanted} == wanted
