"""Why a number is no figure of this period: a plan, last year's, a difference, an average, another's."""

import re

from etl.recognise.prose.lexicon import lexicon

_RARE = ("lần lượt", "tương ứng", "nhầm", "ghi sai", "nước", "quốc", "toàn vùng", "các tỉnh")
"""Words without one of which three cues need no look."""
_AFTER_DIFFERENCE = re.compile(r"^(?:[%\s]|\(|,|hay|tương đương|tương ứng|bằng|tức|với|vụ|việc|mô hình|hồ sơ|là)*$")


def why_aside(left: str, right: str, last: str, between: str) -> str:
    """The reason, or ""; `last` is why the number before was set aside, `between` the text from it to this one."""
    cues = lexicon().cues
    if cues["difference"].search(left):
        return "difference"
    if last == "difference" and _AFTER_DIFFERENCE.match(between) and "(" in between + left[-1:]:
        return "difference"
    if cues["before_this"].search(left) or cues["before_this_behind"].search(right):
        return "last_year"
    if last == "last_year" and left.rfind("(") > left.rfind(")") and "(" not in between:
        return "last_year"
    if cues["reached"].search(left) and (cues["plan"].search(left) or planned(left)):
        return "plan_done"
    if cues["plan"].search(left) or cues["plan_behind"].search(right):
        return "plan"
    if cues["deadline"].search(right):
        if planned(left) == "plan":
            return "plan"
        return "plan_done" if cues["done"].search(left) or not cues["due"].search(left) else "plan"
    if any(word in left for word in _RARE):
        if cues["respectively"].search(left):
            return "not_understood"
        if cues["mistaken"].search(left):
            return "part_of_figure"
        if cues["country"].search(left):
            return "other_subject"
    if (
        cues["other_part"].search(left)
        or cues["other_part_behind"].search(right)
        or cues["failed_behind"].search(right)
    ):
        return "part_of_figure"
    if (cues["among"].search(left) and not cues["among_said"].search(right)) or cues["person"].search(left):
        return "part_of_figure"
    if cues["each"].search(left) or cues["each_behind"].search(right):
        return "each"
    return planned(left)


def planned(left: str) -> str:
    """ "plan" for a number after words of what is to come, "plan_done" where it is said since what was reached."""
    cues = lexicon().cues
    ahead = list(cues["plan_ahead"].finditer(left))
    if not ahead:
        return ""
    return "plan_done" if cues["done"].search(left, ahead[-1].end()) else "plan"
