"""Saved pages: the whole article and nothing else, and what the page states of it."""

import datetime

import pytest

from lantoa.loaders.formats.html_facts import domain, printed_date
from tests.loaders.formats.making import (
    PARAGRAPHS,
    REPORT,
    TITLE,
    page,
    paragraphs,
    problem,
    report,
)

MENU = "".join(
    f'<li><a href="/m{n}">Chuyên mục {n}</a><ul><li><a href="/m{n}/a">Trong tỉnh</a></li></ul></li>'
    for n in range(14)
)
RELATED = "".join(
    f'<div class="story"><h3><a href="/r{n}">Huyện số {n} ra mắt mô hình “Camera với an ninh”</a>'
    f'</h3><p class="summary">Ngày {n}/3, Công an huyện số {n} ra mắt mô hình.</p></div>'
    for n in range(1, 7)
)
COMMENTS = "".join(
    f'<div class="comment-item"><p>Mô hình “Tổ Zalo {n}” ở quê tôi có từ năm 201{n}.</p></div>'
    for n in range(5)
)
FIGURE = "<figure><img src=a.jpg><figcaption>Cổng ở thôn Lệ Sơn Bắc. Ảnh: PV</figcaption></figure>"

NEWSPAPER = page(
    '<header><a href="/">Ví dụ</a><span class="time-now">Thứ ba, 21/6/2022</span></header>'
    f'<nav class="main-nav"><ul>{MENU}</ul></nav><div class="container"><div class="sidebar-1">'
    '<ul class="breadcrumb"><li><a href="/">Thời sự</a></li></ul>'
    '<span class="date">Thứ ba, 15/3/2022, 10:00 (GMT+7)</span>'
    f'<h1 class="title-detail">{TITLE}</h1><p class="description"><span class="location-stamp">Đà '
    "Nẵng</span>Mô hình giúp phòng ngừa tội phạm tại các thôn trên địa bàn huyện.</p><article>"
    f"{paragraphs(*PARAGRAPHS[:2])}{FIGURE}{paragraphs(*PARAGRAPHS[2:])}</article>"
    f'<div class="box-tin-lien-quan"><ul><li><a href="/z">Quận có 7 mô hình mới</a></li></ul></div>'
    f'<div id="box_comment">{COMMENTS}</div></div><div class="sidebar-2">{RELATED}</div></div>'
    "<footer>Bản quyền thuộc Ví dụ</footer>",
    head='<meta property="og:url" content="https://www.vidu.example.vn/hoa-tien-4567.html">'
    '<meta name="pubdate" content="2022-03-15T10:00:00+07:00">',
    title=f"{TITLE} - Báo Điện Tử Ví Dụ",
)
PORTAL = (
    '<HTML><HEAD><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>Tin tức'
    " - Cổng thông tin điện tử huyện Hòa Vang</title></HEAD><BODY><FORM><TABLE><TR><TD>"
    + "".join(f'<A href="/{n}">Mục {n}</A> ' for n in range(10))
    + "</TD></TR><TR><TD><TABLE><TR><TD width=150>"
    + "".join(f'<div><A href="/n{n}">Danh mục {n}</A></div>' for n in range(8))
    + f'</TD><TD><DIV class="newsTitle">{TITLE}</DIV><DIV>Ngày đăng: 16-03-2022</DIV><DIV><FONT '
    + "size=3>"
    + "<br /><br />".join(f"&nbsp;&nbsp; {text}" for text in PARAGRAPHS)
    + "</FONT></DIV><UL>"
    + "".join(
        f"<LI><A href=/o{n}>Hội nghị tổng kết số {n}</A> (1{n}-03-2022)</LI>" for n in range(5)
    )
    + "</UL></TD></TR></TABLE></TD></TR></TABLE></FORM></BODY></HTML>"
)
POLICE = page(
    f'<div id="menu"><ul>{MENU}</ul></div><div class="col-md-8"><h2 class="post-title">{TITLE}</h2>'
    '<div class="post-info">17/03/2022 08:15 | Lượt xem: 1245</div><div class="post-content">'
    f"<div>{PARAGRAPHS[0]}</div><div>{PARAGRAPHS[1]}</div><div>Một số mô hình tiêu biểu như:</div>"
    "<div>Mô hình “Tiếng loa an ninh”;</div><div>Mô hình “3+1”;</div>"
    f"<div>{PARAGRAPHS[2]}</div><div>{PARAGRAPHS[3]}</div></div>"
    f'<div class="lien-quan"><h4>Bài viết liên quan</h4>{RELATED}</div></div>'
    f'<div class="col-md-4 sidebar">{RELATED}</div>',
    head='<link rel="canonical" href="//congan.example.gov.vn/tin/hoa-tien">'
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":'
    f'"WebSite","name":"x"}},{{"@type":["NewsArticle"],"headline":"{TITLE}",'
    '"datePublished":"2022-03-17"}]}</script>',
    title=f"Công an tỉnh - {TITLE}",
)
BLOG = page(
    '<header><h1 class="site-title"><a href="/">Trang tin của xã Hòa Tiến</a></h1></header>'
    f'<main><article class="post"><h1>{TITLE}</h1><time datetime="2022-03-18T08:00+07:00">18/03'
    f'</time><div class="entry-content">{paragraphs()}<h3>Kết quả bước đầu</h3><ul><li>12 cổng an '
    "ninh;</li><li>24 camera.</li></ul><table><tr><th>Thôn</th><th>Số cổng</th></tr><tr><td>Lệ Sơn "
    "Bắc</td><td>4</td></tr></table><p>Tin, ảnh: Ban biên tập</p></div></article><div "
    f'id="comments">{COMMENTS}</div></main><aside>{RELATED}</aside>',
    head='<meta property="og:site_name" content="Trang tin của xã Hòa Tiến"><meta property='
    f'"og:title" content="{TITLE} – Trang tin của xã Hòa Tiến">',
    title=f"{TITLE} – Trang tin của xã Hòa Tiến",
)


