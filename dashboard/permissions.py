"""Who may do what where. Pure: no session, no database."""

from collections.abc import Collection

from dashboard.model import Action, Area, Decision, Role, Viewer

ALLOWED: dict[str, frozenset[Action]] = {
    "viewer": frozenset({"see"}),
    "officer": frozenset({"see", "hand_in"}),
    "approver": frozenset({"see", "hand_in", "accept"}),
    "administrator": frozenset({"see", "hand_in", "accept", "manage"}),
}


DECIDES: dict[Decision, Action] = {"accept": "accept", "reject": "accept", "withdraw": "hand_in"}
"""What one must be allowed in an area to decide so: who may hand in for it may take back."""


def may(viewer: Viewer, action: Action, area: Area | None) -> bool:
    """True when the viewer's role allows the action and the area is the viewer's own, inside it, or went whole into it.

    Without an area the question is about the whole office: only a viewer bound to no area may.
    """
    if action not in ALLOWED[viewer.role]:
        return False
    if viewer.area is None:
        return True
    return area is not None and (viewer.area in area.above or viewer.area in area.successors)


def may_anywhere(viewer: Viewer, action: Action) -> bool:
    """True when the viewer's role allows the action at all, wherever the viewer's area is."""
    return action in ALLOWED[viewer.role]


def may_decide(viewer: Viewer, decision: Decision, areas: Collection[Area]) -> bool:
    """True when the viewer may decide so about an upload that has figures of these areas: about every single one.

    Of an upload without any, or whose areas nobody can tell, only who is bound to no area decides.
    """
    action = DECIDES[decision]
    return all(may(viewer, action, area) for area in areas) if areas else may(viewer, action, None)


def may_manage(viewer: Viewer, person: int, area: Area | None) -> bool:
    """True when the viewer may lock, remove, sign out a person, make a link: somebody else, of an area in the own one.

    Who belongs to no area belongs to the whole office, and is managed only by who is bound to no area either.
    """
    return viewer.number != person and may(viewer, "manage", area)


def may_give(viewer: Viewer, role: Role, area: Area | None) -> bool:
    """True when the viewer may make somebody that there: nothing one does not have, nowhere one is not oneself."""
    return may(viewer, "manage", area) and ALLOWED[role] <= ALLOWED[viewer.role]


def may_change(viewer: Viewer, person: int, was: tuple[Role, Area | None], becomes: tuple[Role, Area | None]) -> bool:
    """True when the viewer may give a person of that role and area another. Of oneself only the shown name changes."""
    if viewer.number == person:
        return may(viewer, "manage", was[1]) and was == becomes
    return may_manage(viewer, person, was[1]) and may_give(viewer, *becomes)
