"""A small invented movement, as records: what the queries, exports and traces are tested on.

Three sources, written here and nowhere else. They hold, on purpose: a model with an origin, a
named replica in another province, a second generation, a province-wide group of 54 with two named
members, recognitions, two sources that disagree on a date and on a number, a model recognised but
never replicated, one replicated but never recognised, a dissolved deployment, one name in several
provinces, bounds of every kind, a mandate, campaigns, a gathering, and a place that is in no
gazetteer.
"""

from __future__ import annotations

from decimal import Decimal

from lantoa.ontology.identity import provisional_place_iri
from lantoa.ontology.namespaces import THINGS
from lantoa.ontology.records import (
    Amount,
    AnyStatement,
    Bound,
    CampaignMention,
    Deployment,
    DeploymentGroup,
    Evidence,
    Gathering,
    Level,
    Mandate,
    Measure,
    Measurement,
    Model,
    ModelMention,
    Organization,
    OrganizationMention,
    Place,
    PlaceMention,
    Reading,
    RecipientKind,
    Recognition,
    Replication,
    Role,
    Source,
    Status,
)
from lantoa.ontology.time import TimeSpan

T = TimeSpan.parse


def unit(level: Level, code: str, *path: str) -> Place:
    """A unit that the gazetteer knows, by level and code."""
    return Place(
        iri=f"{THINGS}place/{level}-{code}", name=path[0], level=level, path=path, known=True
    )


HOA_BINH = unit(Level.PROVINCE, "17", "tỉnh Hòa Bình")
SON_LA = unit(Level.PROVINCE, "14", "tỉnh Sơn La")
LUONG_SON = unit(Level.DISTRICT, "152", "huyện Lương Sơn", "tỉnh Hòa Bình")
MAI_CHAU = unit(Level.DISTRICT, "156", "huyện Mai Châu", "tỉnh Hòa Bình")
MOC_CHAU = unit(Level.DISTRICT, "123", "huyện Mộc Châu", "tỉnh Sơn La")
TAN_THANH = unit(Level.COMMUNE, "04996", "xã Tân Thành", "huyện Lương Sơn", "tỉnh Hòa Bình")
CHIENG_CHAU = unit(Level.COMMUNE, "05248", "xã Chiềng Châu", "huyện Mai Châu", "tỉnh Hòa Bình")
SCHOOL = Place(
    iri=provisional_place_iri("trường Trung cấp nghề Sông Đà", HOA_BINH.iri),
    name="trường Trung cấp nghề Sông Đà",
    level=Level.SITE,
    path=("trường Trung cấp nghề Sông Đà", "tỉnh Hòa Bình"),
    within=HOA_BINH.iri,
)

MINISTRY = Organization(name="Bộ Công an", kind="ministry")
POLICE = Organization(name="Công an tỉnh Hòa Bình", kind="police", place=HOA_BINH)
PARTY_BOARD = Organization(name="Tỉnh ủy Hòa Bình", kind="party", place=HOA_BINH)
FARMERS = Organization(name="Hội Nông dân tỉnh Hòa Bình", kind="mass-organization", place=HOA_BINH)
COMMUNE = Organization(name="UBND xã Tân Thành", kind="people-committee", place=TAN_THANH)

GONG = Model(name="Tiếng kẻng bình yên", themes=("crime-prevention",))
SCHOOL_MODEL = Model(name="Cổng trường không ma túy", themes=("drugs",))
CAMERA = Model(name="Camera giám sát an ninh", themes=("technology",))
CLUB = Model(name="Nông dân hiểu luật", themes=("legal-education",))


class _Text:
    """Builds a source's text line by line, and the evidence that points into it."""

    def __init__(self) -> None:
        self.text = ""

    def line(self, sentence: str, confidence: float = 0.9, **printed: str) -> Evidence:
        start = len(self.text)
        self.text += sentence + "\n"
        return Evidence(
            start=start,
            end=start + len(sentence),
            quote=sentence,
            method="small-world/1",
            confidence=confidence,
            **printed,
        )


def _amount(text: str, value: int, bound: Bound = Bound.EXACT, of: int | None = None) -> Amount:
    return Amount(
        value=Decimal(value), bound=bound, of=None if of is None else Decimal(of), text=text
    )


def readings() -> tuple[Reading, Reading, Reading]:
    """The three sources: a report, a second one that disagrees, a table of a third party."""
    return _first(), _second(), _third()