def test_a_newspaper(tmp_path):
    found = report(tmp_path, "a.html", NEWSPAPER)
    assert found.text.split("\n") == [
        TITLE,
        "Đà Nẵng Mô hình giúp phòng ngừa tội phạm tại các thôn trên địa bàn huyện.",
        *PARAGRAPHS[:2],
        "Cổng ở thôn Lệ Sơn Bắc. Ảnh: PV",
        *PARAGRAPHS[2:],
    ]
    assert found.title == TITLE
    assert found.published == datetime.date(2022, 3, 15)
    assert found.publisher == "vidu.example.vn"
    assert found.url == "https://www.vidu.example.vn/hoa-tien-4567.html"


def test_a_portal_laid_out_with_tables(tmp_path):
    found = report(tmp_path, "a.aspx", PORTAL)
    assert found.text.split("\n") == [TITLE, "Ngày đăng: 16-03-2022", *PARAGRAPHS]
    assert (found.title, found.published) == (None, datetime.date(2022, 3, 16))
    assert (found.publisher, found.url) == (None, None)


def test_short_items_of_a_list_are_kept(tmp_path):
    found = report(tmp_path, "a.html", POLICE)
    assert found.text.split("\n") == [
        TITLE,
        *PARAGRAPHS[:2],
        "Một số mô hình tiêu biểu như:",
        "Mô hình “Tiếng loa an ninh”;",
        "Mô hình “3+1”;",
        *PARAGRAPHS[2:],
    ]
    assert found.published == datetime.date(2022, 3, 17)
    assert found.url == "https://congan.example.gov.vn/tin/hoa-tien"


def test_headings_and_table_rows_are_lines(tmp_path):
    found = report(tmp_path, "a.html", BLOG)
    assert found.text.split("\n") == [
        TITLE,
        *PARAGRAPHS,
        "Kết quả bước đầu",
        "12 cổng an ninh;",
        "24 camera.",
        "Thôn; Số cổng",
        "Lệ Sơn Bắc; 4",
        "Tin, ảnh: Ban biên tập",
    ]
    assert (found.title, found.published) == (TITLE, datetime.date(2022, 3, 18))


def test_a_list_that_ends_the_article_is_kept(tmp_path):
    items = "<ul><li>“Camera an ninh”;</li><li>“Zalo kết nối”.</li></ul>"
    body = f"<article><h1>{TITLE}</h1>{paragraphs()}<p>Xã có các mô hình:</p>{items}</article>"
    found = report(tmp_path, "a.html", page(f"{body}<footer>Bản quyền</footer>"))
    assert found.text.endswith("Xã có các mô hình:\n“Camera an ninh”;\n“Zalo kết nối”.")


