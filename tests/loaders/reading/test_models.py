"""Which strings are models: lists, marks of every kind, unquoted names; and which are not."""

from __future__ import annotations

import pytest

from tests.loaders.reading.said import aliases, campaigns, models

MODELS = [
    # --- one quoted name
    ("a quoted name", "Xóm đã lập mô hình “Tiếng mõ đêm”.", ["Tiếng mõ đêm"]),
    ("a colon before it", "Tiêu biểu là mô hình: “Tiếng mõ đêm”.", ["Tiếng mõ đêm"]),
    ("upper-case noun", "Mô hình “Tiếng mõ đêm” được bà con tin theo.", ["Tiếng mõ đêm"]),
    ("a club", 'Hội duy trì câu lạc bộ "Mẹ vui, con ngoan".', ["Mẹ vui, con ngoan"]),
    ("CLB", "Hội duy trì CLB “Nhà nông trẻ”.", ["Nhà nông trẻ"]),
    (
        "comma inside",
        "Ra mắt mô hình “Xóm sạch, ngõ sáng, nhà yên”.",
        ["Xóm sạch, ngõ sáng, nhà yên"],
    ),
    ("a number inside", "Mô hình “3 cùng, 2 tốt” ra đời.", ["3 cùng, 2 tốt"]),
    ("numbers alone", "Mô hình “5+1” ra đời.", ["5+1"]),
    ("a year inside", "Mô hình “Tết 2020 bình yên” rất hay.", ["Tết 2020 bình yên"]),
    ("called", "Mô hình mang tên “Bến sông yên” đi vào hoạt động.", ["Bến sông yên"]),
    ("with the name", "Mô hình với tên gọi “Bến sông yên” đi vào hoạt động.", ["Bến sông yên"]),
    ("predicate after", "“Bến sông yên” là mô hình do dân góp sức.", ["Bến sông yên"]),
    ("a group's name", "Xã vừa thành lập tổ “Áo xanh giữ xóm”.", ["Áo xanh giữ xóm"]),
    # --- lists
    (
        "list with commas",
        "Tỉnh có nhiều mô hình như: “Ngõ sáng”, “Chợ văn minh”, “Bến yên bình”.",
        ["Ngõ sáng", "Chợ văn minh", "Bến yên bình"],
    ),
    (
        "list with 'và'",
        "Các mô hình “Ngõ sáng”, “Chợ văn minh” và “Bến yên bình” phát huy tốt.",
        ["Ngõ sáng", "Chợ văn minh", "Bến yên bình"],
    ),
    (
        "list with semicolons",
        "Các mô hình gồm: “Ngõ sáng”; “Chợ văn minh”; “Bến yên bình”.",
        ["Ngõ sáng", "Chợ văn minh", "Bến yên bình"],
    ),
    (
        "noun repeated",
        "Hội duy trì mô hình “Ngõ sáng”; mô hình “Chợ văn minh”; câu lạc bộ “Mẹ vui”.",
        ["Ngõ sáng", "Chợ văn minh", "Mẹ vui"],
    ),
    (
        "commas in the items",
        "Các mô hình như: “Sáng, xanh, sạch”, “Không rượu, không cờ bạc”, “Ngõ yên”.",
        ["Sáng, xanh, sạch", "Không rượu, không cờ bạc", "Ngõ yên"],
    ),
    (
        "words before the colon",
        "Hội có các mô hình, câu lạc bộ dành cho phụ nữ và trẻ em như: “Mẹ vui”; “Con ngoan”.",
        ["Mẹ vui", "Con ngoan"],
    ),
    (
        "places between the items",
        "Nổi lên là các mô hình: “Ngõ sáng” ở xã Chiềng Sơn, “Bến yên” tại xã Tân Lập.",
        ["Ngõ sáng", "Bến yên"],
    ),
    (
        "quoted, then unquoted",
        "Các mô hình như: “Ngõ sáng”, Chợ văn minh đô thị, Bến đò an toàn đã phát huy hiệu quả.",
        ["Ngõ sáng", "Chợ văn minh đô thị", "Bến đò an toàn"],
    ),
    (
        "examples of the models before",
        "Tỉnh có nhiều mô hình hay. Tiêu biểu như: “Ngõ sáng” tại xã Tân Lập; “Chợ vui” ở xã "
        "Chiềng Sơn.",
        ["Ngõ sáng", "Chợ vui"],
    ),
    (
        "owners between the items",
        "Mô hình “Ngõ sáng” của Bộ Chỉ huy Quân sự tỉnh; “Ngày vì dân” của Công an tỉnh đều hay.",
        ["Ngõ sáng", "Ngày vì dân"],
    ),
    # --- marks
    ("straight marks", 'Mô hình "Ngõ sáng" ra đời.', ["Ngõ sáng"]),
    ("mixed marks", 'Mô hình "Ngõ sáng” ra đời.', ["Ngõ sáng"]),
    ("mixed the other way", 'Mô hình “Ngõ sáng" ra đời.', ["Ngõ sáng"]),
    ("single marks", "Mô hình 'Ngõ sáng' ra đời.", ["Ngõ sáng"]),
    ("single curly marks", "Mô hình ‘Ngõ sáng’ ra đời.", ["Ngõ sáng"]),
    ("guillemets", "Mô hình «Ngõ sáng» ra đời.", ["Ngõ sáng"]),
    ("doubled marks", "Mô hình ““Ngõ sáng”” ra đời.", ["Ngõ sáng"]),
    ("a mark too many", "Mô hình “”Ngõ sáng” ra đời.", ["Ngõ sáng"]),
    ("two apostrophes", "Mô hình ''Ngõ sáng'' ra đời.", ["Ngõ sáng"]),
    ("closing mark for both", "Mô hình ”Ngõ sáng” ra đời.", ["Ngõ sáng"]),
    ("no space before", "Mô hình“Ngõ sáng”ra đời.", ["Ngõ sáng"]),
    ("space inside", "Mô hình “ Ngõ sáng ” ra đời.", ["Ngõ sáng"]),
    ("closing mark missing", "Mô hình “Ngõ sáng tại xã Chiềng Sơn ra đời.", ["Ngõ sáng"]),
    (
        "closing mark missing in a list",
        "Các mô hình: “Ngõ sáng, “Chợ văn minh” và “Bến yên bình”.",
        ["Ngõ sáng", "Chợ văn minh", "Bến yên bình"],
    ),
    ("opening mark missing", "Xã ra mắt mô hình Ngõ sáng về đêm” vào dịp lễ.", ["Ngõ sáng về đêm"]),
    (
        "nested marks",
        "Mô hình “Xây dựng ‘Ngõ sáng’ văn minh” ra đời.",
        ["Xây dựng ‘Ngõ sáng’ văn minh"],
    ),
    ("cut off at the end", "Tiêu biểu có mô hình “Ngõ sáng, nhà", ["Ngõ sáng, nhà"]),
    # --- other names
    (
        "kind, then the name",
        "Mô hình “Dân vận khéo” với tên gọi “Cõng chữ lên nương” được khen.",
        ["Cõng chữ lên nương"],
    ),
    (
        "short for",
        "Mô hình “Thắp sáng đường quê”, gọi tắt là “Đường sáng”, ra đời.",
        ["Thắp sáng đường quê"],
    ),
    (
        "ANTT spelled out is one name",
        "Mô hình “Tự quản về ANTT” ra đời. Mô hình “Tự quản về an ninh, trật tự” lan rộng.",
        ["Tự quản về ANTT"],
    ),
    (
        "case and tones do not count",
        "Mô hình “Ngõ hòa thuận” ra đời. Mô hình “Ngõ Hoà Thuận” lan rộng.",
        ["Ngõ hòa thuận"],
    ),
    ("named again", "Mô hình “Ngõ sáng” hay. Nhờ “Ngõ sáng” mà xóm yên.", ["Ngõ sáng"]),
    # --- unquoted
    (
        "capitalised",
        "Công an xã triển khai mô hình Camera giám sát tại xã Tân Lập.",
        ["Camera giám sát"],
    ),
    (
        "launched",
        "Trong ảnh: Lễ ra mắt mô hình giữ yên bến bãi tại chợ Chiềng Pấc, xã Tông Lạnh",
        ["giữ yên bến bãi tại chợ Chiềng Pấc"],
    ),
    (
        "unquoted list",
        "Các mô hình, như: xóm không rượu, họ tộc tự quản, bến đò an toàn và mô hình cổng trường "
        "văn minh, an toàn đã phát huy tác dụng.",
        ["xóm không rượu", "họ tộc tự quản", "bến đò an toàn", "cổng trường văn minh, an toàn"],
    ),
    (
        "unquoted list after a colon",
        "Hội duy trì các mô hình: xóm không rượu, họ tộc tự quản và bến đò an toàn.",
        ["xóm không rượu", "họ tộc tự quản", "bến đò an toàn"],
    ),
    (
        "unquoted list with semicolons",
        "Xã có 4 mô hình hiệu quả gồm: tổ liên hộ; suối sạch bản đẹp; 3 giảm 2 giữ và dòng họ "
        "không ma túy.",
        ["tổ liên hộ", "suối sạch bản đẹp", "3 giảm 2 giữ", "dòng họ không ma túy"],
    ),
    (
        "slogan kept together",
        "Các mô hình, như: ngõ phố văn minh, tự phòng, tự quản, tự bảo vệ đã phát huy tác dụng.",
        ["ngõ phố văn minh", "tự phòng, tự quản, tự bảo vệ"],
    ),
    (
        "the slogan itself",
        "Xóm duy trì mô hình tự phòng, tự quản, tự bảo vệ đã lâu.",
        ["tự phòng, tự quản, tự bảo vệ"],
    ),
    (
        "with its own hamlet",
        "Bản Dọi có mô hình tuần tra ban đêm bản Dọi.",
        ["tuần tra ban đêm bản Dọi"],
    ),
    (
        "each hamlet its own",
        "Bản Dọi có mô hình tuần tra ban đêm bản Dọi, bản Hoa có mô hình giữ nước sạch bản Hoa.",
        ["tuần tra ban đêm bản Dọi", "giữ nước sạch bản Hoa"],
    ),
    (
        "the slogan and a list beside it",
        "Hội duy trì mô hình tự phòng, tự quản, tự giữ mình cùng các mô hình: bản không rượu, "
        "suối sạch và 3 không với rác.",
        ["tự phòng, tự quản, tự giữ mình", "bản không rượu", "suối sạch", "3 không với rác"],
    ),
    ("in a hamlet, not of it", "Xã có mô hình tuần tra ban đêm tại bản Dọi.", ["tuần tra ban đêm"]),
    ("the slogan in general", "Huyện xây dựng các mô hình tự phòng, tự quản, tự bảo vệ.", []),
    # --- not models
    ("a movement", "Phong trào “Toàn dân bảo vệ an ninh Tổ quốc” lan rộng.", []),
    ("a campaign", "Cuộc vận động “Mỗi nhà một cây xanh” được hưởng ứng.", []),
    ("emulation", "Phong trào thi đua “Áo lính giữa đời thường” sôi nổi.", []),
    (
        "a list of campaigns",
        "Gắn với các phong trào thi đua “Thanh niên xung kích”, “Phụ nữ giỏi giang”; “Nhà "
        "nông gương mẫu”.",
        [],
    ),
    (
        "campaigns by their heads",
        "Các phong trào của hội như: “Thanh niên xung kích”, “Nhà nông giỏi”.",
        [],
    ),
    ("a scheme", "Thực hiện Đề án “Bản làng số giai đoạn mới”, xã mua máy tính.", []),
    ("a plan", "Kế hoạch “Mùa xuân an lành” đã ban hành.", []),
    ("a criterion", "Có 12 xã đạt tiêu chí “Xã bình yên”.", []),
    ("an honour", "Trường được công nhận “Đơn vị bình yên”.", []),
    ("a title", "Xã được tặng danh hiệu “Anh hùng lao động”.", []),
    ("a slogan", "Theo phương châm “Bám dân, sát việc”, cán bộ xuống xóm.", []),
    ("scare quotes", "Nạn “tín dụng đen” đã giảm.", []),
    ("a state of mind", "Xóa bỏ tâm lý “việc ai nấy làm” trong dân.", []),
    ("work of a kind", "Công tác “tự phòng, tự quản, tự giữ mình” được chú trọng.", []),
    ("a gathering", "Xã tổ chức “Ngày hội đoàn kết các dân tộc”.", []),
    ("speech", "Ông nói: “Mô hình này rất hay. Dân chúng tôi mừng lắm”.", []),
    ("speech, speaker after", "“Làm mô hình phải kiên trì”, trưởng bản chia sẻ.", []),
    ("a medal", "Trao Kỷ niệm chương “Vì sự nghiệp trồng người” cho 5 cá nhân.", []),
    ("a bureau's name", "Cục Xây dựng phong trào “Toàn dân giữ nước” về thăm xã.", []),
    ("model as a common noun", "Huyện xây dựng mô hình tự quản phù hợp từng xóm.", []),
    ("this model", "Mô hình này đã phát huy tác dụng.", []),
    ("a kind of economy", "Nhiều mô hình kinh tế mới ra đời ở các bản.", []),
    ("a body is no item", "Các mô hình của hội như: Hội Nông dân tỉnh đang giúp nhau làm ăn.", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in MODELS], ids=[c[0] for c in MODELS])
