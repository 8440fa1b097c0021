"""What needs attention as a letter: a subject, plain text and HTML, with links where the office's address is known."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime

from dashboard.addresses import address
from dashboard.attention.matters import Matter
from dashboard.text import Text, safe

NARROW = "max-width:640px;font-family:Arial,sans-serif;font-size:15px;line-height:1.5"


@dataclass(frozen=True, slots=True)
class Letter:
    """What it says: the subject, whom and what it is about, the matters, quiet lines below (where the figures are from,
    that some are illustrative), and the address people type for the pages, where there is one."""

    subject: str
    lead: str
    matters: Sequence[Matter]
    below: Sequence[str]
    office: str | None


def message(letter: Letter, t: Text, to: Address | None = None) -> EmailMessage:
    """The letter as text and as HTML; without a sender."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = " ".join(letter.subject.split())  # what a name brings along is no header of its own
    if to is not None:
        made["To"] = to
    made["Date"] = localtime()
    made.set_content(_plain(letter, t), cte="quoted-printable")
    made.add_alternative(_page(letter, t), subtype="html", cte="quoted-printable")
    return made


def draft(letter: Letter, t: Text) -> bytes:
    """The letter as a file that mail programs open to be sent on (.eml)."""
    made = message(letter, t)
    made["X-Unsent"] = "1"  # Outlook opens it as a draft
    return made.as_bytes()


def name_for(person: int, keys: Sequence[str], domain: str) -> str:
    """The Message-ID of a letter to a person about these matters: the same whenever it is made, so that a mailbox that
    got it twice keeps it once."""
    known = hashlib.sha256("\n".join([str(person), *sorted(keys)]).encode()).hexdigest()[:32]
    return f"<{known}@{domain}>"


def _plain(letter: Letter, t: Text) -> str:
    lines = [letter.lead, ""]
    for one in letter.matters:
        lines += [f"- {one.words}", *([f"  {_link(letter.office, one)}"] if letter.office else []), ""]
    if not letter.office:
        lines += [t("letter.where"), ""]
    return "\n".join([*lines, "--", *letter.below]) + "\n"


def _page(letter: Letter, t: Text) -> str:
    items = []
    for one in letter.matters:
        link = f'<br><a href="{safe(_link(letter.office, one))}">{safe(t("letter.look"))}</a>' if letter.office else ""
        items.append(f'<li style="margin:0 0 12px">{safe(one.words)}{link}</li>')
    where = "" if letter.office else f"<p>{safe(t('letter.where'))}</p>"
    below = "<br>".join(safe(line) for line in letter.below)
    return (
        f'<!doctype html><html lang="{t.language}"><head><meta charset="utf-8">'
        f"<title>{safe(letter.subject)}</title></head>"
        f'<body style="{NARROW}"><p>{safe(letter.lead)}</p><ul style="padding-left:20px">{"".join(items)}</ul>{where}'
        f'<p style="color:#4a5560;font-size:13px">{below}</p></body></html>\n'
    )


def _link(office: str, one: Matter) -> str:
    return address(office, one.page, one.where)
