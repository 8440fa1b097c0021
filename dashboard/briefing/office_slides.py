"""The office's own slides template as it lies in its folder, and the one before it, so that a change is taken back."""

from pathlib import Path

from etl.office import Office
from etl.stage import keep

LARGEST = 10_000_000


def own(office: Office) -> bytes | None:
    """The template; None where there is none. Of one that is too large a little more than is allowed."""
    return _read(office.template)


def before(office: Office) -> bytes | None:
    """What was there before the last change; None where that was none."""
    return _read(_before(office))


def put(office: Office, content: bytes) -> None:
    """Lay down a template that was looked through; what was there becomes the one before."""
    if office.template.is_file():
        office.template.replace(_before(office))
    else:
        _before(office).unlink(missing_ok=True)
    keep(office.template, content)


def take_back(office: Office) -> None:
    """What was there before the last change is there again, a template or none; done twice, all is as it was."""
    aside = office.template.with_suffix(".aside")
    if office.template.is_file():
        office.template.replace(aside)
    if _before(office).is_file():
        _before(office).replace(office.template)
    if aside.is_file():
        aside.replace(_before(office))


def _before(office: Office) -> Path:
    return office.template.with_name(f"{office.template.stem}-before.pptx")


def _read(file: Path) -> bytes | None:
    try:
        with file.open("rb") as held:
            return held.read(LARGEST + 1)  # one that is larger is refused as too large, not cut
    except FileNotFoundError:
        return None