def _first() -> Reading:
    t = _Text()
    gong_at_tan_thanh = Deployment(
        model=GONG,
        place=TAN_THANH,
        started=T("2016"),
        status=Status.ACTIVE,
        setting="residential-area",
        roles=((POLICE, Role.ADVISER), (COMMUNE, Role.FOUNDER)),
        evidence=(
            t.line(
                "Năm 2016, Công an tỉnh tham mưu UBND xã lập mô hình “Tiếng kẻng bình yên”.",
                printed_place="xã Tân Thành",
            ),
        ),
    )
    gong_at_chieng_chau = Deployment(
        model=GONG,
        place=CHIENG_CHAU,
        started=T("2018-05"),
        evidence=(t.line("Tháng 5/2018, xã Chiềng Châu làm theo “Tiếng kẻng bình yên”."),),
    )
    school = Deployment(
        model=SCHOOL_MODEL,
        place=SCHOOL,
        started=T("2015-09-05"),
        setting="school",
        roles=((Organization(name="trường Trung cấp nghề Sông Đà", kind="school"), Role.OPERATOR),),
        evidence=(t.line("Trường mở “Cổng trường không ma túy” ngày 5/9/2015."),),
    )
    group = DeploymentGroup(
        model=SCHOOL_MODEL,
        amount=_amount("54", 54),
        unit="đơn vị mô hình",
        area=HOA_BINH,
        when=T("2020"),
        members=(
            Deployment(model=SCHOOL_MODEL, place=TAN_THANH).iri,
            Deployment(model=SCHOOL_MODEL, place=CHIENG_CHAU).iri,
        ),
    )
    statements: list[AnyStatement] = [
        ModelMention(model=GONG, evidence=(t.line("“Tiếng kẻng bình yên”", 0.99),)),
        ModelMention(model=SCHOOL_MODEL, evidence=(t.line("“Cổng trường không ma túy”", 0.99),)),
        gong_at_tan_thanh,
        gong_at_chieng_chau,
        school,
        Deployment(
            model=SCHOOL_MODEL,
            place=TAN_THANH,
            evidence=(t.line("Xã Tân Thành cũng có cổng.", 0.7),),
        ),
        Deployment(
            model=SCHOOL_MODEL, place=CHIENG_CHAU, evidence=(t.line("Chiềng Châu cũng vậy.", 0.7),)
        ),
        Replication(
            model=GONG,
            origin=gong_at_tan_thanh,
            targets=(gong_at_chieng_chau,),
            when=T("2018-05"),
            evidence=(t.line("Từ Tân Thành, mô hình lan sang Chiềng Châu."),),
        ),
        Replication(
            model=SCHOOL_MODEL,
            origin=school,
            group=group,
            when=T("2020"),
            evidence=(t.line("Đến nay mô hình đã có ở 54 đơn vị trong toàn tỉnh."),),
        ),
        Recognition(
            recipient=SCHOOL_MODEL.name,
            recipient_kind=RecipientKind.MODEL,
            award="Bằng khen",
            award_kind="certificate-of-merit",
            model=SCHOOL_MODEL,
            deployment=school,
            conferred_by=(MINISTRY,),
            when=T("2019"),
            evidence=(t.line("Bộ Công an tặng Bằng khen cho mô hình của trường năm 2019."),),
        ),
        Recognition(
            recipient="86 tập thể, cá nhân",
            recipient_kind=RecipientKind.MIXED,
            award="Giấy khen",
            award_kind="commendation",
            conferred_by=(POLICE,),
            amount=_amount("86", 86),
            when=T("2020-08-08"),
            evidence=(t.line("Công an tỉnh khen 86 tập thể, cá nhân ngày 8/8/2020."),),
        ),
        Measurement(
            measure=Measure.SITES,
            amount=_amount("hơn 1.440", 1440, Bound.OVER),
            unit="khu dân cư",
            place=HOA_BINH,
            when=T("2020-09-05"),
            evidence=(t.line("Toàn tỉnh có kẻng treo ở hơn 1.440 khu dân cư."),),
        ),
        Measurement(
            measure=Measure.COMMUNES_MEETING_STANDARD,
            amount=_amount("123/131", 123, of=131),
            unit="xã",
            place=HOA_BINH,
            when=T("2020"),
            evidence=(t.line("123/131 xã đạt chuẩn."),),
        ),
        Measurement(
            measure=Measure.MODELS,
            amount=_amount("112", 112),
            unit="mô hình",
            place=HOA_BINH,
            when=T("2020"),
            evidence=(t.line("Tỉnh duy trì 112 mô hình."),),
        ),
        Mandate(
            title="Chỉ thị số 09 của Ban Bí thư",
            issuer=Organization(name="Ban Bí thư", kind="party"),
            when=T("2011-12-01"),
            evidence=(t.line("Chỉ thị số 09 của Ban Bí thư"),),
        ),
        CampaignMention(
            name="Toàn dân bảo vệ an ninh Tổ quốc",
            evidence=(t.line("Toàn dân bảo vệ an ninh Tổ quốc"),),
        ),
        Gathering(
            kind="conference",
            name="Hội nghị biểu dương",
            organizers=(POLICE,),
            place=HOA_BINH,
            when=T("2020-08-08"),
            evidence=(t.line("Hội nghị biểu dương họp sáng 8/8/2020 do Công an tỉnh tổ chức."),),
        ),
        OrganizationMention(organization=POLICE, evidence=(t.line("Công an tỉnh", 0.95),)),
        PlaceMention(place=TAN_THANH, evidence=(t.line("xã Tân Thành", 0.95),)),
    ]
    source = Source(
        document="first.txt",
        text=t.text,
        loader="small-world/1",
        title="Tiếng kẻng lan xa",
        publisher="Báo Thử nghiệm",
        published=T("2020-11-17"),
        home=HOA_BINH,
    )
    return Reading(source=source, statements=tuple(statements))


