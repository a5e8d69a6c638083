"""A body becomes parts: with buttons, without, in pieces, and nothing dropped."""

from hypothesis import given
from hypothesis import strategies as st

from conversation.dialogue import Body
from conversation.messages import Attachment
from conversation.render import Button, Capabilities, render
from conversation.text import utf16_length

REPORT = Attachment(sha256="a" * 64, name="báo cáo.pdf", media_type="application/pdf")
QUESTION = Body(
    "28 hay 28.000?",
    (("28", "3.0", "A"), ("28.000", "3.1", "B"), ("Để sau", "3.2", None)),
    "Hoặc gõ: để sau",
    3,
)
BUTTONS = Capabilities(buttons=True, text_limit=4096)
TEXT = Capabilities(buttons=False, text_limit=2000)


def test_real_buttons_stand_under_the_text() -> None:
    (part,) = render(QUESTION, BUTTONS)
    assert part.text == "28 hay 28.000?"
    assert part.buttons == (Button("28", "3.0"), Button("28.000", "3.1"), Button("Để sau", "3.2"))
    assert part.screen == 3


def test_without_buttons_the_menu_stands_in_the_text_and_ways_out_in_words() -> None:
    (part,) = render(QUESTION, TEXT)
    assert part.text == "28 hay 28.000?\nA. 28\nB. 28.000\nHoặc gõ: để sau"
    assert part.buttons == ()


def test_more_buttons_than_a_channel_has_become_lines() -> None:
    (part,) = render(QUESTION, Capabilities(buttons=True, text_limit=4096, most_buttons=2))
    assert part.buttons == ()
    assert "B. 28.000" in part.text


def test_a_label_too_long_for_a_button_becomes_a_line_whole() -> None:
    long = "Hội Nạn nhân chất độc da cam/dioxin và Bảo trợ xã hội tỉnh Bắc Giang"
    body = Body("Hội nào?", ((long, "1.0", "1"), ("Hội Luật gia", "1.1", "2")), "", 1)
    (part,) = render(body, Capabilities(buttons=True, text_limit=4096, label_limit=40))
    assert part.buttons == ()
    assert f"1. {long}\n2. Hội Luật gia" in part.text


def test_files_go_out_behind_the_text() -> None:
    text, file = render(Body("Đây.", files=(REPORT,)), BUTTONS)
    assert (text.text, text.file) == ("Đây.", None)
    assert (file.text, file.file) == ("", REPORT)


def test_a_file_that_a_channel_does_not_carry_stands_in_the_text_with_its_link() -> None:
    no_files = Capabilities(buttons=False, text_limit=2000, files_out=False, media_out=frozenset({"image/png"}))
    chart = Attachment(sha256="b" * 64, name="biểu đồ.png", media_type="image/png")
    body = Body("Đây.", (("Về", "3.0", "1"),), "", 3, files=(REPORT, chart))
    text, picture = render(body, no_files, lambda file: f"https://tongket.example/tep/{file.sha256[:4]}")
    assert text.text == "Đây.\nbáo cáo.pdf: https://tongket.example/tep/aaaa\n1. Về"
    assert picture.file == chart
    # Whatever is amiss with links, nobody is left without the name.
    assert "báo cáo.pdf" in render(body, no_files)[0].text


def test_where_no_files_can_be_sent_the_text_says_on_which_page_they_can() -> None:
    body = Body("Xin gửi ảnh.", (("Thôi", "3.0", "1"),), "", 3, file_page="Gửi ở trang: https://x.example/#u1")
    (part,) = render(body, Capabilities(buttons=False, text_limit=2000, files_in=False))
    assert part.text == "Xin gửi ảnh.\nGửi ở trang: https://x.example/#u1\n1. Thôi"
    assert "https" not in render(body, TEXT)[0].text


def test_a_notice_has_no_screen() -> None:
    (part,) = render(Body("Còn 3 ngày."), BUTTONS)
    assert part.screen is None


labels = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=30)


@given(
    st.text(st.sampled_from("aờ 1\n😀"), min_size=1, max_size=300).map(str.strip).filter(bool),
    st.lists(labels, max_size=6),
    st.booleans(),
    st.integers(40, 120),
)
def test_nothing_is_dropped_and_every_part_fits(text: str, choices: list[str], buttons: bool, limit: int) -> None:
    offered = tuple((label, f"1.{index}", f"{index + 1}") for index, label in enumerate(choices))
    parts = render(Body(text, offered, "", 1), Capabilities(buttons=buttons, text_limit=limit, label_limit=20))
    assert all(utf16_length(part.text) <= limit for part in parts)
    assert all(part.screen == 1 for part in parts)
    said = "".join("".join(part.text for part in parts).split())
    assert said.startswith("".join(text.split()))
    shown = {button.label for button in parts[-1].buttons}
    assert not any(part.buttons for part in parts[:-1])
    for label, _, key in offered:
        assert label in shown or f"{key}.{''.join(label.split())}" in said
