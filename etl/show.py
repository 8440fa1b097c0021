"""What the command line prints: the JSON of the contract, and the same for people, in Vietnamese."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from etl.hand_in import HandIn
from etl.model import Checked, Figure, Problem, Where
from etl.problems import place
from queries.catalogue import catalogue

_OUTCOME = {
    "accepted": "đã nhận",
    "staged": "chờ duyệt",
    "known": "đã nhận từ trước",
    "refused": "không nhận",
    "unreadable": "không đọc được",
}


def as_json(checked: Checked) -> dict[str, Any]:
    """One file as contract.md §3 has it."""
    reading = checked.reading
    return {
        "file": reading.file,
        "sha256": reading.sha256,
        "kind": reading.kind,
        "figures": [_figure(figure) for figure in checked.figures],
        "problems": [_problem(found) for found in checked.problems],
    }


def lines(checked: Checked, every_figure: bool) -> Iterator[str]:
    """One file for people: the figures (all of them, or a count by indicator), then every problem."""
    yield f"{checked.reading.file}: {len(checked.figures)} số liệu, {len(checked.problems)} điểm cần xem"
    if every_figure:
        for figure in checked.figures:
            area = figure.area.name if figure.area else f"? ({figure.area_written})"
            period = figure.period.label if figure.period else "?"
            parts = "".join(f" [{value}]" for value in figure.breakdown.values())
            value = "không áp dụng" if not figure.applies else number(figure.value)
            yield (
                f"  {place(figure.where):<14} {period:<9} {area:<28} "
                f"{catalogue()[figure.indicator].name.vi}{parts}: {value}{' ?' if figure.state == 'ask' else ''}"
            )
    else:
        for indicator, times in Counter(figure.indicator for figure in checked.figures).items():
            yield f"  {times:>4} × {catalogue()[indicator].name.vi}"
    for found in checked.problems:
        yield f"  {'SAI' if found.severity == 'wrong' else 'BẤT THƯỜNG'}  {found.message}"


def outcome(result: HandIn) -> str:
    """What became of a file, in a line."""
    text = f"  → {_OUTCOME[result.outcome]}"
    if result.upload is not None:
        text += f", lần nộp số {result.upload.number}"
    if result.outcome == "known" and result.upload is not None:
        text += f" ({result.upload.handed_in_by}, {result.upload.handed_in_at:%d/%m/%Y %H:%M} giờ UTC)"
    if result.outcome == "refused" and all(found.severity == "odd" for found in result.checked.problems):
        text += ". Nếu số liệu đúng như báo cáo, hãy nộp lại với --accept-odd."
    return text


def number(value: float | None) -> str:
    """A number as people here read it: 1.234,5."""
    if value is None:
        return "–"
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def _figure(figure: Figure) -> dict[str, Any]:
    area, period = figure.area, figure.period
    value = int(figure.value) if figure.value is not None and figure.value == int(figure.value) else figure.value
    return {
        "indicator": figure.indicator,
        "area": area and {
            "code": area.code,
            "name": area.name,
            "written": figure.area_written,
            "valid_from": area.valid_from and area.valid_from.isoformat(),
            "valid_to": area.valid_to and area.valid_to.isoformat(),
        },
        "period": period and {
            "kind": period.kind,
            "label": period.label,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
        },
        "breakdown": figure.breakdown,
        "value": value,
        "qualifier": figure.qualifier,
        "cumulative": figure.cumulative,
        "where": _where(figure.where),
        "text": figure.text,
        "state": figure.state,
    }  # fmt: skip


def _problem(found: Problem) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity,
        "where": _where(found.where),
        "found": found.found,
        "message": found.message,
        "message_en": found.message_en,
    }


def _where(where: Where) -> dict[str, Any]:
    parts = {name: getattr(where, name) for name in ("sheet", "table", "cell", "paragraph", "start", "end")}
    return {name: value for name, value in parts.items() if value is not None}