def _second() -> Reading:
    t = _Text()
    origin = Deployment(
        model=GONG,
        place=TAN_THANH,
        started=T("2015"),
        evidence=(t.line("“Tiếng kẻng bình yên” ra đời năm 2015 ở xã Tân Thành."),),
    )
    middle = Deployment(model=GONG, place=CHIENG_CHAU)
    son_la = Deployment(
        model=GONG,
        place=MOC_CHAU,
        started=T("2020-01/2020-06"),
        evidence=(t.line("Đầu năm 2020, huyện Mộc Châu học Chiềng Châu làm tiếng kẻng."),),
    )
    camera = Deployment(
        model=CAMERA,
        place=MOC_CHAU,
        started=T("2019"),
        status=Status.PILOTED,
        evidence=(t.line("Mộc Châu thí điểm “Camera giám sát an ninh” năm 2019."),),
    )
    camera_elsewhere = Deployment(
        model=CAMERA,
        place=LUONG_SON,
        started=T("2021"),
        evidence=(t.line("Huyện Lương Sơn lắp camera năm 2021."),),
    )
    statements: list[AnyStatement] = [
        origin,
        son_la,
        camera,
        camera_elsewhere,
        Replication(
            model=GONG,
            origin=middle,
            targets=(son_la,),
            when=T("2020-01/2020-06"),
            evidence=(t.line("Mộc Châu nhân rộng từ Chiềng Châu."),),
        ),
        Replication(
            model=CAMERA,
            origin=camera,
            targets=(camera_elsewhere,),
            when=T("2021"),
            evidence=(t.line("Từ Mộc Châu, camera sang Lương Sơn."),),
        ),
        Recognition(
            recipient=CLUB.name,
            recipient_kind=RecipientKind.MODEL,
            award="biểu dương",
            award_kind="praise",
            model=CLUB,
            conferred_by=(MINISTRY, POLICE),
            evidence=(t.line("“Nông dân hiểu luật” được Bộ và Công an tỉnh biểu dương."),),
        ),
        Measurement(
            measure=Measure.MODELS,
            amount=_amount("gần 120", 120, Bound.NEARLY),
            unit="mô hình",
            place=HOA_BINH,
            when=T("2020"),
            evidence=(t.line("Cả tỉnh có gần 120 mô hình."),),
        ),
        ModelMention(model=CAMERA, evidence=(t.line("“Camera giám sát an ninh”"),)),
    ]
    source = Source(
        document="second.txt",
        text=t.text,
        loader="small-world/1",
        title="Học nhau giữ bình yên",
        publisher="Báo Thử nghiệm 2",
        published=T("2021-03"),
        home=SON_LA,
    )
    return Reading(source=source, statements=tuple(statements))


def _third() -> Reading:
    t = _Text()
    statements: list[AnyStatement] = [
        Deployment(
            model=CLUB,
            area=HOA_BINH,
            roles=((FARMERS, Role.OPERATOR),),
            evidence=(t.line("Nông dân hiểu luật,,Hội Nông dân tỉnh Hòa Bình,operator", 1.0),),
        ),
        Deployment(
            model=CLUB,
            place=LUONG_SON,
            started=T("2012"),
            ended=T("2017"),
            status=Status.DISSOLVED,
            roles=((FARMERS, Role.HOST),),
            evidence=(t.line("Nông dân hiểu luật,huyện Lương Sơn,2012,2017,dissolved", 1.0),),
        ),
        DeploymentGroup(
            model=CAMERA,
            amount=_amount("khoảng 30", 30, Bound.ABOUT),
            unit="camera",
            area=SON_LA,
            evidence=(t.line("Camera giám sát an ninh,Sơn La,khoảng 30", 1.0),),
        ),
        Measurement(
            measure=Measure.PARTICIPANTS,
            amount=_amount("1,2 triệu", 1_200_000, Bound.OVER),
            unit="lượt người",
            place=HOA_BINH,
            scope="cấp xã",
            when=T("2015/2020"),
            evidence=(t.line("Ngày hội,cấp xã,trên 1,2 triệu lượt người", 1.0),),
        ),
    ]
    source = Source(document="tables/third.csv", text=t.text, loader="small-world/1")
    return Reading(source=source, statements=tuple(statements))
