"""How a name without quotation marks begins, and how it does not."""

from __future__ import annotations

import re

#: What a name may count: 3 không, 5 an toàn, 4 tại chỗ
NUMBERED = (
    "không|an toàn|tốt|có|quản|biết|giữ|tại chỗ|trong|nhất|sạch|cùng|bám|nắm|rõ|tự|giảm|tăng|"
    "phòng|chống|trách|nên|dám|kèm|cộng|kề|liền"
)
#: What is only counted: 12 tổ, 300 hộ
COUNTED = (
    "mô hình|tổ|đội|nhóm|xã|phường|thôn|bản|ấp|làng|xóm|khu|huyện|hộ|người|câu lạc bộ|CLB|camera|"
    "mắt|vụ|cuộc|buổi|lượt|thành viên|hội viên|đoàn viên|km|mét|triệu|tỷ|nghìn|năm|tháng|ngày|"
    "đối tượng|em|cháu|gia đình|dòng họ|cơ quan|đơn vị|điểm|bóng|đèn|công trình|chi hội|cụm|tin"
)
#: Forms of the state, of schools and of the economy are no models of the movement.
_OTHER_MODELS = (
    "[Cc]hính quyền (?:địa phương|đô thị|(?:hai|2) cấp)|[Cc]hính phủ|[Hh]ợp tác xã|HTX|"
    "[Tt]rường học mới|VNEN|[Kk]inh tế|[Tt]rồng|[Cc]hăn nuôi|[Ss]ản xuất|"
    "[Nn]uôi(?= (?!heo|lợn|con|dạy))|[Tt]rang trại|[Vv]ườn(?= (?:cây ăn|rau|ao|mẫu|tạp|[-–]))|"
    "[Dd]u lịch(?! (?:an toàn|không|văn minh))|[Cc]hính quyền (?:điện tử|số)|"
    "[Nn]hà máy thông minh|[Bb]ác sĩ|[Bb]ệnh tật|"
    "[Pp]hòng khám|"
    "[Đđ]ô thị (?:thông minh|văn minh)|nông thôn (?:mới|kiểu mẫu)|[Cc]huyển đổi số|"
    "[Ss]inh hoạt (?:chi bộ|[Đđ]ảng)|tổ chức Đảng|"
    "[Cc]ửa hàng|"
    "[Đđ]ại học|Homestay|[Nn]gân hàng|[Nn]hà văn hóa|[Tt]hư viện|"
    "[Kk]huyến nông|"
    "[Nn]ông nghiệp|tổ chức bộ máy|một cửa"
)
NOT_A_NAME = re.compile(
    r"(?:điển hình|điểm|tiên tiến|mới|hay|hiệu quả|tiêu biểu|này|trên|đó|tự quản|"
    rf"phát triển|hoạt động|{_OTHER_MODELS}|"
    r"[Tt]oàn dân bảo vệ (?:[Aa]n ninh|ANTQ)|"
    r"giảm|bỏ|hạn chế|"
    r"khác|cụ thể|nào|sau|do|đồng thời|được|đã|có|của|[Tt]rong|về|và|[Tt]ại|[Ởở]|“|\"|Fulro|"
    r"Việt Nam|Hàn Quốc|Nhật|Thái Lan|Trung Quốc|Singapore|Israel|UBND|"
    r"(?:Trung|Tiểu|Tỉnh|Huyện|Thành|Quận) ?đoàn|Ban (?:công tác|[Cc]hỉ|Quản lý|Thường)|Chi bộ|"
    r"Chi hội \d|Đảng (?:ủy|uỷ|bộ)|[Pp]hong trào|"
    r"[Cc]uộc vận động|Ngày hội|Mặt trận (?:xã|phường|huyện|"
    r"tỉnh|Tổ)|"
    r"Hội (?:Nông dân|Phụ nữ|LHPN|CCB|Cựu chiến binh)(?= (?:xã|huyện|tỉnh|phường|thị|các|làm|đã|"
    r"đang|"
    r"triển khai|phối hợp))|"
    r"Công an(?! (?:xã|phường|thị trấn|cơ sở|viên|nhân dân|khu vực)(?:,? (?:xã|phường|thị trấn))* "
    r"(?:điển hình|kiểu mẫu|gần dân|chính quy|thân thiện|vì|sát|trọng|không|bốn|ba|\d))|"
    r"Bộ Công an|các|những|kết hợp|việc|lực lượng|người dân(?! tự)|góp|nhất là|từ|với|nhằm|tạo|"
    r"vận động|"
    r"mỗi(?! \w+(?: \w+)?,? (?:một|1|là)(?!\w))|cùng|không chỉ|nơi|giao|lắp|tổ chức|tuyên truyền|"
    r"phối hợp|đặc biệt|xây dựng|"
    r"tập trung|đẩy mạnh|tăng cường|nâng cao|thực hiện|tham gia|tham mưu|chủ động|giải quyết|"
    r"phát hiện|cung cấp|hỗ trợ|chỉ đạo|kiểm tra|duy trì|củng cố|tiếp tục|phát động|mở|tạo|giúp|"
    r"thành lập|dự kiến|ngoài ra|bên cạnh|riêng|hiện|Ông|Bà|Anh|Chị|Đồng chí|đồng chí|Chủ tịch|"
    r"Phó|Bí thư|Trưởng|Giám đốc|(?:Đại|Thượng|Trung|Thiếu) (?:tá|úy|uý|tướng)|Theo|Qua|Nhờ|Từ|"
    r"Hội nghị|[Pp]hát huy hiệu quả|DVK|[Dd]ân vận khéo(?= (?:cấp|năm|trên|tại|ở))|"
    r"(?:CLB|[Cc]âu lạc bộ|[Tt]ổ|[Đđ]ội)(?=,)|"
    rf"\d[\d.]*(?= (?:{COUNTED})(?!\w)))(?!\w)"
)
#: A model named by its work, where a list or a number shows that it is a name.
BY_ITS_WORK = re.compile(
    r"(?:tham gia|kiểm tra|tuyên truyền|vận động|phát hiện|hỗ trợ|giúp|tổ chức|xây dựng|lắp|gắn|"
    r"tăng cường|đẩy mạnh|nâng cao|phối hợp|thực hiện)"
    r"(?:,? \w+){2,}",
    re.I,
)
GENERIC = re.compile(r"(?:tự quản|điểm|phòng,? chống tội phạm)(?=,|;|\s+(?:về|và)\s)")
HEADS = re.compile(
    r"(?:và\s+|cùng\s+|hoặc\s+|hay\s+)?(?:(?:(?:các|những|\d[\d.]*)\s+)?mô hình(?:\s+điểm)?"
    r"(?:\s+(?:mang|có|với|lấy)\s+tên(?:\s+gọi)?(?:\s+là)?)?:?\s+)?",
    re.I,
)