def test_quotation_marks_hold_nothing_but_their_words(tmp_path):
    body = paragraphs(
        "Ra mắt <a href=x>mô hình</a> <b>“Tiếng <i>mõ</i> bình&nbsp;yên”</b>, <b>xã</b> Tân Lập.",
        *PARAGRAPHS,
    )
    found = report(tmp_path, "a.html", page(f"<article>{body}</article>"))
    assert "mô hình “Tiếng mõ bình yên”, xã Tân Lập." in found.text.replace("\xa0", " ")


def test_what_a_page_does_not_state_is_none(tmp_path):
    found = report(tmp_path, "a.html", page(f"<div>{paragraphs()}</div>", title="Trang chủ"))
    assert found.text == "\n".join(PARAGRAPHS)
    assert (found.title, found.published, found.publisher, found.url) == (None,) * 4


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (
            '<meta property="article:published_time" content="2020-05-14T23:30:00+07:00">',
            (2020, 5, 14),
        ),
        ('<meta itemprop="datePublished" content="14/05/2020">', (2020, 5, 14)),
        ('<meta name="date" content="2020-02-31">', None),
        ('<meta property="article:modified_time" content="2021-01-01">', None),
        ('<meta name="date" content="2999-01-01">', None),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script>',
            None,
        ),
    ],
)
def test_the_date_of_publication(tmp_path, head, date):
    found = report(tmp_path, "a.html", page(head=head))
    assert found.published == (date and datetime.date(*date))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Thứ Năm, 14/05/2020, 08:30 [GMT+7]", (2020, 5, 14)),
        ("Cập nhật lúc 08:30, ngày 14 tháng 5 năm 2020", (2020, 5, 14)),
        ("14-5-2020", (2020, 5, 14)),
        ("Ngày 14/5/2020, xã ra mắt mô hình", None),
        ("Hội nghị tổng kết (14/5/2020)", None),
        ("99/99/2020", None),
    ],
)
def test_the_date_beside_the_headline(line, date):
    assert printed_date([line]) == (date and datetime.date(*date))


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (f"{TITLE} | Báo Ví Dụ", TITLE),
        (f"Báo Ví Dụ - {TITLE}", TITLE),
        (f"{TITLE} - vidu.example.vn", TITLE),
        ("Hòa Tiến: Mô hình hay - cách làm mới", "Hòa Tiến: Mô hình hay - cách làm mới"),
        ("Cổng thông tin điện tử xã Hòa Tiến", None),
        ("Tin tức", None),
    ],
)
def test_the_headline_without_the_site(tmp_path, title, headline):
    found = report(tmp_path, "a.html", page(f"<div>{paragraphs()}</div>", title=title))
    assert found.title == headline


@pytest.mark.parametrize("url", ["", "x", "http://[", "javascript:void(0)"])
def test_an_address_without_a_domain(url):
    assert domain(url) is None


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("404", "<h1>404</h1><p>Trang bạn yêu cầu không tồn tại.</p>", "error page"),
        ("502", "<center><h1>502 Bad Gateway</h1></center><hr>nginx", "error page"),
        ("cookies", "<p>Chúng tôi sử dụng cookie.</p><button>Đồng ý</button>", "cookie notice"),
        ("robots", "<p>Checking your browser before accessing the page.</p>", "captcha"),
        ("captcha", "<p>Vui lòng xác nhận bạn không phải là robot</p>", "captcha"),
        ("login", "<label>Tên</label><label>Mật khẩu</label><a>Quên mật khẩu?</a>", "login"),
        (
            "paywall",
            f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p><p>Đăng ký gói thành viên để đọc tiếp.</p>",
            "paywall",
        ),
        ("nothing", "", "no article"),
        ("menu", f"<ul>{MENU}</ul>", "no article"),
    ],
)
def test_pages_in_an_articles_place(tmp_path, name, body, reason):
    found = problem(tmp_path, f"{name}.html", page(body, title="Ví dụ"))
    assert reason in found.what
    assert found.mend


@pytest.mark.parametrize(
    "words",
    [
        "Các tụ điểm ma túy trên địa bàn đã bị xóa, tệ nạn cờ bạc không còn tồn tại.",
        "Xã tổ chức hội thi dành cho thành viên câu lạc bộ; người dân cần đăng nhập VNeID.",
        "Tổ công nghệ số hướng dẫn người dân cách nhận biết trang web lừa đảo và mã captcha.",
    ],
)
def test_an_article_that_speaks_of_such_things_is_one(tmp_path, words):
    found = report(tmp_path, "a.html", page(f"<h1>{TITLE}</h1>{paragraphs(*PARAGRAPHS, words)}"))
    assert found.text == f"{REPORT}\n{words}"


