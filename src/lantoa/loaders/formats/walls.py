"""Pages that stand in an article's place: cookie and login walls, captchas, error pages."""

from __future__ import annotations

import re
from typing import Final

from lantoa.loaders.formats.language import Unfit

#: A page that says so much beside the notice says something of its own.
OWN: Final = 250
#: An article of more text than this is whole, whatever it says of subscribers.
WHOLE: Final = 1_500
_AGAIN: Final = "open the page in a browser, and save it again once the article shows"
_PAYWALL: Final = Unfit(
    "the page is a paywall, not the whole article",
    "give the whole article, as a subscriber sees it, or leave the file out",
)
_PAGE: Final = r"(?:trang|bài viết|nội dung|đường dẫn|liên kết|địa chỉ|chuyên mục|page|url)"
_PATTERNS: Final = tuple(
    (found, re.compile("|".join(patterns), re.IGNORECASE))
    for found, patterns in (
        (
            Unfit(
                "the page is an error page (not found or not available), not an article",
                "save the article from where it stands now, or leave the file out",
            ),
            (
                rf"\b{_PAGE}\b.{{0,60}}(?:không (?:được )?tìm thấy|không (?:còn )?tồn tại)",
                rf"\b{_PAGE}\b.{{0,60}}đã bị (?:xóa|xoá|gỡ)",
                rf"không (?:tìm thấy|tồn tại) {_PAGE}",
                r"page not found|404 not found|(?:lỗi|error|http) 404|404 error|^404\b|\b404$",
                r"403 forbidden|access denied|502 bad gateway|503 service|service unavailable",
                r"internal server error|this site can.t be reached",
                r"(?:website|trang web|hệ thống) đang (?:được )?(?:bảo trì|nâng cấp)",
            ),
        ),
        (
            Unfit("the page is a check for robots (captcha), not an article", _AGAIN),
            (
                r"captcha|(?:you are|you're) (?:not )?(?:a )?(?:human|robot)|unusual traffic",
                r"không phải (?:là )?(?:robot|người máy)|checking your browser|just a moment",
                r"kiểm tra trình duyệt|verify(?:ing)? you|xác minh (?:rằng )?bạn",
                r"(?:please )?(?:enable|turn on) javascript|(?:bật|kích hoạt) javascript",
            ),
        ),
        (
            _PAYWALL,
            (
                r"(?:bài|nội dung).{0,30} dành (?:riêng )?cho "
                r"(?:thuê bao|hội viên|thành viên|độc giả)",
                r"(?:đăng ký|mua) (?:gói|tài khoản).{0,40}(?:đọc|xem) (?:tiếp|toàn bộ|đầy đủ)",
                r"subscribe to (?:continue|read)|subscribers only|already a subscriber",
                r"(?:bài viết|bài báo|nội dung)(?: này)? (?:có|thu|trả) phí",
            ),
        ),
        (
            Unfit(
                "the page is a login form, not an article",
                "log in, and save the page again once the article shows",
            ),
            (
                r"(?:vui lòng|bạn (?:cần|phải)|mời bạn) đăng nhập",
                r"đăng nhập để (?:đọc|xem|tiếp)|quên mật khẩu|forgot(?:ten)? (?:your )?password",
                r"(?:log|sign) in to (?:continue|read|view)|please (?:log|sign) in",
                r"^(?:đăng nhập|log ?in|sign in)$|^mật khẩu|^password$",
            ),
        ),
        (
            Unfit(
                "the page is a cookie notice, not an article",
                "accept or refuse the cookies, and save the page again once the article shows",
            ),
            (
                r"(?:sử dụng|dùng|chấp nhận|chính sách|đồng ý.{0,30}) (?:các )?cookie",
                r"accept (?:all )?cookies?|(?:uses?|using) cookies",
                r"cookie (?:policy|settings|preferences|consent|notice)",
            ),
        ),
    )
)


def wall(lines: list[str], title: str | None = None) -> Unfit | None:
    """Tell what a page is that shows no article, or None where nothing is known against it.

    Args:
        lines: the article as extracted, or all that the page shows where there is none.
        title: the page's title.

    >>> wall(["Trang bạn yêu cầu không tồn tại.", "Về trang chủ"]).what
    'the page is an error page (not found or not available), not an article'
    """
    size = sum(map(len, lines))
    if size > WHOLE:
        return None
    for found, pattern in _PATTERNS:
        told = [line for line in (title or "", *lines) if pattern.search(line)]
        if told and (found is _PAYWALL or size - sum(map(len, told)) < OWN):
            return found
    return None