def test_models(text: str, expected: list[str]) -> None:
    assert models(text) == expected


CAMPAIGNS = [
    (
        "a movement",
        "Phong trào “Toàn dân bảo vệ an ninh Tổ quốc” lan rộng.",
        ["Toàn dân bảo vệ an ninh Tổ quốc"],
    ),
    (
        "a campaign",
        "Cuộc vận động “Mỗi nhà một cây xanh” được hưởng ứng.",
        ["Mỗi nhà một cây xanh"],
    ),
    (
        "several",
        "Gắn với các phong trào thi đua “Thanh niên xung kích”, “Phụ nữ giỏi giang”.",
        ["Thanh niên xung kích", "Phụ nữ giỏi giang"],
    ),
    (
        "known without a noun",
        "Gắn “Học tập và làm theo tư tưởng, đạo đức Hồ Chí Minh” với việc làm hằng ngày.",
        ["Học tập và làm theo tư tưởng, đạo đức Hồ Chí Minh"],
    ),
    ("a model is none", "Mô hình “Ngõ sáng” lan rộng.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in CAMPAIGNS], ids=[c[0] for c in CAMPAIGNS]
)
def test_campaigns(text: str, expected: list[str]) -> None:
    assert campaigns(text) == expected


ALIASES = [
    (
        "short for",
        "Mô hình “Thắp sáng đường quê”, gọi tắt là “Đường sáng”, ra đời.",
        ["Đường sáng"],
    ),
    (
        "in brackets",
        "Mô hình “Thắp sáng đường quê” (gọi tắt là “Đường sáng”) ra đời.",
        ["Đường sáng"],
    ),
    ("also called", "Mô hình “Tiếng mõ đêm” hay còn gọi là “Mõ làng” ra đời.", ["Mõ làng"]),
    ("former name", "Mô hình “Ngõ sáng” (trước đây là “Ngõ tối”) được giữ.", ["Ngõ tối"]),
    ("none", "Mô hình “Ngõ sáng” và mô hình “Chợ yên” ra đời.", []),
    (
        "without its site",
        "Trong ảnh: Lễ ra mắt mô hình giữ yên bến bãi tại chợ Chiềng Pấc, xã Tông Lạnh",
        ["giữ yên bến bãi"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in ALIASES], ids=[c[0] for c in ALIASES]
)
def test_aliases(text: str, expected: list[str]) -> None:
    assert aliases(text) == expected
