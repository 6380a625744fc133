"""Pages that stand in an article's place: cookie and login walls, captchas, error pages."""

from __future__ import annotations

import re
from typing import Final

from lantoa.loaders.formats.language import Unfit

#: A page with more text than this says something of its own.
SHORT: Final = 1_500
_AGAIN: Final = "open the page in a browser, and save it again once the article shows"
_WALLS: Final = (
    (
        "the page is an error page (not found or not available), not an article",
        "save the article from where it stands now, or leave the file out",
        r"(?:không tìm thấy|không tồn tại|đã bị (?:xóa|xoá|gỡ)|page not found|404 not found|"
        r"lỗi 404|error 404|404 error|404 - |trang (?:bạn|này) (?:yêu cầu|tìm|truy cập).{0,40}"
        r"(?:không|đã)|403 forbidden|access denied|502 bad gateway|503 service|"
        r"service unavailable|internal server error|website đang (?:bảo trì|nâng cấp)|"
        r"this site can.t be reached)",
    ),
    (
        "the page is a check for robots (captcha), not an article",
        _AGAIN,
        r"(?:captcha|(?:you are|you're) (?:not )?(?:a )?(?:human|robot)|không phải là "
        r"(?:robot|người máy)|checking your browser|just a moment|kiểm tra trình duyệt|"
        r"verify(?:ing)? you|"
        r"xác minh (?:bạn là|rằng bạn|bạn không)|enable javascript and cookies|unusual traffic|"
        r"vui lòng (?:bật|kích hoạt) javascript|please (?:enable|turn on) javascript)",
    ),
    (
        "the page is a paywall, not the whole article",
        "give the whole article, as a subscriber sees it, or leave the file out",
        r"(?:dành (?:riêng )?cho (?:thuê bao|hội viên|thành viên|độc giả (?:đăng ký|trả phí|vip))|"
        r"(?:đăng ký|mua) (?:gói|tài khoản).{0,40}(?:để )?(?:đọc|xem) (?:tiếp|toàn bộ|đầy đủ)|"
        r"subscribe to (?:continue|read)|subscribers only|already a subscriber|"
        r"bài viết (?:này )?(?:có|thu) phí|nội dung (?:có|trả) phí)",
    ),
    (
        "the page is a login form, not an article",
        "log in, and save the page again once the article shows",
        r"(?:(?:vui lòng|bạn (?:cần|phải)|hãy|mời bạn) đăng nhập|đăng nhập để (?:đọc|xem|tiếp)|"
        r"quên mật khẩu|forgot(?:ten)? (?:your )?password|"
        r"(?:log|sign) in to (?:continue|read|view)|"
        r"please (?:log|sign) in|tên đăng nhập.{0,60}mật khẩu)",
    ),
    (
        "the page is a cookie notice, not an article",
        "accept or refuse the cookies, and save the page again once the article shows",
        r"(?:(?:sử dụng|dùng|chấp nhận|chính sách|đồng ý.{0,30}) cookie|accept (?:all )?cookies?|"
        r"(?:uses?|using) cookies|cookie (?:policy|settings|preferences|consent|notice))",
    ),
)
_PATTERNS: Final = [
    (Unfit(what, mend), re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for what, mend, pattern in _WALLS
]


def wall(text: str, title: str | None = None) -> Unfit | None:
    """Tell what a page is that shows no article, or None where nothing is known against it.

    Args:
        text: the article as extracted, or all that the page shows where there is none.
        title: the page's title.

    >>> wall("Trang bạn yêu cầu không tồn tại. Về trang chủ").what
    'the page is an error page (not found or not available), not an article'
    """
    if len(text) > SHORT:
        return None
    whole = f"{title or ''}\n{text}"
    for found, pattern in _PATTERNS:
        if pattern.search(whole):
            return found
    return None
