"""Layout 9: one "Dân vận khéo" model a row. No number to read: the rows are counted, by commune, subject and field."""

from collections import Counter
from dataclasses import dataclass, replace

from cases import Case, as_file, case, counted, moved, spelt
from drawing import Truth, draw
from legacy import bare, decomposed, tcvn3

LAYOUT = "9 name list"
FIELDS = {
    "Kinh tế": "economy",
    "Phát triển KT": "economy",
    "VH-XH": "culture_society",
    "Văn hóa – xã hội": "culture_society",
    "QP-AN": "defence_security",
    "An ninh - quốc phòng": "defence_security",
    "XD HTCT": "political_system",
    "Xây dựng hệ thống chính trị": "political_system",
    "XD NTM": "new_rural",
}


@dataclass(frozen=True)
class Model:
    """One row: a model, whose it is, its field as typed, when it was registered, whether it was recognised."""

    code: str
    commune: str
    title: str
    subject: str
    field: str
    day: str
    recognised: str


def _models(code: str, commune: str, rows: str) -> list[Model]:
    return [Model(code, commune, *(part.strip() for part in line.split(";"))) for line in rows.strip().splitlines()]


THO_XUAN = [
    *_models(
        "15598",
        "Xã Trường Xuân",
        """Chính quyền thân thiện vì Nhân dân phục vụ; collective; XD HTCT; 25/9/2023; Đạt
        Tuyến đường hoa thôn Long Linh; collective; VH-XH; 25/9/2023; Chưa
        Nuôi bò sinh sản nhốt chuồng; individual; Kinh tế; 2023; Đạt
        Camera an ninh; collective; QP-AN; 18-3-2023; Đạt""",
    ),
    *_models(
        "15592",
        "Xã Xuân Minh",
        """Ngõ xóm tự quản về an ninh trật tự; collective; An ninh - quốc phòng; 20/02/2023; Đạt
        Hiến 120 m2 đất làm đường; individual; XD NTM; 20/02/2023; Đạt""",
    ),
    *_models(
        "15583",
        "Xã Xuân Lai",
        """Tổ thu gom rác thải 5 không 3 sạch; collective; Văn hóa – xã hội; 01/3/2023; Chưa
        Dồn đổi ruộng đất, trồng dưa Kim hoàng hậu; individual; Phát triển KT; 01/3/2023; Đạt
        Chi bộ 4 tốt; collective; Xây dựng hệ thống chính trị; 05/3/2023; Chưa""",
    ),
]


def truths(models: list[Model], period: str, *, stages=("registered", "recognised"), ask: bool = False) -> list[Truth]:
    """What counting these rows gives: totals and one breakdown must be read, two breakdowns together may be."""
    found = []
    for stage in stages:
        for code in dict.fromkeys(model.code for model in models):
            those = [m for m in models if m.code == code and (stage == "registered" or m.recognised == "Đạt")]
            counts: Counter[tuple[str, ...]] = Counter()
            for model in those:
                fields = {FIELDS[part] for part in model.field.split(", ") if part in FIELDS}
                sure = len(fields) == 1
                subject = (model.subject,) if model.subject else ()
                counts.update([(), *([subject] if subject else []), *((one,) for one in fields)])
                counts.update([(*subject, one) for one in fields] if sure and subject else [])
            unclear = {FIELDS[part] for m in those if "," in m.field for part in m.field.split(", ")}
            for parts, number in counts.items():
                doubt = ask or bool(unclear & set(parts))
                need = len(parts) < 2 and not (unclear & set(parts)) and (stage == "registered" or not parts)
                found.append(counted(code, period, f"models_{stage}", number, *parts, need=need, ask=doubt))
            for nothing in sorted(
                {("collective",), ("individual",), *((one,) for one in FIELDS.values())} - set(counts)
            ):
                found.append(counted(code, period, f"models_{stage}", 0, *nothing, need=False, ask=ask))
    return found


HEAD = """
HUYỆN ỦY THỌ XUÂN | < | < | < | | ĐẢNG CỘNG SẢN VIỆT NAM | < | <
BAN DÂN VẬN | < | < | < | | Thọ Xuân, ngày 12 tháng 11 năm 2023 | < | <

{title} | < | < | < | < | < | < | <
---
"""
TITLE = "DANH SÁCH MÔ HÌNH, ĐIỂN HÌNH “DÂN VẬN KHÉO” ĐĂNG KÝ NĂM 2023"
COLUMNS = "STT | Đơn vị | Tên mô hình | Tập thể | Cá nhân | Lĩnh vực | Ngày đăng ký | Công nhận"


def row(number: str, place: str, model: Model, mark: str = "x") -> str:
    marks = [mark if model.subject == subject else "" for subject in ("collective", "individual")]
    cells = (number, place, model.title, *marks, model.field, model.day, model.recognised)
    return " | ".join(cells)


def name_list(
    name: str, rows: list[str], known: list[Truth], *, title: str = TITLE, columns: str = COLUMNS, **more
) -> Case:
    text = f"{HEAD.format(title=title)}{columns}\n" + "\n".join(rows)
    text += "\n---\n\n* Ghi chú: số liệu tính đến ngày 10/11/2023. | < | <\n | | | | | TRƯỞNG BAN | <"
    grid = draw("Danh sách", text)
    return case(name, LAYOUT, replace(grid, truths=(*grid.truths, *known)), file="Danh sach mo hinh.xlsx", **more)


