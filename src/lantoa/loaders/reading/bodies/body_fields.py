"""Parts of the names of bodies, as data: unions, fields of ministries and of departments.

They are put together to heads in ``body_words``.
"""

from __future__ import annotations

from lantoa.loaders.reading.lexicon import NAME, UPPER

WOMEN = r"(?:[Ll]iên hiệp (?:[Pp]hụ nữ|PN)|LHPN(?:VN)?|LH Phụ nữ|Phụ nữ|phụ nữ)"
VETERANS = r"(?:[Cc]ựu [Cc]hiến binh|CCB(?:VN)?)"
FARMERS = r"(?:[Nn]ông dân|ND(?:VN)?)"

#: Mass organizations whose word "Hội" may be left out after another: Hội Nông dân và Phụ nữ.
MASS = {
    WOMEN: "Hội Liên hiệp Phụ nữ",
    VETERANS: "Hội Cựu chiến binh",
    FARMERS: "Hội Nông dân",
    r"(?:Người cao tuổi|NCT)": "Hội Người cao tuổi",
    r"(?:Chữ thập đỏ|CTĐ)": "Hội Chữ thập đỏ",
}

#: What a name in running words ends before: a stop, a preposition, a unit, a verb.
STOP = (
    r"(?=\s*(?:[,;.:()\n–]|$)|\s+(?:và|đã|đang|phối hợp|tổ chức|cho|với|về|trao|tặng|do|cùng|vừa|"
    r"thuộc|của|chủ trì|tham mưu|ban hành|xây dựng các|Bộ|Công an|tỉnh|huyện|"
    r"TP|thành phố|thị xã|quận|phường|công bố|ký|họp|mở|phát động|"
    r"ghi nhận|biểu dương|đánh giá|khen|phát biểu|dự|tham dự|tham gia|đề nghị|yêu cầu|chỉ đạo|"
    r"khẳng định|nhấn mạnh|kiểm tra|tuyên truyền|vận động|đưa|được|đến|tại|ở|trên|trong|từ|khi|để|"
    r"nhằm|vào|hỗ trợ|tiến hành|giao(?! thông)|chúc mừng|phân công|gồm|hiện|còn|cũng|nên|theo|"
    r"sau|vì|cho biết|cho hay|bàn giao|tiếp nhận|hằng|luôn|thường xuyên|tích cực|chủ động|kịp thời|"
    r"triển khai|hướng dẫn|chia sẻ|ra mắt|thành lập|tiếp tục|sẽ|là|có)\b)"
)
LEVEL_END = (
    r"(?:Trung ương|TW|(?:tỉnh|huyện|xã(?! hội)|phường|thị trấn|thị xã|thành phố|quận|"
    rf"TP\.?|TX\.?)(?:\s+{NAME})?)"
)

#: Fields of ministries and departments whose names have "và" or a comma in them.
FIELDS = (
    r"(?:(?:Giáo dục|GD) ?(?:và|&|-) ?(?:Đào tạo|ĐT)|GD&ĐT|GDĐT|"
    r"(?:Văn hóa|Văn hoá|VH),? ?(?:Thể thao|TT) ?(?:và|&) ?(?:Du lịch|DL)|VHTT&DL|"
    r"Thông tin (?:và|&) Truyền thông|TT&TT|Khoa học (?:và|&) Công nghệ|KH&CN|"
    r"Nông nghiệp (?:và|&) (?:PTNT|Môi trường|Phát triển nông thôn)|NN&PTNT|"
    r"Tài nguyên (?:và|&) Môi trường|TN&MT|Kế hoạch (?:và|&) Đầu tư|KH&ĐT|"
    r"(?:Lao động|LĐ) ?[-–,] ?(?:Thương binh|TB) ?(?:và|&) ?(?:Xã hội|XH)|LĐTB&XH)"
)

