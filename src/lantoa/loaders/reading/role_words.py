"""How reports say who founded, advised and runs a model, as data."""

from __future__ import annotations

import re

from lantoa.loaders.reading.anchors import Anchored

#: Verbs of each sort. `SPREAD` makes no role; `CARRY` is read by what stands around it.
ADVISE = r"tham mưu|hướng dẫn|tư vấn|đề xuất|kiến nghị"
FOUND = (
    r"thành lập|ra mắt|khởi xướng|sáng lập|gây dựng|hình thành|phát động|xây mới|xây dựng|"
    r"lập nên|lập|khởi động|thí điểm|ban hành quyết định|cho ra đời|gắn biển|khánh thành|"
    r"tổ chức(?=\s+mô hình)"
)
RUN = (
    r"duy trì|quản lý|vận hành|phụ trách|điều hành|chủ trì|củng cố|đảm nhiệm|đảm nhận|"
    r"chịu trách nhiệm|làm nòng cốt|áp dụng|sinh hoạt|đang có|"
    r"làm (?:đơn vị |cơ quan )?(?:thường trực|chủ trì)|"
    r"(?:có|với)(?=\s+(?:các\s+|nhiều\s+|\d+\s+)?(?:mô hình|câu lạc bộ|CLB)(?!\w))"
)
CARRY = r"triển khai|thực hiện"
SPREAD = r"nhân rộng|mở rộng"
VERB = Anchored(
    rf"(?<!\w)(?<!an )(?:(?P<ADVISE>{ADVISE})|(?P<FOUND>{FOUND})|(?P<RUN>{RUN})|"
    rf"(?P<CARRY>{CARRY})|(?P<SPREAD>{SPREAD}))(?!\w)",
    re.I,
)
#: What may stand between verbs that share subject and object: triển khai, duy trì và nhân rộng.
COORDINATED = re.compile(
    r"\s*(?:,|và|rồi|,\s*và|để|đồng thời|hoạt động,?)?\s*"
    r"(?:(?:tổ chức|phối hợp|tích cực|tiếp tục|trực tiếp|thực hiện|hoạt động|hiệu quả|tốt|"
    r"có hiệu quả|đã|lễ|đi vào)\s*)*",
    re.I,
)
#: ... and of those the ones that make two acts: tham mưu và tổ chức xây dựng.
TWO_ACTS = re.compile(r"\s*(?:,|và|rồi|đồng thời)(?!\w)", re.I)
#: It is kept up, not begun: 'đang triển khai mô hình'.
ONGOING = re.compile(r"(?<!\w)(?:đang|tiếp tục|vẫn|luôn|thường xuyên)(?!\w)", re.I)
#: Whoever does it first, begins it.
FIRST = re.compile(r"(?<!\w)(?:đầu tiên|lần đầu)(?!\w)", re.I)
#: 'do Công an xã triển khai từ năm 2019'.
BEGUN_AFTER = re.compile(r"\s*(?:từ|vào|trong|đầu|cuối|năm|tháng|ngày)(?!\w)[^.,;]{0,25}\d", re.I)
SEVERAL = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|hàng loạt|[2-9]|\d{2,})\s+(?:loại\s+)?"
    r"(?:mô hình|câu lạc bộ|CLB|tổ|cách làm|mô hình)(?!\w)",
    re.I,
)
#: Between bodies of one group.
BESIDE = re.compile(
    r"\s*(?:\([^)]{0,60}\)\s*)?(?:,|và|cùng|cùng với|với|;|-|–)?\s*"
    r"(?:các\s+|lực lượng\s+|chính quyền\s+|cấp ủy,?\s+|ban,?\s+ngành,?\s+|đoàn thể,?\s+|"
    r"đồng chí\s+)*",
    re.I,
)
#: A part of a body before it: Phòng CSGT, Công an tỉnh X.
PART = re.compile(r"(?:Phòng|Đội|Cơ quan|Đồn|Ban Xây dựng|Trung tâm)(?!\w)", re.I)

