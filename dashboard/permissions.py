"""Who may do what where. Pure: no session, no database."""

from dashboard.model import Action, Area, Viewer

ALLOWED: dict[str, frozenset[Action]] = {
    "viewer": frozenset({"see"}),
    "officer": frozenset({"see", "hand_in"}),
    "approver": frozenset({"see", "hand_in", "accept"}),
    "administrator": frozenset({"see", "hand_in", "accept", "manage"}),
}


def may(viewer: Viewer, action: Action, area: Area | None) -> bool:
    """True when the viewer's role allows the action and the area is the viewer's own or inside it.

    Without an area the question is about the whole office: only a viewer bound to no area may.
    """
    if action not in ALLOWED[viewer.role]:
        return False
    if viewer.area is None:
        return True
    return area is not None and viewer.area in area.above


def may_anywhere(viewer: Viewer, action: Action) -> bool:
    """True when the viewer's role allows the action at all, wherever the viewer's area is."""
    return action in ALLOWED[viewer.role]