def merged(models: list[Model]) -> list[str]:
    places = [m.commune if not at or models[at - 1].code != m.code else "^" for at, m in enumerate(models)]
    numbers, count = [], 0
    for place in places:
        count += place != "^"
        numbers.append("^" if place == "^" else str(count))
    return [row(number, place, model) for number, place, model in zip(numbers, places, models, strict=True)]


def all_cases() -> list[Case]:
    year = truths(THO_XUAN, "2023")
    plain = name_list("list-merged-communes", merged(THO_XUAN), year)
    repeated = [row(str(at), m.commune, m) for at, m in enumerate(THO_XUAN, 1)]
    ticks = [
        row(f"{at}.", m.commune, m, mark) for at, (m, mark) in enumerate(zip(THO_XUAN, "✓Xvxx+✓xX", strict=True), 1)
    ]
    grouped, told = [], {"15598": 4, "15592": 2, "15583": 3}
    for place, code in enumerate(told, 1):
        those = [m for m in THO_XUAN if m.code == code]
        grouped.append(f"{'I' * place} | {those[0].commune} ({told[code]} mô hình) | < | < | < | < | < | <")
        grouped += [row(str(at), "", m) for at, m in enumerate(those, 1)]
    miscounted = [
        line.replace("Lai (3 mô hình)", "Lai (4 mô hình)→!parts_differ,total_differs,count_differs") for line in grouped
    ]
    mixed_models = [
        Model(
            m.code,
            m.commune,
            m.title,
            m.subject,
            f"{m.field}, Kinh tế" if m.field == "VH-XH" else m.field,
            m.day,
            m.recognised,
        )
        for m in THO_XUAN
    ]
    unmerged = [line.replace("^", "") for line in merged(THO_XUAN)]
    one_word = [
        " | ".join((str(at), m.commune, m.title, "Tập thể" if m.subject == "collective" else "Cá nhân", m.field))
        for at, m in enumerate(THO_XUAN, 1)
    ]
    alone = [m for m in THO_XUAN if m.code == "15598"]
    alone_rows = [
        " | ".join(part for at, part in enumerate(row(str(n), "", m).split(" | ")) if at != 1)
        for n, m in enumerate(alone, 1)
    ]
    recognised = [m for m in THO_XUAN if m.recognised == "Đạt"]
    of_recognised = [" | ".join(row(str(at), m.commune, m).split(" | ")[:6]) for at, m in enumerate(recognised, 1)]
    gaps = [*repeated[:4], " | | | | | | |", "Trắng | | | | | | |", *repeated[4:]]
    both_marks = [
        line.replace("| x |  | VH-XH", "| x→!parts_differ,two_marks,not_a_number,several_numbers | x | VH-XH")
        for line in repeated
    ]
    quarter = TITLE.replace("NĂM 2023", "TRONG QUÝ III NĂM 2023")
    unclear = 'DANH SÁCH CÁC MÔ HÌNH "DÂN VẬN KHÉO" NĂM 2023'
    short = "STT | Đơn vị | Tên mô hình | Tập thể | Cá nhân | Lĩnh vực"
    return [
        plain,
        name_list("list-repeated-communes", repeated, year),
        name_list("list-other-marks", ticks, year),
        name_list("list-commune-group-rows", grouped, year),
        name_list(
            "list-group-count-wrong",
            miscounted,
            [t for t in year if t.area != "15583"]
            + truths([m for m in THO_XUAN if m.code == "15583"], "2023", ask=True),
        ),
        name_list("list-several-fields", merged(mixed_models), truths(mixed_models, "2023")),
        name_list("list-names-not-merged", unmerged, truths(THO_XUAN, "2023", ask=True)),
        name_list(
            "list-subject-as-word",
            one_word,
            truths(THO_XUAN, "2023", stages=("registered",)),
            columns="TT | Đơn vị đăng ký | Tên mô hình, điển hình | Loại hình | Lĩnh vực",
        ),
        name_list(
            "list-one-commune",
            alone_rows,
            truths(alone, "2023"),
            title=TITLE + " CỦA XÃ TRƯỜNG XUÂN",
            columns="STT | Tên mô hình | Tập thể | Cá nhân | Lĩnh vực | Ngày đăng ký | Công nhận",
        ),
        name_list(
            "list-of-recognised",
            of_recognised,
            truths(recognised, "2023", stages=("recognised",)),
            title="DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO” ĐƯỢC CÔNG NHẬN NĂM 2023",
            columns=short,
        ),
        name_list("list-gaps", gaps, year),
        name_list(
            "list-both-marks", both_marks, [t for t in year if t.area != "15598"] + truths(alone, "2023", ask=True)
        ),
        name_list("list-quarter", repeated, truths(THO_XUAN, "2023-Q3"), title=quarter),
        name_list(
            "list-unclear-stage", of_recognised, truths(recognised, "2023", ask=True), title=unclear, columns=short
        ),
        moved(plain, 2, 1),
        spelt(plain, "nfd", decomposed),
        spelt(plain, "bare", bare),
        spelt(plain, "tcvn3", tcvn3, font=".VnTime"),
        as_file(plain, "docx"),
        as_file(plain, "xls"),
        as_file(plain, "html"),
        as_file(name_list("list-repeated", repeated, year), "csv", separator=";"),
    ]
