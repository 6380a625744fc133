"""What is said of a model is no part of its name: the verbs and adverbs of a report, as data.

Names are made of the verbs of the movement's own work (giữ gìn, tuần tra, giúp đỡ, vận động);
verbs that tell how a model came about, what it looks like, what it consists of or what it brought
stand in no name, nor do adverbs of time and degree and words that join clauses.
"""

from __future__ import annotations

import re

#: They end a name wherever they stand in it.
NEVER_INSIDE = (
    # when, how long, how much
    "nay", "hiện nay", "ban đầu", "lúc đầu", "thời gian đầu", "trước đây", "trước kia", "lâu nay",
    "giờ đây", "mới đây", "vừa qua", "gần đây", "sau đó", "ngay từ", "ngay sau", "đến nay",
    "tới nay", "dần", "nhanh chóng", "kịp thời", "lập tức", "hết sức", "vô cùng", "cực kỳ",
    "tương đối", "càng", "bao năm", "nhiều năm", "chẳng những", "không những", "không phải",
    "không thể", "hoàn toàn", "tạm thời",
    # what joins clauses
    "rồi", "tuy", "dù", "mặc dù", "bởi", "vì thế", "vì vậy", "rằng", "nếu", "nhất là", "cụ thể",
    "trong khi", "sau khi", "trước khi", "đồng thời", "theo đó", "kèm theo",
    # how it came about and grew
    "xuất phát", "khởi xướng", "khởi nguồn", "bắt nguồn", "manh nha", "nhân rộng", "hiện diện",
    "tồn tại", "kéo dài", "nằm", "có mặt", "có từ", "phủ khắp", "phủ kín", "bao phủ", "trải qua",
    "trải dài", "đặt tại", "ghi nhận", "khẳng định", "chứng tỏ", "chứng minh", "gây",
    # what it brought, and to whom
    "thu được", "thu về", "khiến", "đóng góp", "góp công", "góp sức", "xứng đáng", "trở nên",
    "đi đầu", "có hiệu lực", "có tác", "có thêm", "có được",
    # what it consists of and goes by
    "giao cho", "bố trí", "quyết tâm", "chú trọng", "mặc", "gắn bó", "hội tụ", "thể hiện",
    "mang đậm", "mang tính", "mang tên", "mang ý", "có tên", "gọi tắt", "trị giá", "tiến hành",
    "đảm nhiệm", "đảm trách", "chịu trách nhiệm", "đề ra", "đặt ra", "xác định", "vang lên",
    "vang vọng", "lồng ghép", "trực thuộc", "đóng vai", "giữ vai",
)  # fmt: skip
#: They end one before some words only.
NEVER_BEFORE = (
    r"(?:dài|rộng|cao|nặng)(?=\s(?:hơn|gần|khoảng|trên|\d))",
    r"(?:hơn|gần|khoảng|ít nhất|tổng cộng)(?=\s\d)",
    r"(?:đầu|cuối|giữa|suốt|mấy)(?=\s(?:năm|tháng|tuần|quý|thập|nhiệm kỳ|những))",
    r"(?:lúc|từ)(?=\s(?:chỗ|sáng|tối|nửa|ý tưởng|thực tế|nhiều|một|hiệu quả|mô hình|sự|khắp))",
    r"vào(?=\s(?:một|những|buổi|mỗi|các))",
    r"(?:với|cùng)(?=\s(?:sự|quy mô|hơn|gần|trên|khoảng|\d))",
    r"(?:đẹp|tốt|mạnh|nhanh|chặt|vững)(?=\s(?:như|hơn|lên|dần|rõ))",
    r"ở(?=\s(?:đây|đó))",
    r"(?:từng|hàng)(?=\s(?:trăm|nghìn|chục|bước))",
    r"dưới(?=\s(?:sự|hình thức|nhiều|các|tên))",
    r"ngoài(?=\s(?:việc|nhiệm vụ|ra|các|những|công tác))",
    r"lấy(?=\s(?:phương châm|sức|tên|ý kiến|mục tiêu|việc|địa bàn|lực lượng))",
    r"gặp(?=\s(?:nhiều|khó|không ít|phải|trở ngại))",
    r"nắm(?=\s(?:bắt|chắc|rõ|vững))",
    r"lan(?=\s(?:sang|ra|truyền|đến|khắp|tới|nhanh))",
    r"mở rộng(?=\s(?:ra|đến|tới|sang|quy mô|diện|phạm vi|thêm))",
    r"quy định(?=\s(?:rõ|cụ thể|mỗi|các|chặt))",
    r"hướng(?=\s(?:đến|tới|vào)(?!\w))",
    r"tập trung(?=\s(?:vào|ở|cho|tuyên truyền|thực hiện|xây dựng|vận động))",
    r"chia(?=\s(?:làm|thành|ra)(?!\w))",
    r"(?<!người )(?<!dân )làm(?=\s(?:cho|thay đổi|giảm|nên|nòng cốt|việc|\d))",
    r"tạo(?=\s(?:được|niềm|sự|ra|nên|điều kiện|cơ hội|chuyển|bước|dấu|sức|hiệu|đà|thế|nhiều))",
    r"ký(?=\s(?:kết|cam kết|giao ước|quy chế|với))",
    r"(?<!tiếp )(?<!công )(?<!ghi )nhận(?!\s(?:đỡ|diện|nuôi|thức|chăm|thầu|giúp|khoán)(?!\w))",
    r"(?:tiếp nhận|phát hiện|vận động|hỗ trợ|giúp đỡ|cung cấp|hòa giải|hoà giải|tuyên truyền|"
    r"tổ chức|giúp|cảm hóa|cảm hoá|xử lý|giải quyết|tuần tra|tham gia|quản lý|bắt giữ|bắt|"
    r"thu giữ|xây dựng|lắp đặt|lắp|trao|thu gom|kết nạp)"
    r"(?=\s(?:được|hơn|gần|khoảng|trên|thành công|hàng|nhiều|không ít|\d))",
)
