"""Counts with bounds, denominators, places and dates; what is no count; dates as printed."""

from __future__ import annotations

import pytest

from lantoa.loaders.reading.pipeline import analyse
from lantoa.ontology.records import Measurement
from tests.loaders.reading.said import HEAD, counts, mandates, reading, started

COUNTS = [
    # --- numbers and bounds
    ("exact", "Tỉnh có 118 mô hình.", ["models 118"]),
    ("thousands", "Tỉnh có 1.327 mô hình.", ["models 1327"]),
    ("a leading zero", "Tỉnh xây dựng 05 mô hình.", ["models 5"]),
    ("in words", "Tỉnh xây dựng ba mô hình.", ["models 3"]),
    ("hơn", "Tỉnh có hơn 1.650 mô hình.", ["models >1650"]),
    ("trên", "Tỉnh có trên 300 mô hình.", ["models >300"]),
    ("ít nhất", "Tỉnh có ít nhất 300 mô hình.", ["models >300"]),
    ("gần", "Tỉnh có gần 300 mô hình.", ["models <300"]),
    ("khoảng", "Tỉnh có khoảng 300 mô hình.", ["models ~300"]),
    (
        "of a total",
        "Đã có 77/89 xã đạt chuẩn về an ninh, trật tự.",
        ["communes_meeting_standard 77/89"],
    ),
    (
        "of a total, in words",
        "Đã có 77 trong tổng số 89 xã đạt chuẩn về an ninh, trật tự.",
        ["communes_meeting_standard 77/89"],
    ),
    (
        "thousands of thousands",
        "Đã có 1.042/1.165 thôn trong phong trào được công nhận đạt tiêu chí an ninh, trật tự.",
        ["communes_meeting_standard 1042/1165"],
    ),
    (
        "a decimal of millions",
        "Ngày hội thu hút trên 2,4 triệu lượt người tham gia.",
        ["participants >2400000"],
    ),
    (
        "thousands in words",
        "Ngày hội thu hút 310 nghìn lượt người tham gia.",
        ["participants 310000"],
    ),
    # --- what is counted
    ("kinds of models", "Tỉnh có 63 loại mô hình.", ["model_types 63"]),
    ("units of models", "Tỉnh có 3.215 đơn vị mô hình.", ["sites 3215"]),
    ("points", "Tỉnh có 320 điểm mô hình.", ["sites 320"]),
    (
        "models, kinds and units",
        "Tỉnh duy trì 118 mô hình thuộc 7 dạng với 3.215 đơn vị mô hình.",
        ["models 118", "model_types 7", "sites 3215"],
    ),
    (
        "models at sites",
        "Tỉnh duy trì 20 mô hình tại 72 giáo xứ, giáo họ.",
        ["models 20", "sites 72"],
    ),
    (
        "sites of one model",
        "Huyện có 12 mô hình “Ngõ sáng”.",
        ["sites 12 of Ngõ sáng"],
    ),
    ("clubs of one name", "Hội duy trì 4 câu lạc bộ “Mẹ vui”.", ["sites 4 of Mẹ vui"]),
    ("exemplars", "Tỉnh biểu dương 50 điển hình tiên tiến.", ["exemplars 50"]),
    ("members", "Mô hình “Ngõ sáng” có 25 thành viên.", ["members 25 of Ngõ sáng"]),
    ("participants", "Ngày hội có 400 người tham dự.", ["participants 400"]),
    ("people rewarded", "Phong trào có 64 tập thể, cá nhân tiêu biểu.", ["other 64"]),
    ("hot spots", "Đã đưa 19/27 xã, thị trấn ra khỏi diện trọng điểm về ANTT.", ["other 19/27"]),
    (
        "the standard before",
        "Về tiêu chí an ninh, có 97/104 xã đạt.",
        ["communes_meeting_standard 97/104"],
    ),
    (
        "the standard before, of a total",
        "Đối với tiêu chí an ninh, 88 trên tổng số 101 xã đã đạt.",
        ["communes_meeting_standard 88/101"],
    ),
    (
        "the standard as subject",
        "Số xã đạt chuẩn an ninh, trật tự là 97/104 xã.",
        ["communes_meeting_standard 97/104"],
    ),
    (
        "wards brought out",
        "Số phường, thị trấn trọng điểm đã đưa ra khỏi diện phức tạp là 21 phường, thị trấn.",
        ["other 21"],
    ),
    (
        "numbers without nouns",
        "Số mô hình là 210 mô hình, số điển hình tiên tiến là 35.",
        ["models 210", "exemplars 35"],
    ),
    (
        "a subject of something else",
        "Số xã đạt 12 tiêu chí còn ít.",
        [],
    ),
    (
        "models to sites",
        "Tỉnh nhân rộng được 12 mô hình ra 61 bản, tiểu khu.",
        ["models 12", "sites 61"],
    ),
    (
        "of a total, told before",
        "Trong số 152 xã, phường có 131 đơn vị đạt chuẩn an ninh, trật tự.",
        ["communes_meeting_standard 131/152"],
    ),
    (
        "a list of units that have a model",
        "Tỉnh có 109/109 xã, phường, thị trấn xây dựng được mô hình “Ngõ sáng”.",
        ["sites 109/109 of Ngõ sáng"],
    ),
    (
        "launched in hamlets",
        "Xã có 14/14 bản ra mắt mô hình “Ngõ sáng”.",
        ["sites 14/14 of Ngõ sáng"],
    ),
    (
        "raising the number of one model",
        "Tỉnh lập mới 14 mô hình, nâng tổng số mô hình “Ngõ sáng” lên 218.",
        ["models 14", "sites 218 of Ngõ sáng"],
    ),
    (
        "sites side by side",
        "Huyện Mộc Châu có 12 bản, 34 tiểu khu duy trì mô hình tự quản.",
        ["sites 12 @ huyện Mộc Châu", "sites 34 @ huyện Mộc Châu"],
    ),
    (
        "spread over so many districts",
        "Mô hình “Ngõ sáng” có ở 61 trường học trên địa bàn 9 huyện.",
        ["sites 61 of Ngõ sáng"],
    ),
    (
        "those named, not a group",
        "Cả hai mô hình “Ngõ sáng” và “Chợ vui” đều hay.",
        [],
    ),
    (
        "several named at once",
        "Xóm có 2 mô hình “Ngõ sáng” và “Chợ vui”.",
        ["models 2"],
    ),
    ("hot spots before", "Số xã phức tạp về ANTT đã chuyển hóa là 97 xã.", ["other 97"]),
    (
        "times of a gathering",
        "Số lượt tổ chức “Ngày hội đoàn kết” ở cấp tỉnh là 3 lượt, cấp xã là 71 lượt.",
        ["other 3 @ cấp tỉnh", "other 71 @ cấp xã"],
    ),
    (
        "times of a gathering, verbs left out",
        "Số lượt tổ chức Ngày hội ở cấp tỉnh là 3 lượt, cấp huyện 24 lượt và cấp xã là 612 lượt.",
        ["other 3 @ cấp tỉnh", "other 24 @ cấp huyện", "other 612 @ cấp xã"],
    ),
    # --- no counts of the movement
    ("money", "Dân góp 200 triệu đồng làm mô hình.", []),
    ("people of a place", "Xã có 1.250 nhân khẩu, 300 hộ dân.", []),
    ("crimes", "Công an xử lý 34 vụ, 50 đối tượng.", []),
    ("distance", "Mô hình lắp đèn dọc 12 km đường.", []),
    ("a share", "Tỷ lệ khá giỏi đạt 72,6%.", []),
    ("a numbered criterion", "Xã giữ vững tiêu chí 19.2.", []),
    ("a document's number", "Thực hiện Chỉ thị số 09 về mô hình.", []),
    ("a numbered hamlet", "Thôn 5 có mô hình hay.", []),
    ("years", "Sau 10 năm, mô hình lan rộng.", []),
    ("in a name", "Mô hình “4 tốt 3 không” hay.", []),
    ("an increase", "Tỉnh có 41 mô hình, tăng 12 mô hình so với năm trước.", ["models 41"]),
    (
        "managers of a model are counted as its members",
        "Mô hình “Ngõ sáng” có Ban chủ nhiệm gồm 3 thành viên.",
        ["members 3 of Ngõ sáng"],
    ),
    # --- no facts
    ("a target", "Phấn đấu đến hết năm xây dựng 20 mô hình.", []),
    ("a future", "Tỉnh sẽ xây dựng 20 mô hình.", []),
    ("a duty", "Các huyện cần xây dựng 20 mô hình.", []),
    ("a share for each", "Mỗi xã xây dựng ít nhất 2 mô hình.", []),
    (
        "a demand after praise",
        "Giám đốc biểu dương kết quả đã đạt được và yêu cầu xây dựng thêm 20 mô hình.",
        [],
    ),
    ("a proposal", "Đề nghị nhân rộng 20 mô hình.", []),
    # --- dates
    ("as of a month", "Tính đến tháng 5/2021, tỉnh có 118 mô hình.", ["models 118 in 2021-05"]),
    ("as of now", "Hiện nay, tỉnh có 118 mô hình.", ["models 118 in 2021-06-15"]),
    (
        "as of the report",
        "Tính đến thời điểm này, tỉnh có 118 mô hình.",
        ["models 118 in 2021-06-15"],
    ),
    ("a period", "Giai đoạn 2015-2020, tỉnh xây dựng 118 mô hình.", ["models 118 in 2015/2020"]),
    (
        "a period after",
        "Tỉnh xây dựng 118 mô hình giai đoạn 2015-2020.",
        ["models 118 in 2015/2020"],
    ),
    (
        "past years",
        "Trong 5 năm qua, tỉnh xây dựng 118 mô hình.",
        ["models 118 in 2016-06-15/2021-06-15"],
    ),
    (
        "first months",
        "Trong 5 tháng đầu năm, tỉnh xây dựng 118 mô hình.",
        ["models 118 in 2021-01/2021-05"],
    ),
    (
        "first months of a year",
        "7 tháng đầu năm 2019, tỉnh xây dựng 118 mô hình.",
        ["models 118 in 2019-01/2019-07"],
    ),
    ("a year", "Năm 2018, tỉnh xây dựng 118 mô hình.", ["models 118 in 2018"]),
    ("last year", "Năm ngoái, tỉnh xây dựng 118 mô hình.", ["models 118 in 2020"]),
    (
        "a frame holds on",
        "Năm 2018, tỉnh làm nhiều việc. Có 118 mô hình ra đời.",
        ["models 118 in 2018"],
    ),
    (
        "vague time ends it",
        "Năm 2018, tỉnh làm nhiều việc. Thời gian qua, có 118 mô hình ra đời.",
        ["models 118"],
    ),
    (
        "later than the date before",
        "Mô hình “Ngõ sáng” ra đời năm 2018, sau đó có ở 61 bản.",
        ["sites 61 of Ngõ sáng"],
    ),
    (
        "an aside is no frame",
        "Giai đoạn 2015-2020 (trừ năm 2020), tỉnh lập 118 mô hình.",
        ["models 118 in 2015/2020"],
    ),
    # --- places
    ("lowest of a chain", "Xã Tân Lập, huyện Mộc Châu có 12 mô hình.", ["models 12 @ xã Tân Lập"]),
    (
        "communes are counted above them",
        "Công an xã Tân Lập lập mô hình, nay có ở 12 xã.",
        ["sites 12 in 2021-06-15"],
    ),
    (
        "place of a body with the units after it",
        "Hội Nông dân huyện Mộc Châu, tỉnh Sơn La xây dựng 12 mô hình.",
        ["models 12 @ huyện Mộc Châu"],
    ),
    (
        "the district named last",
        "Công an huyện Mộc Châu lập mô hình “Ngõ sáng”. Đến nay, 9 xã trên địa bàn huyện đã có mô "
        "hình.",
        ["sites 9 of Ngõ sáng @ huyện Mộc Châu in 2021-06-15"],
    ),
    ("another place", "Huyện Mộc Châu có 12 mô hình.", ["models 12 @ huyện Mộc Châu"]),
    ("place after", "Duy trì 12 mô hình tại huyện Mộc Châu.", ["models 12 @ huyện Mộc Châu"]),
    (
        "place of the body",
        "Công an huyện Mộc Châu xây dựng 12 mô hình.",
        ["models 12 @ huyện Mộc Châu"],
    ),
    (
        "levels",
        "Năm 2018, cấp tỉnh tổ chức 5 lượt “Ngày hội đoàn kết” với 300 người tham dự; cấp xã tổ "
        "chức 79 lượt với 1.200 lượt người tham gia.",
        [
            "other 5 @ cấp tỉnh in 2018",
            "participants 300 @ cấp tỉnh in 2018",
            "other 79 @ cấp xã in 2018",
            "participants 1200 @ cấp xã in 2018",
        ],
    ),
    # --- told twice
    (
        "a total told twice is one",
        "Tỉnh có 1.327 mô hình.\n\nTính đến tháng 5/2021, toàn tỉnh có 1.327 mô hình.",
        ["models 1327 in 2021-05"],
    ),
    (
        "equal numbers of other years are two",
        "Năm 2018, tỉnh có 120 mô hình. Năm 2019, tỉnh có 120 mô hình.",
        ["models 120 in 2018", "models 120 in 2019"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in COUNTS], ids=[c[0] for c in COUNTS])
def test_counts(text: str, expected: list[str]) -> None:
    assert counts(text) == expected


HEADLINES = [
    (
        "a total of the headline has the date of the body",
        "Sơn La: 612 mô hình sau mười năm",
        "Giai đoạn 2011-2021, tỉnh dựng được 612 mô hình.",
        ["models 612 in 2011/2021"],
    ),
    (
        "in words, too",
        "Sơn La: chín mô hình giữ yên bản làng",
        "Năm 2020, tỉnh đã xây dựng 9 mô hình.",
        ["models 9 in 2020"],
    ),
    (
        "a total of the headline alone has no date",
        "Sơn La: 612 mô hình giữ yên bản làng",
        "Năm 2020, tỉnh lập thêm 14 mô hình.",
        ["models 612", "models 14 in 2020"],
    ),
]


@pytest.mark.parametrize(
    ("title", "text", "expected"), [c[1:] for c in HEADLINES], ids=[c[0] for c in HEADLINES]
)
def test_counts_of_headlines(title: str, text: str, expected: list[str]) -> None:
    assert counts(text, f"{title}\n\n15/06/2021\n\n") == expected


UNITS = [
    ("Tỉnh nhân rộng 12 mô hình ra 61 bản.", ["mô hình", "bản"]),
    ("Tỉnh có 73 đơn vị mô hình trong toàn huyện.", ["đơn vị mô hình"]),
    ("Tỉnh lập 9 mô hình vào dịp hè.", ["mô hình"]),
    ("Tỉnh có 89 mô hình phòng, chống tội phạm.", ["mô hình phòng, chống tội phạm"]),
    ("Số bản phức tạp đã chuyển hóa là 12 bản.", ["bản phức tạp đã chuyển hóa"]),
]


@pytest.mark.parametrize(("text", "expected"), UNITS, ids=[" ".join(u[1]) for u in UNITS])
def test_units_end_before_prepositions(text: str, expected: list[str]) -> None:
    found = [s.unit for s in reading(text).statements if isinstance(s, Measurement)]
    assert found == expected


DATES = [
    ("ngày 5/9/2020", "2020-09-05"),
    ("ngày 05.9.2020", "2020-09-05"),
    ("ngày 5 tháng 9 năm 2020", "2020-09-05"),
    ("ngày 31.3", "2021-03-31"),
    ("ngày 18-12", "2020-12-18"),
    ("ngày 18-7", "2021-07-18"),
    ("tháng 9/2020", "2020-09"),
    ("tháng 9 năm 2020", "2020-09"),
    ("tháng 9-2020", "2020-09"),
    ("9-2020", "2020-09"),
    ("năm 2010", "2010"),
    ("cuối năm 2010", "2010"),
    ("giai đoạn 2017-2023", "2017/2023"),
    ("từ năm 2017 đến năm 2020", "2017/2020"),
    ("từ năm 2018 đến nay", "2018/2021-06-15"),
    ("từ đầu năm đến nay", "2021-01/2021-06-15"),
    ("7 tháng đầu năm 2019", "2019-01/2019-07"),
    ("quý I/2021", "2021-01/2021-03"),
    ("10 năm qua", "2011-06-15/2021-06-15"),
    ("hơn 3 năm qua", "2018~/2021-06-15"),
    ("cách đây 2 năm", "2019~"),
    ("sáng nay", "2021-06-15"),
    ("hôm qua", "2021-06-14"),
    ("hiện nay", "2021-06-15"),
    ("năm nay", "2021"),
]


@pytest.mark.parametrize(("printed", "edtf"), DATES, ids=[d[0] for d in DATES])
def test_dates(printed: str, edtf: str) -> None:
    found = analyse("case.txt", f"{HEAD}Vào {printed}, dân bản làm đường.").dates
    assert [d.when.edtf for d in found if d.when] == [edtf]


@pytest.mark.parametrize(
    "printed", ["3 năm qua", "cách đây 2 năm", "hiện nay", "ngày 8/8", "quý I"]
)
def test_dates_of_an_undated_report_stay_open(printed: str) -> None:
    found = analyse(
        "case.txt", f"Giữ bình yên từ cơ sở bản làng\n\nVào {printed}, dân làm đường."
    ).dates
    assert len(found) == 1
    assert found[0].when is None


@pytest.mark.parametrize("printed", ["31/2/2020", "tháng 13/2020", "giai đoạn 2020-2015", "45-67"])
def test_what_looks_like_a_date_but_is_none(printed: str) -> None:
    found = analyse("case.txt", f"{HEAD}Vào {printed}, dân bản làm đường.").dates
    assert not [d for d in found if d.when and len(d.when.edtf) > 4]


STARTED = [
    (
        "founded since",
        "Mô hình “Ngõ sáng” của xã Tân Lập được thành lập từ năm 2016.",
        ["Ngõ sáng 2016"],
    ),
    ("came into being", "Ra đời từ năm 2012, mô hình “Ngõ sáng” rất hay.", ["Ngõ sáng 2012"]),
    (
        "year of founding before",
        "Năm 2016, Công an tỉnh ra mắt mô hình “Ngõ sáng”.",
        ["Ngõ sáng 2016"],
    ),
    (
        "day of launch",
        "Ngày 31/3, Hội Phụ nữ xã Tân Lập tổ chức ra mắt mô hình “Ngõ sáng”.",
        ["Ngõ sáng 2021-03-31"],
    ),
    (
        "bare year after the place",
        "Mô hình “Ngõ sáng” của xã Tân Lập, huyện Mộc Châu 2016 đã lan rộng.",
        ["Ngõ sáng 2016"],
    ),
    (
        "year in brackets",
        "Mô hình “Ngõ sáng” của xã Tân Lập (2016) đã lan rộng.",
        ["Ngõ sáng 2016"],
    ),
    (
        "in operation since",
        "Mô hình “Ngõ sáng” đi vào hoạt động từ tháng 9/2019.",
        ["Ngõ sáng 2019-09"],
    ),
    (
        "piloted since, before",
        "Thí điểm từ năm 2014 ở bản Dọi, xã Tân Lập, mô hình “Ngõ sáng” rất hay.",
        ["Ngõ sáng 2014"],
    ),
    ("piloted", "Mô hình “Ngõ sáng” được thí điểm năm 2019 tại xã Tân Lập.", ["Ngõ sáng 2019"]),
    (
        "month before, verb after",
        "Từ tháng 5/2018, mô hình “Ngõ sáng” được thành lập với 9 tổ.",
        ["Ngõ sáng 2018-05"],
    ),
    (
        "born of somebody's idea",
        "Xã Tân Lập có mô hình “Ngõ sáng”. Ra đời năm 2014 từ ý tưởng của bà con, mô hình lắp 12 "
        "bóng đèn.",
        ["Ngõ sáng 2014"],
    ),
    ("year of replicating", "Năm 2019, tỉnh nhân rộng mô hình “Ngõ sáng”.", []),
    ("year of an award", "Mô hình “Ngõ sáng” được tặng Bằng khen năm 2019.", []),
    ("year of keeping up", "Năm 2019, hội tiếp tục duy trì mô hình “Ngõ sáng”.", []),
    ("year in the name", "Mô hình “Xuân 2019 an lành” rất hay.", []),
    ("as of now", "Đến nay, mô hình “Ngõ sáng” đã ra mắt.", []),
    ("the future", "Năm 2022, tỉnh sẽ ra mắt mô hình “Ngõ sáng”.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in STARTED], ids=[c[0] for c in STARTED]
)
def test_started(text: str, expected: list[str]) -> None:
    assert started(text) == expected


MANDATES = [
    (
        "with its issuer",
        "Thực hiện Chỉ thị số 15 của Ban Bí thư, xóm họp.",
        ["Chỉ thị số 15 của Ban Bí thư"],
    ),
    ("by its number", "Theo Kế hoạch số 45/KH-UBND, xóm họp.", ["Kế hoạch số 45/KH-UBND"]),
    ("without a number", "Nhiều kế hoạch, chỉ thị được học.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in MANDATES], ids=[c[0] for c in MANDATES]
)
def test_mandates(text: str, expected: list[str]) -> None:
    assert mandates(text) == expected


def test_the_month_in_an_address_dates_nothing() -> None:
    address = "https://bao.example/phap-luat/202112/ra-mat-mo-hinh-77.html"
    found = analyse("case.txt", "Bản tin\n\nNgày 5/12, dân bản làm đường.", url=address).dates
    assert [d.when for d in found] == [None]
