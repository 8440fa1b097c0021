"""`dashboard mail`: sends everybody who wants letters what their rules find newly; for a timer, or by hand."""

import argparse
import logging


def add_mail_command(commands: argparse._SubParsersAction) -> None:
    """Add `mail` to the command; it exits with what attention/sending.py says."""
    told = commands.add_parser("mail", help="sends people by e-mail what their rules find newly")
    told.set_defaults(run=_run)


def _run(_given: argparse.Namespace) -> int:
    # Streamlit warns for each cache that it serves no page, which is so
    logging.getLogger("streamlit.runtime.caching.cache_data_api").addFilter(lambda _record: False)
    from dashboard.attention import sending  # here: what charts need is slow to come, and `person` needs none of it

    return sending.send_all()
