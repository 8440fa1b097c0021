"""What a person said of a report, as it lies in said-….json beside the rows and as `etl load --answers` takes it."""

import json
from dataclasses import asdict, fields
from typing import Any, get_args, get_type_hints

from etl.model import Answer, Said

_KINDS = get_args(get_type_hints(Answer)["kind"])
_PARTS = {field.name for field in fields(Answer)}
_WHOLE = {field.name for field in fields(Said)}


def written(said: Said) -> bytes:
    """As it is kept: the same bytes for the same words."""
    return json.dumps(asdict(said), ensure_ascii=False, sort_keys=True, indent=1).encode()


def told(content: bytes) -> Said:
    """What was written. Raises ValueError, saying which word cannot be, for what nobody could have said.

    An object with "answers" and, where the report is silent, "period" and "area". Whether an answer fits the report,
    recognising decides.
    """
    try:
        whole = json.loads(content)
    except ValueError as error:
        raise ValueError(f"câu trả lời không phải JSON đọc được / the answers are no readable JSON: {error}") from error
    if not isinstance(whole, dict) or whole.keys() - _WHOLE or not isinstance(whole.get("answers", []), list):
        raise _cannot(f'{{"answers": […], "period": "2024-Q3", "area": "10276"}}, {_shown(whole)}')
    if not all(whole.get(name) is None or isinstance(whole[name], str) for name in ("period", "area")):
        raise _cannot(_shown(whole))
    answers = tuple(_answer(one) for one in whole.get("answers", []))
    return Said(whole.get("period"), whole.get("area"), answers)


def _answer(one: Any) -> Answer:
    if not isinstance(one, dict) or one.keys() - _PARTS or one.get("kind") not in _KINDS:
        raise _cannot(f"kind = {' | '.join(_KINDS)}: {_shown(one)}")
    if not isinstance(one.get("value"), str):
        raise _cannot(f'value = "…": {_shown(one)}')
    if not all(one.get(name) is None or isinstance(one[name], str) for name in ("sheet", "cell", "written")):
        raise _cannot(_shown(one))
    return Answer(**one)


def _cannot(shown: str) -> ValueError:
    return ValueError(f"câu trả lời không đúng dạng / the answers are not of the form: {shown}")


def _shown(what: Any) -> str:
    return json.dumps(what, ensure_ascii=False)[:200]
