"""The things that this genre counts, as data: units, people, groups, devices, meetings, tips."""

from __future__ import annotations

UNITS = (
    r"(?:xã|phường|thị trấn|khu dân cư|KDC|thôn|bản|buôn|làng|ấp|xóm|khóm|tổ dân phố|TDP|"
    r"khu phố|khối phố|khối|phố|tiểu khu|buôn làng|giáo xứ|giáo họ|xứ đạo|họ đạo|họ giáo|chùa|"
    r"cơ sở tôn giáo|cơ sở thờ tự|dòng họ|tộc họ|chợ|cơ quan|đơn vị|doanh nghiệp|DN|"
    r"nhà trường|trường học|trường|cơ sở giáo dục|khu công nghiệp|địa bàn|địa phương|"
    r"cụm dân cư|khu vực|xứ|siêu thị|huyện|thị xã|thành phố|quận|chi hội|chi đoàn|"
    r"bến tàu phà|bến tàu|bến phà|"
    r"nông trường|lâm trường|nhà thờ|thánh thất|nhà máy|hợp tác xã|HTX|khu trọ|dãy trọ|hẻm|"
    r"bến xe|bến đò|chi nhánh|phòng giao dịch|cửa hàng|tiệm vàng|khách sạn|nhà nghỉ|cơ sở hội|"
    r"cơ sở|giáo khu|ngõ|bon|trung tâm thương mại|khu nhà trọ|nhà trọ|phum|sóc|phum sóc|"
    r"tuyến đường|điểm(?: dân cư| thôn)?)"
)
UNIT_LIST = rf"{UNITS}(?:(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s+){UNITS}(?!\w))*"
#: Units, roads and gates of a kind: 18 dòng họ tự quản, 11 khu dân cư an toàn PCCC.
OF_A_KIND = (
    rf"(?:{UNITS}|đoạn đường|tuyến phố|cung đường|cổng trường|cổng rào|bến đò|bến bãi|hàng rào)"
    r"(?: (?:dân cư|liên thôn|làng|phố))?"
    r"(?:,? (?:tự quản|tự phòng)(?!\w)|"
    r" (?:(?:bảo đảm |đảm bảo )?(?:trật tự )?an toàn (?:PCCC|phòng|giao thông|cháy|trật tự(?! xã))|"
    r"(?:bảo đảm|đảm bảo) (?:trật tự )?an toàn|bình yên|an ninh(?! trật)|không rác)(?!\w))"
)
#: Those who take part are counted as people or households, one by one or each time they come.
PERSON = (
    r"(?:người dân|người lao động|học viên|khách mời|người uy tín|người cao tuổi|người|chị em|chị|"
    r"đồng chí|nhân dân|quần chúng(?: nhân dân)?|hội viên|"
    r"đoàn viên thanh niên|đoàn viên|ĐVTN|cựu quân nhân|công nhân(?: viên)?|CNVC|CN|"
    r"cán bộ|chiến sĩ|chiến sỹ|phụ nữ|nông dân|hộ dân|"
    r"hộ gia đình|hộ|gia đình|học sinh|sinh viên|giáo viên|giáo dân|đại biểu|"
    r"thanh niên|thanh thiếu niên|thiếu nhi|tín đồ|bà con|đồng bào|lao động|tiểu thương|ngư dân|"
    r"thuyền viên|ngư phủ|"
    r"phụ huynh(?: học sinh)?|thầy cô|em|cháu|cụ|quân nhân|dân quân|công an viên|trẻ(?: em)?|"
    r"thuyền trưởng|bà mẹ|phụ xe|vị(?! trí)|bác(?! sĩ| sỹ| bỏ)|đảng viên|lái đò|lái, phụ xe|"
    r"thợ [^\W\d_]+|bảo vệ(?: chợ| dân phố)|xe ôm|người giao hàng|nhà sư|sư(?= sãi|[,;.]| và)|nữ|"
    r"tăng ni|phật tử|linh mục|giáo lý viên|tài xế(?: xe ôm(?: công nghệ)?)?|"
    r"lái xe(?: ôm| điện| khách)?|đội viên|tình nguyện viên|"
    r"cựu chiến binh|CCB|anh em|thí sinh|già làng|chức sắc|"
    r"chủ (?!trì|động|tịch|yếu|trương|quyền)[^\W\d_]+"
    r"(?: (?:trọ|tàu|thuyền|vựa|kinh doanh|ốt))?|tài khoản|"
    r"trưởng (?:thôn|bản|ấp|xóm|khóm|buôn|làng|các dòng họ|dòng họ|tộc|ban))"
)
PEOPLE = rf"{PERSON}(?:(?:\s*,\s*|\s+và\s+|\s*,\s*và\s+){PERSON}(?!\w))*"
TAKE_PART = (
    r"(?:tham gia|tham dự|đến dự|về dự|dự(?! án| kiến| thảo| phòng)|nghe|theo dõi|hưởng ứng|"
    r"ký (?:vào )?(?:bản )?(?:cam kết|giao ước|kết)|"
    r"đăng ký(?! mua| vay| học| kinh doanh| kết hôn)|gia nhập|ghi tên(?: tham gia)?|"
    r"(?:đã )?(?:được hướng dẫn )?cài(?: đặt)?)(?: ngày hội| hội nghị)?"
)
#: Groups of people that keep order; one of these words alone needs the movement beside it.
GROUP = r"(?:tổ|đội|nhóm|câu lạc bộ|CLB|cụm|chốt|hội đồng|ban)"
GROUP_OF = (
    r"(?:tự quản|liên gia|liên hộ|liên kết|hòa giải|hoà giải|tuần tra|an ninh|AN|ANTT|nhân dân|"
    r"bảo vệ|xung kích|dân phòng|dân cử|phòng,? chống tội phạm|phòng cháy|PCCC|PCTP|cơ động|"
    r"phản ứng nhanh|nắm tin|tình nguyện|công tác|tự vệ|cựu quân nhân|cựu chiến binh|CCB|phụ nữ|"
    r"nông dân|thanh niên|tàu thuyền|pháp luật|TNXH|tệ nạn|ma t(?:úy|uý)|giao thông|ATGT|bạo lực)"
)
NO_GROUP = (
    r"(?!đội ngũ|ban ngành|tổ chức|tổ (?:dân phố|dân cư|trưởng|phó|viên|Đảng|đảng)|"
    r"cụm (?:dân cư|công nghiệp|khu)|nhóm (?:đối tượng|trẻ|tội phạm|tuổi|học sinh|hành vi|"
    r"thanh (?:thiếu )?niên (?:tụ tập|gây|quậy|đánh|hư|chậm|lêu lổng))|"
    r"hội đồng (?:nhân dân|thi)|ban (?:chấp hành|ngành|chỉ đạo|giám|thường)|"
    r"đội (?:trưởng|phó|viên|bóng|tuyển|thi|đến))"
)
DEVICE = (
    r"(?:[“\"]mắt(?: thần)?[”\"](?: camera| quan sát)?|"
    r"(?:mắt |chiếc |cái |bộ |điểm |vị trí |hệ thống )?camera(?: (?:an ninh|giám sát|quan "
    r"sát))*|mắt (?:thần|giám sát)|đầu (?:thu|ghi)(?: hình)?|(?:(?:chiếc|cái|bộ|quả) )?"
    r"(?:kẻng|mõ|chuông báo (?:cháy|động)|bình chữa cháy)|"
    r"(?:(?:chiếc|cái) )?(?:bóng đèn|bóng điện|đèn (?:chiếu sáng|an ninh|cao áp|năng lượng)|"
    r"cột đèn|bóng|chuông)|"
    r"(?:cụm |chiếc )?loa(?: (?:truyền thanh|an ninh))?|"
    r"tờ rơi|tờ gấp|tờ bướm|pa ?nô|băng rôn|khẩu hiệu|hòm thư|thùng thư|bản tin)"
)
#: What has cameras: 24 mắt, 9 điểm, where cameras are told of.
CAMERA_POINT = r"(?:mắt(?! thần)|điểm|vị trí)"
#: Whose the units are that meet a standard: 91/96 xã và cơ quan của H.Nguyên Bình đạt.
OF_UNITS = (
    r"(?:\s(?:(?:của|thuộc|trên|tại|ở|trong)\s|(?=(?:xã|phường|thị trấn|thôn|bản|làng|ấp|khóm)\s))"
    r"(?:[^,;.\d]|(?<=\bH)\.|(?<=\bTP)\.|(?<=\bTX)\."
    r"|(?<=\bQ)\.|,(?=\s(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|TP|TX)\s)"
    r"){2,60}?,?)?"
)
#: Standards that are not of order and security.
OTHER_STANDARD = (
    r"[“\"]?(?:(?:ấp|thôn|bản|làng|khu dân cư|khu phố|khối phố|tổ dân phố|xã|phường|gia đình|"
    r"cơ quan|đơn vị)\s(?:đạt\s)?)?(?:nông thôn mới|NTM|quốc gia|phường văn minh|văn minh đô thị|"
    r"đô thị|văn h(?:óa|oá)(?!,? (?:và )?[“\"]?[Aa]n (?:toàn|ninh))|[Đđ]ơn vị [Qq]|kiểu mẫu)"
)
MEETING = (
    r"(?:(?:cuộc|buổi|lớp|đợt|lượt|ca|hội nghị|chuyên đề)(?: (?:tuần tra|họp|tuyên truyền|"
    r"tập huấn|sinh hoạt|nói chuyện|tọa đàm|toạ đàm|phổ biến|bồi dưỡng|diễn tập|đối thoại|"
    r"phát động|vận động|tư vấn|giao lưu|ra quân|tiếp xúc))"
    r"(?: (?:dân|cộng đồng|chuyên đề|pháp luật|lưu động|nhân dân))*)"
)
MEETING_ALONE = r"buổi|cuộc|lớp|hội nghị|diễn đàn|lần(?= (?:với|cho|thu hút))"
TIP = (
    r"(?:(?:lượt |nguồn )?tin báo|(?:lượt )?nguồn tin|nguồn thông tin|(?:lượt )?thông tin|"
    r"lượt (?:ý kiến|phản ánh)|"
    r"(?:lượt )?ý kiến(?= (?:phản ánh|đóng góp|góp ý)|"
    r"(?:, [^\W\d_]+ [^\W\d_]+){0,2} (?:của|từ) (?:các )?(?:tầng lớp )?"
    r"(?:người dân|nhân dân|quần chúng|bà con|công dân))|phản ánh|tin tố giác|"
    r"tin nhắn(?= (?:phản ánh|tố giác|báo|của))|tin(?! học| nhắn|,? bài| tưởng))"
    r"(?:,? (?:tố giác(?: tội phạm)?|có giá trị))*"
)
#: What is never counted: money, time, measures, offences and offenders, inhabitants, gifts,
#: buildings, papers.
NEVER = (
    r"(?:đồng|triệu|tỷ|tỉ|nghìn|USD|năm|tháng|ngày|giờ|phút|tuần|quý|lần|buổi sáng|tiếng|km|m|"
    r"m2|mét|ha|kg|tấn|lít|gram|tuổi|vụ|đối tượng|bị can|tội phạm|tụ điểm|trường hợp|người|hộ|"
    r"gia đình|nhân khẩu|khẩu|phần|suất|món|sổ|thẻ|căn|ngôi|nhà|công trình|dự án|đồn|trụ sở|"
    r"trung tâm|quyết định|kế hoạch|văn bản|công văn|nghị quyết|chỉ thị|chuyên đề|bài|tin|"
    r"nội dung|tiêu chí|không|sạch|xe|con|cây|mũ|áo|tập thể|cá nhân|xã|phường|thị trấn|huyện|"
    r"tỉnh|thôn|bản|ấp|xóm|khóm|khu|tổ|đội|nhóm|câu lạc bộ|CLB|mô hình|loại|dạng|chiều|tổng)"
)