# What links a group to the one before it, or opens it.
_WITH = r"(?:\s+(?:chặt chẽ|đồng bộ|giữa|với|cùng|và))*"
PARTNER = re.compile(
    rf"(?<!\w)(?P<word>phối hợp|kết hợp|phối kết hợp|liên kết|thống nhất|hiệp đồng|chung tay|"
    rf"cùng với|bàn với){_WITH}(?!\w)[^.;“\"]{{0,90}}$",
    re.I,
)
ADVISED = re.compile(r"(?<!\w)(?P<word>tham mưu|đề xuất|kiến nghị)(?!\w)[^.;“\"]{0,60}$", re.I)
GUIDED = re.compile(r"(?<!\w)(?P<word>hướng dẫn|tư vấn)(?!\w)[^.;“\"]{0,40}$", re.I)
CHARGED = re.compile(
    r"(?<!\w)(?P<word>chỉ đạo|lãnh đạo|bàn giao|giao|phân công|vận động|yêu cầu|chọn|hỗ trợ|"
    r"giúp|động viên|khuyến khích|định hướng)"
    r"(?:\s+(?:nhiệm vụ|trách nhiệm))?(?:\s+cho)?(?!\w)[^.;“\"]{0,30}$",
    re.I,
)
LINKS = (
    ("advised", ADVISED),
    ("guided", GUIDED),
    ("charged", CHARGED),
    ("partner", PARTNER),
)
PASSIVE = re.compile(r"(?<!\w)(?:được|do|bởi)\s+(?:lực lượng\s+|các\s+|lãnh đạo\s+)*$", re.I)
SUPPORT = re.compile(
    r"(?<!\w)(?:được|với|dưới|nhờ|có|theo|thực hiện|căn cứ|từ)\s+(?:có\s+)?(?:sự\s+)?"
    r"[^.;“\"]{0,50}?\s+của\s+"
    r"(?:lực lượng\s+|các\s+|lãnh đạo\s+|(?:đồng chí\s+)?(?:Giám đốc|Chủ tịch|Bộ trưởng)\s+)*$",
    re.I,
)
#: Support that is advice: được sự hướng dẫn của.
ADVICE = re.compile(
    rf"(?<!\w)(?:được|với|dưới|nhờ|có)\s+(?:có\s+)?(?:sự\s+)?[^.;,“\"]{{0,20}}(?:{ADVISE})(?!\w)",
    re.I,
)
DECISION = re.compile(r"quyết định(?:\s+số[^,;.]{0,30})?\s+của\s+$", re.I)
#: Mô hình “X” được xây dựng trên cơ sở Quyết định của UBND xã.
BY_DECISION = re.compile(
    r"(?:thành lập|xây dựng|ra đời|ra mắt)[^.;]{0,20}(?:theo|trên cơ sở)\s+"
    r"quyết định(?:\s+số[^,;.]{0,30})?\s+của\s+$",
    re.I,
)
ON_FOUNDING = re.compile(r"\s*(?:về\s+)?(?:việc\s+)?(?:công nhận và\s+)?thành lập(?!\w)", re.I)
NO_ACTOR = re.compile(
    r"(?:(?:trong|của|cho) lực lượng|của|trước|từ|theo|"
    r"tại|ở|thuộc|cho|với sự [^,;.]{0,20}|sự [^,;.]{0,20}|dự|đến|về|vào|"
    r"trong|thăm|địa bàn|(?<!vừa )qua|bằng|hầu hết(?: các)?|"
    r"như|gồm|là|đối với|giữa|mô hình|phó\s+giám đốc|đồng chí|"
    r"trụ sở|hội viên|đoàn viên|cán bộ|chiến sĩ|chiến sỹ|thành viên|phía)\s+$",
    re.I,
)
EVERYWHERE = re.compile(r"(?:các|nhiều)\s+cấp\s+$", re.I)
#: What is received, seen or said makes nobody a founder.
RECEIVES = re.compile(
    r"\s*(?:(?:đã|cũng|vừa|từng)\s+)*(?:nhận|đón|dự|chứng kiến|được|tham dự|về dự|công nhận|"
    r"cho biết|cho hay|cho rằng|chia sẻ|khẳng định|nhấn mạnh|đánh giá|thông tin|trao đổi|"
    r"kiểm tra|thăm|khảo sát mô hình|biểu dương|khen|tặng|ghi nhận|tham quan|tuyên truyền về|"
    r"giới thiệu|phát biểu|chúc mừng|hưởng ứng|tham gia|học tập)(?!\w)",
    re.I,
)
#: Who only tells of it: Phó Chủ tịch Hội X Lê A cho biết, huyện Y được chọn thực hiện ...
SAYS = Anchored(
    r"(?<!\w)(?:cho biết|cho hay|chia sẻ|khẳng định|nhấn mạnh|đánh giá)(?!\w)"
    r"(?!\s*,?\s*(?:rằng\s+)?(?:đơn vị(?: này)?\s+)?(?:đã|vừa)(?!\w))",
    re.I,
)
#: 'Hội nghị tổng kết thực hiện mô hình': whoever reviews it, runs it.
REVIEWS = Anchored(
    r"(?<!\w)(?:tổng kết|sơ kết)\s+(?:\d+ (?:năm|tháng)\s+)?(?:việc\s+)?(?:thực hiện|triển khai|"
    r"hoạt động|xây dựng|duy trì)\s+(?:các\s+)?(?=mô hình|câu lạc bộ|CLB|[“\"'])",
    re.I,
)
#: Somebody else acts between a body and the verb: ', 12 thôn đã thành lập'.
OTHER_SUBJECT = re.compile(
    r"[,n](?:(?<=,)|(?<!\w.)ay)\s*(?:đặc biệt(?: là)?,?\s+)?(?:tất cả\s+)?"
    r"(?:các|nhiều|một số|tất cả|\d+)\s+"
    r"(?:thôn|bản|ấp|xã|phường|huyện|địa phương|đơn vị|hộ|người dân|khu dân cư|cơ sở)(?!\w)"
    r"[^;]{0,80}?\s(?:đã|cũng|đang|đều)\s",
    re.I,
)
#: Others are told to act: 'chỉ đạo lực lượng công an xã thành lập'.
DIRECTS = Anchored(
    r"(?<!\w)(?:chỉ đạo|yêu cầu|vận động|giao|phân công)\s+(?:cho\s+)?"
    r"(?:lực lượng|các|cấp|công an|cơ sở|địa phương|đơn vị)(?!\w)",
    re.I,
)
PLAN = Anchored(
    r"(?<!\w)(?:đóng góp|ủng hộ|hỗ trợ kinh phí|chủ trương|có chủ trương|đăng ký|dự kiến)(?!\w)",
    re.I,
)
#: What opens a group after a model: mô hình “X” do A thành lập.
OPENS_AFTER = re.compile(
    r"(?:(?<!\w)do\s+[^,.;“\"]{2,40}\s(?:lãnh đạo|chỉ đạo|tham mưu|hướng dẫn),\s*|"
    r"(?<!\w)(?:do|được|bởi|và do)\s+(?:lực lượng\s+|các\s+|lãnh đạo\s+)*|"
    r"(?:giao|phân công|bàn giao)(?:\s+nhiệm vụ)?(?:\s+cho)?\s+(?:lực lượng\s+)?|"
    r"(?:tham mưu|giúp)(?:\s+(?:cho|giúp|với))?\s+(?:cấp ủy,?\s+|chính quyền\s+|[^,;.]{0,12})?)$",
    re.I,
)
GOES_ON_AFTER = re.compile(
    r"\s*(?:,|và|;|,\s*và)?\s*(?:(?:do|giao|giao cho|được|trực tiếp)\s+)*$", re.I
)
#: Where another subject may begin.
NEW_SUBJECT = Anchored(r"(?<!\w)(?:trong khi|tuy nhiên|bên cạnh đó|ngoài ra)(?!\w)", re.I)
STOP = re.compile(r"[.,;](?:(?<=\.)\s|(?<!\.)\s*còn(?!\w))", re.I)
#: Thực hiện mô hình “X”, Công an xã Y đã ...
LEADING = re.compile(
    r"(?:(?:Để|Nhằm|Trong quá trình|Sau khi|Từ khi|Khi)\s+)?(?P<given>Được (?:giao|phân công)\s+)?"
    r"(?:tiếp tục\s+)?"
    rf"(?P<verb>{CARRY}|{RUN}|thành lập|xây dựng|ra mắt)"
    r"(?:\s+(?:có\s+)?(?:hiệu quả|tốt|hoạt động|và|duy trì|việc|thực hiện))*\s+"
    r"(?:(?:các|những)\s+)?(?:mô hình|câu lạc bộ|CLB)?(?:\s+điểm)?\s*:?\s*",
    re.I,
)
#: A sentence without a subject of its own: Đồng thời, duy trì mô hình ...
NO_SUBJECT = re.compile(
    r"(?:(?:Đồng thời|Bên cạnh đó|Ngoài ra|Cùng với đó|Đặc biệt|Qua đó|Từ đó|Song song đó|"
    r"Theo đó|Trong đó|Cùng đó|Nổi bật)(?:\s+là)?\s*,?\s+)?"
    r"(?:(?:đã|tiếp tục|tích cực|chủ động|tập trung|phối hợp|tổ chức|là|còn|đang)\s+)*"
    rf"(?:{FOUND}|{RUN}|{CARRY})(?!\w)",
    re.I,
)
OPENING = re.compile(
    r"\s*(?:(?:Trong đó|Đó là|Điển hình|Tiêu biểu|Cụ thể|Nổi bật|Đáng chú ý|Đến nay|Trong số "
    r"đó)[^“\"]{0,40}?)?"
    r"(?:[Cc]ác|[Nn]hững|[Mm]ột số|[Nn]hiều)?\s*[Mm]ô hình"
)
WORKS_ON_MODELS = re.compile(
    r"(?<!\w)(?:xây dựng|nhân rộng|triển khai|duy trì|thành lập|thực hiện|ra "
    r"mắt)(?!\w)[^.;]{0,160}mô hình",
    re.I,
)
#: A commune or district acts like a body where it launches: xã X ra mắt mô hình.
#: 'Lễ phát động triển khai thực hiện mô hình': it begins.
LAUNCHES = Anchored(
    r"(?<!\w)(?:(?:lễ|hội nghị|tổ chức)\s+(?:phát động|ra mắt)|ra mắt\s*(?:,|và)\s+tập huấn|"
    r"hội nghị\s+(?:triển khai\s+)?(?:thực hiện\s+)?"
    r"(?:thành lập|xây dựng|công bố|triển khai|nhân rộng)"
    r"(?=\s+(?:mô hình|câu lạc bộ|CLB|tổ|cụm|đội|[“\"'])))(?!\w)",
    re.I,
)
UNIT_FOUNDS = re.compile(
    r"\s*(?:(?:đã|cũng|vừa|mới|chính thức|phối hợp|long trọng|tổ chức|buổi|[Ll]ễ|công bố|"
    r"quyết định|(?:hội nghị\s+)?triển khai(?=\s+xây dựng)|phối hợp\s+(?:với\s+)?[^.;:“\"]{2,80}?)"
    r"\s+)*(?:ra mắt|thành lập|khởi xướng|phát động xây dựng|công bố thành lập|"
    r"xây dựng(?=\s+mô hình))(?!\w)|"
    r"\s*(?:là|cũng là|trở thành)\s+(?:xã|phường|địa phương|đơn vị|huyện|thị trấn|nơi)"
    r"[^.;“\"]{0,25}?đầu tiên[^.;“\"]{0,70}?(?:triển khai|thực hiện|xây dựng|thành lập|ra mắt)",
    re.I,
)
UNIT_RUNS = re.compile(r"\s*làm\s+(?:đơn vị\s+|cơ quan\s+)?(?:thường trực|chủ trì)(?!\w)", re.I)
COMMA = re.compile(r"[”\"]?\s*(?:\([^)]{0,40}\)\s*)?(?:[^,;.“\"]{0,30})?,\s*(?:lực lượng\s+)?")
#: A body after an earlier model is that one's: mô hình “A” của Hội X; mô hình “B”.
BELONGS = re.compile(
    r"(?:của|do|được|bởi|tại|thuộc|giao(?: cho)?)\s+(?:lực lượng\s+|các\s+)?$", re.I
)
