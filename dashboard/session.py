"""Who looks, read anew at every run of a page. Until there is a sign-in: the demonstration viewer, who may see all."""

from dashboard.model import Viewer


def viewer() -> Viewer:
    """The person behind this run."""
    return Viewer(name="", role="viewer", area=None)