#: Departments of a province's police by their numbers: PV05. Each is spelled out, because a
#: pattern is looked for by whole words.
DEPARTMENTS_BY_NUMBER = rf"P[ACVX](?:{'|'.join(f'{number:02}' for number in range(1, 90))})"
#: Fields of the departments of the police.
POLICE_FIELDS = (
    r"(?:An ninh mạng và phòng,? chống tội phạm sử dụng công nghệ cao|"
    r"Cảnh sát quản lý hành chính về trật tự xã hội|Cảnh sát QLHC về TTXH|"
    r"Cảnh sát (?:phòng cháy,? chữa cháy|PCCC) (?:và|&) (?:cứu nạn,? cứu hộ|CNCH)|"
    r"Vận động quần chúng|Tham mưu|"
    r"Cảnh sát (?:PCCC&CNCH|giao thông(?: đường (?:bộ|thủy|thuỷ))*"
    r"(?:(?:,| ?[-–]| và)? ?[Tt]rật tự)?|"
    r"hình sự|kinh tế|"
    r"cơ động|môi trường)|(?:Cảnh sát [Đđ]iều tra|CSĐT|Cảnh sát ĐT) ?(?:tội phạm|TP) về "
    r"(?:ma túy|ma tuý|"
    r"trật tự xã hội|TTXH|kinh tế|tham nhũng)|CSGT(?: ?[-–] ?TT)?|"
    r"Phòng,? chống ma (?:túy|tuý) và tội phạm|"
    r"(?:Công tác )?[Xx]ây dựng [Pp]hong trào(?: (?:[Tt]oàn dân )?(?:[Bb]ảo vệ (?:ANTQ|"
    r"[Aa]n ninh [Tt]ổ quốc(?: \((?:TDBV)?ANTQ\))?)|TDBVANTQ|BVANTQ))?|"
    r"Công tác (?:đảng và công tác )?chính trị|Quản lý xuất nhập cảnh|"
    r"An ninh (?:nội địa|đối ngoại|kinh tế|điều tra|chính trị nội bộ))"
)
#: Fields of the departments of a district or commune.
OFFICES = (
    r"(?:Tư pháp|Nội vụ|Y tế|Dân tộc|Văn hóa(?:(?: ?[-–] ?| và )(?:Thông tin|Xã hội))?|"
    r"Kinh tế(?:(?: ?[-–] ?| và )[Hh]ạ tầng)?|"
    r"Tài chính(?: ?[-–] ?Kế hoạch)?|Quản lý đô thị)"
)
#: Bodies of many sorts that go on with their field or name: Trung tâm Y tế huyện X.
INSTITUTIONS = (
    r"(?:Trung tâm(?! (?:[Hh]ội nghị|[Tt]hương mại|[Nn]hiệt điện)(?!\w))|"
    r"Bệnh viện|Chi cục|Học viện|Nghiệp đoàn|Liên minh|Ngân hàng|Nhà máy|Trại giam|"
    r"Xí nghiệp|Nông trường|Lâm trường|Ban [Qq]uản lý|Văn phòng (?=[Đđ]iều)|Hiệp hội|"
    r"Cảng hàng không|Trung đoàn|Tiểu đoàn|Hải đội)"
)
#: Those that only a unit follows: Hạt Kiểm lâm huyện X.
INSTITUTIONS_OF_UNITS = (
    r"(?:Hạt [Kk]iểm lâm|Thanh tra|Trạm [Yy] tế|Bưu điện|Điện lực|Kho bạc(?: Nhà nước)?|Đảng bộ|"
    r"Bảo hiểm xã hội|Trung tâm [Yy] tế|Trung tâm (?:Văn hóa|Truyền thông)"
    r"(?:(?:,| -| –| và|, và) (?:Văn hóa|Thể thao|Du lịch|Truyền thông|Thông tin))*)"
)
#: What the boards against crime are called where no level follows.
CRIME_BOARD = (
    r"(?:[Pp]hòng,?(?: và)? chống tội phạm(?:,? (?:và )?(?:các )?(?:tệ nạn xã hội|TNXH))?"
    r"(?:,? và (?:xây dựng )?| và )[Pp]hong trào (?:[Tt]oàn dân )?(?:bảo vệ [Aa]n ninh [Tt]ổ quốc|"
    r"bảo vệ ANTQ|BVANTQ)(?: \([^()]{2,20}\))?)"
)
#: What a steering board steers, to the level of its body.
TOPIC = (
    r"(?:(?:thực hiện|xây dựng|[Pp]hòng|[Pp]hong trào|[Cc]ông tác|ANTT|an ninh|"
    r"cải cách|giảm nghèo|[Cc]ác|"
    r"[Cc]hương trình|Đề án|về|quốc gia|liên ngành|phát triển)(?!\w)"
    r"(?:(?!\s(?:đã|đang|sẽ|vừa|tại|được|cho|phối hợp|gồm|tổ chức|mở|cùng|ban hành|họp|có)\s)"
    r"(?!\s(?:và|cùng) (?:Công an|CA|UBND|Ủy ban|Đảng ủy|Hội|Đoàn|MTTQ|Mặt trận)(?!\w))"
    rf"(?:[^.;:“”\"\n()]|\({UPPER}+\))){{0,150}}?)"
)

#: Fields of ministries and departments in short.
_SHORT = (
    ("GD&ĐT", "Giáo dục và Đào tạo"),
    ("GDĐT", "Giáo dục và Đào tạo"),
    ("VHTT&DL", "Văn hóa, Thể thao và Du lịch"),
    ("TT&TT", "Thông tin và Truyền thông"),
    ("KH&CN", "Khoa học và Công nghệ"),
    ("NN&PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("TN&MT", "Tài nguyên và Môi trường"),
    ("KH&ĐT", "Kế hoạch và Đầu tư"),
    ("LĐTB&XH", "Lao động - Thương binh và Xã hội"),
    ("CSGT", "Cảnh sát giao thông"),
)


def spelled_out(name: str) -> str:
    """Return the name of a body with the short forms of its field written out.

    >>> spelled_out("Sở LĐTB&XH")
    'Sở Lao động - Thương binh và Xã hội'
    """
    for short, full in _SHORT:
        if short in name:
            return name.replace(short, full)
    return name