ITEM = '<li><a href="/chuyen-muc/{n}">Chuyên mục tin tức số {n}</a></li>'


def test_five_megabytes_of_navigation(tmp_path):
    items = "".join(ITEM.format(n=n) for n in range(70_000))
    assert "no article" in problem(tmp_path, "a.html", page(f"<nav><ul>{items}</ul></nav>")).what
    boxes = "".join(f"<div><b>Mục số {n}</b><a href=/{n}>xem</a></div>" for n in range(80_000))
    assert "no article" in problem(tmp_path, "b.html", page(boxes)).what


def test_an_article_among_megabytes_of_navigation(tmp_path):
    items = "".join(f"<ul>{ITEM.format(n=n)}</ul>" for n in range(30_000))
    body = f"{'<div>' * 300}{items}<article><h1>{TITLE}</h1>{paragraphs()}</article>"
    assert report(tmp_path, "a.html", page(body)).text == REPORT


def test_tags_that_are_never_closed(tmp_path):
    deep = page(f"{'<font>' * 1000}{paragraphs()}")
    assert report(tmp_path, "a.html", deep).text.endswith("\n".join(PARAGRAPHS))
    assert problem(tmp_path, "b.html", page("<div>" * 100_000 + "x")).what


def test_binary_data_named_html(tmp_path):
    assert "binary" in problem(tmp_path, "a.html", b"\x89PNG" + bytes(range(256)) * 9).what


def test_a_page_with_a_few_broken_letters_is_read(tmp_path):
    data = page().encode().replace("Sáng".encode(), b"S\xffng", 1)
    assert "Mô hình do Công an xã" in report(tmp_path, "a.html", data).text


def test_a_page_in_utf16(tmp_path):
    assert report(tmp_path, "a.html", page().encode("utf-16")).text == REPORT


def test_a_page_in_xhtml_with_a_declaration(tmp_path):
    data = '<?xml version="1.0" encoding="utf-8"?>\n' + page()
    assert report(tmp_path, "a.xhtml", data).text == REPORT


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0040)https://vidu.example.vn/hoa-tien-1.html -->",
        "<!--\n Page saved with SingleFile \n url: https://vidu.example.vn/hoa-tien-1.html \n-->",
    ],
)
def test_where_a_browser_saved_it_from(tmp_path, note):
    content = page().replace("<html", f"{note}<html")
    assert report(tmp_path, "a.html", content).url == "https://vidu.example.vn/hoa-tien-1.html"


def test_a_box_of_related_news_inside_the_article(tmp_path):
    box = (
        '<div type="RelatedOneNews"><a href=/x>Quận có 7 mô hình mới</a><p>Ngày 1/2/2021, quận ra '
        "mắt 7 mô hình mới ở các khu dân cư trên địa bàn.</p></div>"
    )
    body = f"<h1>{TITLE}</h1>{paragraphs(*PARAGRAPHS[:2])}{box}{paragraphs(*PARAGRAPHS[2:])}"
    found = report(tmp_path, "a.html", page(f"<article>{body}</article>"))
    assert "7 mô hình mới" not in found.text
    assert found.text.endswith(PARAGRAPHS[-1])


SHORT = (
    "Ngày 5/6/2021, Công an xã Mường Bú, huyện Mường La ra mắt mô hình “Bản không ma túy” tại bản "
    "Cứp."
)


@pytest.mark.parametrize(
    "body",
    [
        f'<h1>{TITLE}</h1><div class="content"><p>{SHORT}</p></div><div>{RELATED}</div>',
        f"<div><h1>{TITLE}</h1><div>{SHORT}</div></div><div><div>{RELATED}</div></div>",
    ],
)
def test_a_short_article_beside_many_teasers(tmp_path, body):
    found = report(tmp_path, "a.html", page(f"<ul>{MENU}</ul>{body}"))
    assert found.text.split("\n") == [TITLE, SHORT]


def test_a_front_page_is_no_article(tmp_path):
    found = problem(tmp_path, "a.html", page(f"<ul>{MENU}</ul><div>{RELATED}</div>", title="Báo"))
    assert "no article" in found.what
    assert "front page" in found.mend
