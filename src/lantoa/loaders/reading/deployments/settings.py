"""What sort of place a deployment is at: a school, a market, a residential area."""

from __future__ import annotations

import re

from lantoa.ontology.records import Level, Place

_SETTING_OF = tuple(
    (setting, re.compile(pattern))
    for setting, pattern in (
        ("school", r"^trường|học sinh|sinh viên|nhà trường"),
        ("parish", r"^giáo|^xứ đạo|^họ đạo|^nhà thờ"),
        ("pagoda", r"^chùa|^thánh thất"),
        ("market", r"^chợ|trung tâm thương mại"),
        ("clan", r"^dòng họ"),
        ("enterprise", r"^công ty|^xí nghiệp|^nhà máy"),
        ("industrial-park", r"công nghiệp|kcn"),
        ("hospital", r"^bệnh viện"),
        ("residential-area", r"^thôn|^bản|^buôn|^làng|^ấp|^xóm|^tổ dân phố|^khu|^khóm|^khối"),
    )
)


def setting_of(place: Place | None) -> str | None:
    """Return the setting of a settlement or site, by the head of its name."""
    if place is None or place.level not in (Level.SITE, Level.SETTLEMENT):
        return None
    name = place.name.lower()
    return next((setting for setting, pattern in _SETTING_OF if pattern.search(name)), None)
