"""The acts that ordered changes of administrative units, and the days they took effect.

Facts of public acts: Resolution 202/2025/QH15 and the 34 resolutions of the Standing Committee of
16 June 2025 for the reform of 1 July 2025; and the resolutions on the mergers of communes in
2019-2021 and 2023-2025 of which number, province and day are known. Where an act is not here, the
table gives the interval between two snapshots and names no act.
"""

from __future__ import annotations

from typing import Final

#: The resolution on the communes of each province of today, by the province's code.
COMMUNES_2025: Final[dict[str, int]] = {
    "01": 1656, "04": 1657, "08": 1684, "11": 1661, "12": 1670, "14": 1681, "15": 1673,
    "19": 1683, "20": 1672, "22": 1679, "24": 1658, "25": 1676, "31": 1669, "33": 1666,
    "37": 1674, "38": 1686, "40": 1678, "42": 1665, "44": 1680, "46": 1675, "48": 1659,
    "51": 1677, "52": 1664, "56": 1667, "66": 1660, "68": 1671, "75": 1662, "79": 1685,
    "80": 1682, "82": 1663, "86": 1687, "91": 1654, "92": 1668, "96": 1655,
}  # fmt: skip

#: (province, snapshot before the change) -> (day, number): the act that merged communes of the
#: province between the two snapshots. It does not date towns and wards that were raised from
#: communes, which other acts did.
MERGERS: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("02", "2019"): ("2020-01-01", "827/NQ-UBTVQH14"),
    ("17", "2019"): ("2020-01-01", "830/NQ-UBTVQH14"),
    ("22", "2019"): ("2020-01-01", "837/NQ-UBTVQH14"),
    ("25", "2019"): ("2020-01-01", "828/NQ-UBTVQH14"),
    ("30", "2019"): ("2019-12-01", "788/NQ-UBTVQH14"),
    ("35", "2019"): ("2020-01-01", "829/NQ-UBTVQH14"),
    ("38", "2019"): ("2019-12-01", "786/NQ-UBTVQH14"),
    ("40", "2019"): ("2020-01-01", "831/NQ-UBTVQH14"),
    ("45", "2019"): ("2020-01-01", "832/NQ-UBTVQH14"),
    ("46", "2019"): ("2020-01-01", "834/NQ-UBTVQH14"),
    ("68", "2019"): ("2020-01-01", "833/NQ-UBTVQH14"),
    ("79", "2019"): ("2021-01-01", "1111/NQ-UBTVQH14"),
    ("87", "2019"): ("2020-01-01", "838/NQ-UBTVQH14"),
    ("08", "2022"): ("2024-09-01", "1106/NQ-UBTVQH15"),
    ("10", "2022"): ("2024-11-01", "1197/NQ-UBTVQH15"),
    ("22", "2022"): ("2024-11-01", "1199/NQ-UBTVQH15"),
    ("34", "2022"): ("2024-11-01", "1201/NQ-UBTVQH15"),
    ("36", "2022"): ("2024-09-01", "1104/NQ-UBTVQH15"),
    ("46", "2022"): ("2025-01-01", "175/2024/QH15"),
    ("54", "2022"): ("2024-11-01", "1200/NQ-UBTVQH15"),
    ("56", "2022"): ("2024-11-01", "1196/NQ-UBTVQH15"),
    ("58", "2022"): ("2024-11-01", "1198/NQ-UBTVQH15"),
    ("64", "2022"): ("2024-11-01", "1195/NQ-UBTVQH15"),
    ("66", "2022"): ("2024-11-01", "1193/NQ-UBTVQH15"),
    ("75", "2022"): ("2024-11-01", "1194/NQ-UBTVQH15"),
    ("82", "2022"): ("2024-11-01", "1202/NQ-UBTVQH15"),
    ("86", "2022"): ("2024-11-01", "1203/NQ-UBTVQH15"),
    ("92", "2022"): ("2024-11-01", "1192/NQ-UBTVQH15"),
    ("94", "2022"): ("2024-09-01", "1105/NQ-UBTVQH15"),
}
#: Provinces that ended before the first list: code, name, the code that took it over, day, act.
OLDER_PROVINCES: Final = (("28", "tỉnh Hà Tây", "01", "2008-08-01", "15/2008/QH12"),)
PROVINCES_2025: Final = "202/2025/QH15"


def communes_2025(province: str) -> str:
    """Return the number of the act on a province's communes in 2025."""
    return f"{COMMUNES_2025[province]}/NQ-UBTVQH15"


def title(number: str) -> str:
    """Return how an act is cited."""
    return f"Nghị quyết {number}"
