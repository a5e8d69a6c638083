"""A season file small enough to read at a glance: three associations, five questions, a tie between none."""

SMALL = """\
year = 2023
days_off = [2024-01-02]
notes = ["Số liệu mẫu."]

[source]
title = "Hội nghị tổng kết năm 2023"
url = "https://example.vn/tong-ket"
published = 2023-12-16

[province]
code = "bac-giang"
name = "Tỉnh Bắc Giang"
board = "Ban Thi đua - Khen thưởng tỉnh Bắc Giang"

[bloc]
code = "khoi-1"
name = "Khối thi đua số 1"

[[period]]
code = "june"
name = "Sơ kết 6 tháng"
during = "6 tháng đầu năm 2023"
as_of = "Đến 30/6/2023"
opens = 2023-06-19
deadline = 2023-07-05

[[period]]
code = "estimate"
name = "Cả năm, số ước"
during = "Cả năm 2023"
as_of = "Đến hết năm 2023"
opens = 2023-11-06T08:00:00
deadline = 2023-11-27T03:00:00Z

[[milestone]]
code = "june-figures"
name = "Nộp số liệu 6 tháng"
period = "june"

[[milestone]]
code = "conference"
name = "Hội nghị tổng kết"
due = 2023-12-15T14:00:00
offsets = [1, 7]

[[association]]
code = "CTD"
name = "Hội Chữ thập đỏ"
aliases = ["CTĐ", "Chữ thập đỏ"]
office = "head"

[[association]]
code = "VHNT"
name = "Hội Văn học nghệ thuật"
office = "deputy"
office_mark = "reading"

[[association]]
code = "LG"
name = "Hội Luật gia"
mark = "sample"

[[indicator]]
code = "C04"
common = true
label = "Suất quà đã tặng"
question = "Quý Hội tặng bao nhiêu suất quà?"
label_en = "Gifts handed out"
unit = "suất"
unit_en = "gifts"
across = "sum"
periods = ["june", "estimate"]

[[indicator]]
code = "C05"
common = true
label = "Nhà xây mới"
question = "Quý Hội xây mới bao nhiêu nhà?"
label_en = "Houses built"
unit = "nhà"
unit_en = "houses"
across = "sum"

[[indicator]]
code = "CTD02"
asked_of = ["CTD"]
label = "Đơn vị máu tiếp nhận"
question = "Quý Hội tiếp nhận bao nhiêu đơn vị máu?"
label_en = "Units of blood received"
unit = "đơn vị máu"
unit_en = "units of blood"
percent = "stated"
percent_label = "Máu tiếp nhận so với kế hoạch"
percent_question = "Quý Hội đạt bao nhiêu phần trăm kế hoạch?"
percent_label_en = "Blood against the plan"

[[indicator]]
code = "CTD06"
asked_of = ["CTD"]
label = "Nhà nhân đạo xây mới"
question = "Quý Hội xây mới bao nhiêu nhà nhân đạo?"
label_en = "Humanitarian houses built"
unit = "nhà"
unit_en = "houses"
counts_as = "C05"

[[indicator]]
code = "LG09"
asked_of = ["LG"]
label = "Quỹ hội"
question = "Quý Hội còn quỹ bao nhiêu tiền?"
label_en = "Balance of the fund"
unit = "đồng"
unit_en = "đồng"
kind = "money"
over_time = "last"

[targets.CTD]
mark = "sample"
C04 = { plan = 1_200, last_year = 1_150 }
CTD06 = { plan = 40, mark = "stated", source = "Kế hoạch 12" }

[targets.LG]
mark = "sample"
source = "Kế hoạch 13"
C05 = { last_year = 2 }

[[quota]]
code = "flag"
name = "Cờ thi đua của UBND tỉnh"
seats = 1

[[quota]]
code = "certificate"
name = "Bằng khen"
seats = 1
method = "one"
without_winners_of = "flag"

[[next_year]]
name = "Khối 1"
head = "VHNT"
members = ["CTD", "VHNT"]
"""

SMALL_ANSWERS = """\
season = "small-2023"
late = ["LG"]

[[returned]]
association = "LG"
indicator = "C04"
period = "estimate"
words = "90"
value = 90
reason = "Chỉ tính quà do Quý Hội chủ trì."

[june.CTD]
mark = "sample"
C04 = { words = "600", value = 600 }

[june.VHNT]
mark = "sample"
C04 = { words = "không", value = 0 }

[june.LG]
mark = "sample"
C04 = { words = "12 suất", value = 12 }

[estimate.CTD]
mark = "sample"
C04 = { words = "hơn 1,2 nghìn", value = 1_200, hedge = "over" }
CTD02 = { words = "gần 28 nghìn", value = 28_000, hedge = "under", mark = "stated", quote = "gần 28 nghìn đơn vị máu" }
CTD02-PT = { words = "170%", value = 170, mark = "stated", quote = "đạt 170% kế hoạch" }
CTD06 = { words = "38 nhà", value = 38 }

[estimate.VHNT]
mark = "sample"
C04 = { words = "15", value = 15 }
C05 = { words = "0", value = 0 }

[estimate.LG]
mark = "sample"
C04 = { words = "30", value = 30 }
C05 = { words = "1", value = 1 }
LG09 = { words = "12 triệu", value = 12_000_000 }

[[vote]]
contest = "flag"
winners = ["CTD"]
mark = "stated"
quote = "tặng Cờ cho Hội Chữ thập đỏ"
[[vote.round]]
counts = { CTD = 3, LG = 1 }

[[vote]]
contest = "certificate"
winners = ["LG"]
mark = "sample"
[[vote.round]]
counts = { VHNT = 1, LG = 1 }
[[vote.round]]
counts = { LG = 2, VHNT = 1 }
"""


def line_of(text: str, start: str) -> int:
    """The number of the one line that begins with `start`."""
    (line,) = [number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start)]
    return line
