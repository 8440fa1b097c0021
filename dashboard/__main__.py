"""`python -m dashboard`: serves the pages; `… person …`: who may come in; `… mail`: letters to who wants them."""

import argparse
import os
import sys
from collections.abc import Sequence
from ipaddress import ip_address

import duckdb

from dashboard import accounts
from dashboard.entrance.provider import BadProvider, provider
from dashboard.mail_command import add_mail_command
from dashboard.person_command import add_person_command
from dashboard.text import text
from etl.audit import By
from etl.confidential import NotConfidential
from etl.database import opened
from etl.journal import Journal
from etl.office import keep_private, office
from etl.warehouse import BadWarehouse, ensure


def is_loopback(address: str) -> bool:
    """True for an address that only this machine reaches."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped, or do what `person …` or `mail` says; returns the exit code."""
    keep_private()
    parser = argparse.ArgumentParser(prog="dashboard", description="Serves the dashboard's pages.")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8501))
    parser.add_argument("--address", default="127.0.0.1", help="any but this machine's own asks everybody to sign in")
    parser.set_defaults(run=_serve)
    commands = parser.add_subparsers(title="commands", metavar="person|mail")
    add_person_command(commands)
    add_mail_command(commands)
    given = parser.parse_args(arguments)
    try:
        return int(given.run(given))
    except NotConfidential as problem:
        print(problem, file=sys.stderr)
        return 2


def _serve(given: argparse.Namespace) -> int:
    import uvicorn

    from dashboard import logs

    logs.set_up(os.environ.get("DASHBOARD_LOG"))
    public = os.environ.get("DASHBOARD_URL", "").rstrip("/")
    is_own = is_loopback(given.address) and not public
    os.environ["DASHBOARD_OPEN"] = "1" if is_own else "0"
    try:
        provider()
    except BadProvider as problem:
        print(problem, file=sys.stderr)
        return 2
    from dashboard.server import app

    shown = "localhost" if given.address in ("127.0.0.1", "0.0.0.0", "::", "::1") else given.address
    address = public or f"http://{shown}:{given.port}"
    if not is_own:
        _make_first_person(address)
        if not address.startswith("https://"):
            _say("person.unencrypted", address=address)
    _bring_up_to_date()
    print(address, flush=True)
    uvicorn.run(
        app,
        host=given.address,
        port=given.port,
        loop="auto",
        log_level="warning",
        log_config=None,
        server_header=False,
        proxy_headers=False,
        access_log=False,
        ws="websockets-sansio",
        ws_max_size=20_000_000,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
    )
    return 0


def _bring_up_to_date() -> None:
    """After a crash between a decision and its warehouse, or an upgrade, the charts would lag or fail: make it anew."""
    here = office()
    journal = Journal(opened(here.journal))
    if journal.decided_position():
        try:
            ensure(here, journal)
        except (BadWarehouse, OSError, duckdb.Error) as error:
            _say("failure.not_up_to_date", why=str(error))


def _make_first_person(address: str) -> None:
    """Where others can reach us, somebody must be able to come in, and nobody by a password known beforehand."""
    database = opened(office().journal)
    if accounts.is_open(database):
        by = By("dashboard")
        person = accounts.add(database, by, accounts.FIRST, "administrator", None)
        if _is_for_systemd():
            _say("person.first_apart", name=person.name)
            return
        _say("person.first", name=person.name)
        print(f"{address}/password/{accounts.make_link(database, by, person.number)}", file=sys.stderr, flush=True)


def _is_for_systemd() -> bool:
    """True when standard error is systemd's journal (systemd.exec(5)), which others read."""
    into = os.fstat(sys.stderr.fileno())
    return os.environ.get("JOURNAL_STREAM") == f"{into.st_dev}:{into.st_ino}"


def _say(key: str, **values: str) -> None:
    for language in ("vi", "en"):
        print(text(language)(key, **values), file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
