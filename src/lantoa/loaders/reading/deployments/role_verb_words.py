"""The verbs of those who found, advise and run a model, and of those who do neither, as data."""

from __future__ import annotations

import re

from lantoa.loaders.reading.lexicon import UPPER
from lantoa.loaders.reading.text.anchors import Anchored

#: Verbs of each sort; whoever spreads a model, runs it. `CARRY` is read by what stands around it.
ADVISE = r"tham mưu|hướng dẫn|tư vấn|đề xuất|kiến nghị"
FOUND = (
    r"thành lập|ra mắt|khởi xướng|đề xướng|sáng lập|gây dựng|hình thành|phát động|xây mới|xây dựng|"
    r"lập nên|lập|khởi động|lắp đặt|ra quân|thí điểm|ban hành quyết định|cho ra đời|gắn biển|"
    r"khánh thành|"
    r"tổ chức(?=\s+(?:được\s+)?(?:các\s+|\d+\s+)?(?:mô hình|tổ tự quản|tổ tuần tra|đội tuần tra))|"
    r"tổ chức giới thiệu|đưa ra(?! khỏi)|đề ra|"
    r"đưa vào (?:hoạt động|vận hành|sử dụng)|"
    r"đưa(?=\s+(?:các\s+|nhiều\s+)?mô hình(?!\w))"
)
RUN_VERBS = (
    r"duy trì|quản lý|vận hành|phụ trách|điều hành|chủ trì|củng cố|kiện toàn|đảm nhiệm|đảm nhận|"
    r"tiếp quản|(?:thì )?nhận (?:chăm sóc|chăm|đỡ đầu)|chịu trách nhiệm|áp dụng|sinh hoạt|đang có|"
    r"làm (?:lực lượng )?(?:nòng cốt|chủ công)|"
    r"giữ vai trò (?:nòng cốt|chủ công|chủ trì)|"
    r"làm (?:đơn vị |cơ quan )?(?:thường trực|chủ trì)"
)
RUN = (
    rf"{RUN_VERBS}|"
    r"(?:có|với)(?=\s+(?:các\s+|nhiều\s+|\d+\s+)?(?:mô hình|câu lạc bộ|CLB)(?!\w))"
)
CARRY = r"triển khai|thực hiện"
SPREAD = r"nhân rộng|mở rộng|nhân (?:ra|thêm|sang)"
VERB = Anchored(
    rf"(?<!\w)(?:(?P<ADVISE>{ADVISE})|(?P<FOUND>{FOUND})|(?P<RUN>{RUN})|"
    rf"(?P<CARRY>{CARRY})|(?P<SPREAD>{SPREAD}))(?!\w)",
    re.I,
)
ADVISES = Anchored(rf"(?<!\w)(?:{ADVISE})(?!\w)", re.I)
#: What may stand between verbs that share subject and object: triển khai, duy trì và nhân rộng.
COORDINATED = re.compile(
    r"\s*(?:,|và|rồi|,\s*và|để|đồng thời|hoạt động,?)?\s*"
    r"(?:(?:tổ chức|phối hợp|tích cực|tiếp tục|trực tiếp|thực hiện|hoạt động|hiệu quả|tốt|nên|"
    r"có hiệu quả|đã|lễ|đi vào)\s*)*",
    re.I,
)
#: ... and of those the ones that make two acts: tham mưu và tổ chức xây dựng.
TWO_ACTS = re.compile(r"\s*(?:,|và|rồi|đồng thời)(?!\w)", re.I)
#: A verb with an object of its own: 'xây dựng phong trào như các mô hình “X”'.
OTHER_OBJECT = re.compile(
    r"\s+(?:(?:tốt|hiệu quả|có hiệu quả)\s+)?(?:phong trào|kế hoạch|nghị quyết|chỉ thị|quy chế|"
    r"quy ước|lực lượng|nông thôn mới|kinh phí|nhiệm vụ|công tác|"
    r"Ban (?:Chỉ đạo|Chủ nhiệm|Điều hành|Quản lý)(?! mô hình| CLB| câu lạc bộ))(?!\w)"
    r"(?![^.;“\"]*\svới\s)",
    re.I,
)
#: An example, of which the verb before it tells: 'xây dựng các mô hình, trong đó có “X”'.
AMONG_THEM = re.compile(r"(?<!\w)(?:trong (?:số )?đó|tiêu biểu|điển hình|nổi bật)\s*,?\s*$", re.I)
#: What is told about an act, not the act: 'về tình hình triển khai', 'báo cáo kết quả thực hiện'.
ABOUT_IT = (
    "tình hình",
    "kết quả",
    "hiệu quả",
    "quá trình",
    "tiến độ",
    "kinh nghiệm",
    "về việc",
    "về",
)
#: It is kept up, not begun: 'đang triển khai mô hình'.
ONGOING = re.compile(r"(?<!\w)(?:đang|tiếp tục|vẫn|luôn|thường xuyên)(?!\w)", re.I)
#: Whoever does it first, begins it.
FIRST = re.compile(r"(?<!\w)(?:đầu tiên|lần đầu|đi đầu|tiên phong)(?!\w)", re.I)
#: What is called new is begun: triển khai mô hình mới “X”.
NEW_MODEL = re.compile(r"(?<!\w)mô hình(?:\s+\w+)?\s+mới(?!\w)", re.I)
#: 'do Công an xã triển khai từ năm 2019'.
BEGUN_AFTER = re.compile(
    r"\s*(?:từ|vào|trong|đầu|cuối|năm|tháng|ngày)(?!\w)(?:[^.,;]{0,25}\d|"
    r"[^.,;]{0,12}(?:năm|tháng|tuần)\s+(?:nay|trước|ngoái|qua)(?!\w))",
    re.I,
)
SEVERAL = re.compile(
    r"(?<!\w)(?:các|những|nhiều|một số|hàng loạt|[2-9]|\d{2,})\s+(?:loại\s+)?"
    r"(?:mô hình|câu lạc bộ|CLB|tổ|cách làm|mô hình)(?!\w)",
    re.I,
)
#: What is received, seen or said makes nobody a founder.
RECEIVES = re.compile(
    rf"(?:(?:\s+(?-i:{UPPER})[\w.]*){{2,5}})?"  # after the name of who speaks for a body
    r"\s*(?:(?:đã|cũng|vừa|từng)\s+)*(?:nhận(?! (?:chăm|đỡ đầu|quản lý|phụ trách))|đón|dự|"
    r"chứng kiến|được(?!\s+(?:tin tưởng\s+)?(?:giao|phân công))|tham dự|về dự|công nhận|"
    r"cho biết|cho hay|cho rằng|chia sẻ|khẳng định|nhấn mạnh|đánh giá|thông tin|trao đổi|"
    r"kiểm tra|thăm|khảo sát mô hình|biểu dương|khen|tặng|ghi nhận|tham quan|tuyên truyền về|"
    r"giới thiệu|phát biểu|chúc mừng|hưởng ứng|tham gia|học tập)(?!\w)",
    re.I,
)
#: Who only tells of it: Phó Chủ tịch Hội X Lê A cho biết, huyện Y được chọn thực hiện ...
SAYS = Anchored(
    r"(?<!\w)(?:cho biết|cho hay|chia sẻ|khẳng định|nhấn mạnh|đánh giá|mong(?! muốn))(?!\w)"
    r"(?!\s*,?\s*(?:rằng\s+)?(?:đơn vị(?: này)?\s+)?(?:đã|vừa)(?!\w))",
    re.I,
)
#: 'Hội nghị tổng kết thực hiện mô hình': whoever reviews it need not run it.
REVIEWS = Anchored(
    r"(?<!\w)(?:tổng kết|sơ kết)\s+(?:\d+ (?:năm|tháng)\s+)?(?:việc\s+)?(?:thực hiện|triển khai|"
    r"hoạt động|xây dựng|duy trì)\s+(?:các\s+)?(?=mô hình|câu lạc bộ|CLB|[“\"'])",
    re.I,
)
#: Somebody else acts between a body and the verb: ', 12 thôn đã thành lập'.
_UNITS_AND_BODIES = (
    r"(?:hội|chi hội|chi đoàn|chi bộ|trường|công an|đồn|xã|phường|thị trấn|huyện|thôn|bản|ấp|xóm|"
    r"khóm|khu|buôn|tổ dân phố|địa phương|đơn vị|cơ sở|giáo xứ|dòng họ|doanh nghiệp|công ty)"
)
OTHER_SUBJECT = re.compile(
    rf"(?<!\w)(?<!hợp )(?<!cùng )(?<!kết )(?:với|có)\s+(?:(?:hơn|trên|gần)\s+)?\d+(?:/\d+)?"
    rf"\s+{_UNITS_AND_BODIES}(?!\w)"
    r"[^;.“\"]{0,60}?\s(?:có|áp dụng|thực hiện|triển khai|xây dựng|duy trì|thành lập)\s|"
    r"[,n](?:(?<=,)|(?<!\w.)ay)\s*(?:đặc biệt(?: là)?,?\s+)?(?:tất cả\s+)?"
    r"(?:các|nhiều|một số|tất cả|\d+)\s+"
    r"(?:thôn|bản|ấp|xã|phường|huyện|địa phương|đơn vị|hộ|người dân|khu dân cư|cơ sở)(?!\w)"
    r"[^;]{0,80}?\s(?:đã|cũng|đang|đều)\s",
    re.I,
)
#: Others are told to act: 'chỉ đạo lực lượng công an xã thành lập'.
DIRECTS = Anchored(
    r"(?<!\w)(?:chỉ đạo|lãnh đạo|yêu cầu|vận động|giao|phân công|"
    r"tuyên truyền(?= (?:đến|tới|cho)))\s+"
    r"(?:(?:cho|đến|tới)\s+)?"
    r"(?:lực lượng|các|cấp|công an|cơ sở|địa phương|đơn vị|người dân|nhân dân|bà con|hội viên|"
    r"đoàn viên|thành viên|giáo dân|ngư dân|đồng bào|quần chúng|hộ|hội|đoàn|chi hội|chi đoàn)"
    r"(?!\w)",
    re.I,
)
#: ... or only told to: 'chỉ đạo nhân rộng mô hình', 'lãnh đạo, chỉ đạo xây dựng'.
DIRECTING = re.compile(
    r"(?<!\w)(?:chỉ đạo|lãnh đạo)\s+(?:(?:việc|tổ chức|công tác|thực hiện|đẩy mạnh)\s+)*$",
    re.I,
)
PLAN = Anchored(
    r"(?<!\w)(?:đóng góp|ủng hộ|hỗ trợ kinh phí|chủ trương|có chủ trương|đăng ký|dự kiến|"
    r"xây dựng kế hoạch)(?!\w)",
    re.I,
)
#: A paper on a model alone: ban hành công văn về nhân rộng mô hình.
ORDERS = re.compile(
    r"(?<!\w)ban hành\s+(?:công văn|kế hoạch|chỉ thị|nghị quyết|văn bản|thông báo|hướng dẫn)"
    r"(?:\s+số\s+[\w./-]+)?\s+(?:gửi|về|yêu cầu|đề nghị|chỉ đạo|triển khai|thực hiện|xây dựng|"
    r"nhân rộng|để)(?!\w)",
    re.I,
)
#: What else is done at a gathering: sơ kết, rồi quyết định nhân rộng.
ANOTHER_ACT = re.compile(
    r"(?:,|(?<!\w)(?:và|đồng thời))\s+"
    r"(?:(?:đã|tổ chức|quyết định|chính thức|công bố|tiếp tục)\s+)*"
    rf"(?:{ADVISE}|{FOUND}|{RUN_VERBS}|{CARRY}|{SPREAD})(?!\w)[^,;.“\"]*$",
    re.I,
)
#: ... and then acts: 'được chọn làm điểm và triển khai', 'giới thiệu và đưa vào hoạt động'.
AND_ACTS = re.compile(
    rf"[^,;.:“\"]{{0,30}}?(?:,|\s+và|,\s*đồng thời)\s+"
    r"(?:(?:đã|tổ chức|chính thức|tiếp tục|quyết định)\s+)*"
    rf"(?:{ADVISE}|{FOUND}|{RUN_VERBS}|{SPREAD})(?!\w)",
    re.I,
)
#: What is done to a model by those who neither found nor run it.
OTHER_DEED = re.compile(
    r"(?<!\w)(?:ghi nhận|chỉ đạo|lãnh đạo|đánh giá|biểu dương|khen|tặng|hỗ trợ|quan tâm|"
    r"tạo điều kiện|chọn(?! lọc)|công nhận(?! (?:và )?thành lập)|kiểm tra|vận động|giúp việc|"
    r"đầu tư|cấp(?! (?:ủy|uỷ))|trao|tập huấn|tuyên truyền|đề nghị|"
    r"yêu cầu|phê duyệt|cho phép|giúp đỡ|đồng tình|ủng hộ|hưởng ứng)(?!\w)",
    re.I,
)
#: A commune or district acts like a body where it launches: xã X ra mắt mô hình.
#: 'Lễ phát động triển khai thực hiện mô hình': it begins.
LAUNCHES = Anchored(
    r"(?<!\w)(?:(?:lễ|hội nghị|tổ chức)\s+(?:phát động|ra mắt)|ra mắt\s*(?:,|và)\s+tập huấn|"
    r"hội nghị\s+(?:triển khai\s+)?(?:thực hiện\s+)?"
    r"(?:thành lập|xây dựng|công bố|triển khai)"
    r"(?=\s+(?:mô hình|câu lạc bộ|CLB|tổ|cụm|đội|[“\"'])))(?!\w)",
    re.I,
)
#: 'Hội nghị triển khai nhân rộng mô hình': a gathering for what goes on.
HELD_TO_RUN = Anchored(
    rf"(?<!\w)(?:lễ|buổi|hội nghị)\s+(?:{CARRY})?\s*(?:{SPREAD}|{RUN_VERBS})\s+"
    r"(?:các\s+)?(?=mô hình|câu lạc bộ|CLB|tổ|cụm|đội|[“\"'])",
    re.I,
)
#: The speaker is the subject of what is told: 'A cho biết, đơn vị đã ra mắt'.
ELIDED = re.compile(
    r"(?:\s*\([^()]{2,40}\))?\s*,?\s*(?:cũng\s+|đã\s+|vừa\s+)?(?:cho biết|cho hay|thông tin|"
    r"thông báo)\s*[,:]?\s*(?:rằng\s+)?(?:[^,.;:“\"]{2,40},\s*)?"
    r"(?:(?:đơn vị|lực lượng|cơ quan)(?: này)?\s+)?(?=(?:đã|vừa|mới|đang)(?!\w))",
    re.I,
)
#: What follows a verb that has no object: 'sau 3 năm triển khai, mô hình “X” đã ...'.
NEW_CLAUSE = re.compile(
    r"\s*,\s*(?:(?:đến nay|nay|các|những|hiện nay)\s*,?\s+)*(?:mô hình|câu lạc bộ|CLB)?\s*$", re.I
)
#: Before the verb of a subject: đã, đang, chính thức; tổ chức lễ, công bố quyết định.
_AUXILIARY = (
    r"(?:đã|cũng|vừa|mới|đang|hiện|còn|trực tiếp|đứng ra|tiếp tục|chính thức|long trọng|"
    r"chủ động|tích cực|mạnh dạn|"
    r"bước đầu|đồng loạt|cùng nhau|cùng|thường xuyên|luôn|nhanh chóng|kịp thời|tập trung|chọn|"
    r"họp bàn|bàn bạc|ký kết|ký cam kết|cam kết|"
    r"và|thống nhất|tổ chức|buổi|lễ|hội nghị|công bố|ra|ban hành|quyết định)"
)
_ACTS = rf"(?:{FOUND}|{RUN_VERBS}|{CARRY}|{SPREAD})(?!\w)"
#: Words that end what a subject does: another subject, a place, the passive, an intention.
_NOT_BETWEEN = (
    r"(?:là|có|của|thuộc|tại|ở|nơi|mà|do|được|bị|sẽ|cần|phải|nên|nhân dân|người|bà con|hộ|cán bộ|"
    r"hội viên|đoàn viên|thành viên|lực lượng|công an|hội|đoàn|thôn|bản|ấp|xóm|khóm|khu|tổ|xã|"
    r"phường|huyện|các|những|nhiều|mô hình|phong trào|về|cho|khi|sau|trước|chỉ đạo(?!,)|vận động|"
    r"giao|yêu cầu|tham gia|hưởng ứng|đăng ký|không|chưa|phấn đấu|dự kiến|mong muốn|đề nghị|"
    r"kiến nghị|đề xuất|tham mưu|hướng dẫn|tuyên truyền)"
)
#: Between a subject and its verb stand lower words only: 'đã rà soát, lựa chọn và xây dựng'.
_MEANWHILE = rf"(?:,?\s+(?!{_NOT_BETWEEN}(?!\w))(?-i:(?!{UPPER}))[^\W\d]+){{0,9}}?"
#: What a unit is, and when it acts: 'xã A, nơi có đông đồng bào, ngày 5/6 ra mắt'.
_APPOSED = (
    r"(?:,?\s+(?:nơi|địa bàn|vùng|một|thuộc|cách|xã|huyện|tỉnh)(?!\w)"
    r"[^,;.:“\"]{2,70},)?"
    r"(?:,?\s+với\s+(?:(?:hơn|gần|trên)\s+)?\d[^;.:“\"]{2,60}?,?(?=\s+(?:đã|vừa|mới)\s))?"
    r"(?:,?\s+(?:(?:vào|từ|hồi|trong|sáng|chiều|tối|đầu|cuối|giữa)\s+)*(?:ngày|tháng|năm|quý|hôm)"
    r"\s[\d./-]+(?:\s+(?:năm|tháng)\s+[\d./]+)?,?)?"
)
#: A commune or district that acts on a model: ra mắt mô hình, phối hợp với B xây dựng 3 mô hình.
UNIT_ACTS = re.compile(
    r"(?:\s+(?:đã\s+)?được\s+[^.;:“\"]{2,60}?(?:,|\s+và)(?=\s+(?:đã|vừa|mới|chính thức)\s))?"
    rf"{_APPOSED}{_MEANWHILE},?\s+(?:(?:phối hợp|kết hợp|cùng)(?: với)?\s+[^.;:“\"]{{2,150}}?\s+)?"
    rf"(?:{_AUXILIARY}\s+)*{_ACTS}"
    r"[^.;“\"]{0,60}?(?:\s(?:mô hình|câu lạc bộ|CLB|tổ|đội|nhóm|cụm|chi hội|nghiệp đoàn)(?!\w)|"
    r"[“\"])|"
    r"\s*(?:cũng |hiện )?(?:là|trở thành)\s+(?:một trong (?:những|các|\d+)\s+)?"
    r"(?:xã|phường|địa phương|đơn vị|huyện|thị trấn|nơi)(?!\w)"
    r"[^.;“\"]{0,25}?(?:đầu tiên|đi đầu|đi tiên phong|dẫn đầu)[^.;“\"]{0,70}?"
    r"(?:triển khai|thực hiện|xây dựng|thành lập|ra mắt)",
    re.I,
)
#: The same after the model: được xã X triển khai.
ACTS_AFTER = re.compile(rf"\s*(?:{_AUXILIARY}\s+)*{_ACTS}", re.I)
#: A subject with any act that makes a role, whatever its object.
ACTS_AT_ALL = re.compile(
    rf"\s*(?:{_AUXILIARY}\s+)*"
    rf"(?:phối hợp|kết hợp|{ADVISE}|{FOUND}|{RUN_VERBS}|{CARRY}|{SPREAD})(?!\w)",
    re.I,
)
#: The subject acts a second time: '; đồng thời phối hợp với', ', đồng thời thành lập'.
ACTS_AGAIN = re.compile(
    r"(?:;\s*(?:(?:đồng thời|bên cạnh đó|cùng với đó|qua đó|từ đó),?\s+)?|,\s*đồng thời,?\s+|"
    r"\s+và\s+đồng thời\s+)"
    rf"(?=(?:{_AUXILIARY}\s+)*(?:phối hợp|kết hợp|{FOUND}|{RUN_VERBS}|{CARRY}|{SPREAD})(?!\w))",
    re.I,
)
#: What is proposed is not done yet, but whoever proposes is its adviser.
PROPOSED = Anchored(r"(?<!\w)(?:đề xuất|kiến nghị|tham mưu|hướng dẫn)(?!\w)", re.I)
#: An act of which the model is not the object: trao Giấy khen cho ..., ký kết kế hoạch xây dựng.
HANDS_OUT = Anchored(
    r"(?<!\w)(?:(?:trao|tặng)\s+(?:giấy khen|bằng khen|quà|giải)|ký kết\s+(?:kế hoạch|chấp hành)|"
    r"thông báo\s+số|thông qua\s+(?:quy chế|quyết định|kế hoạch|danh sách)|"
    r"tuyên truyền\s+(?:về\s+)?việc)(?!\w)",
    re.I,
)
