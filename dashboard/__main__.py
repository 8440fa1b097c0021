"""`python -m dashboard`: serves the pages."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from ipaddress import ip_address

from dashboard.text import text


def is_loopback(address: str) -> bool:
    """True for an address that only this machine reaches."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until stopped. The port is --port, else PORT, else 8501; the address --address, else this machine only."""
    parser = argparse.ArgumentParser(prog="dashboard", description="Serves the dashboard's pages.")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8501))
    parser.add_argument("--address", default="127.0.0.1")
    given = parser.parse_args(arguments)
    if not is_loopback(given.address):
        # until people can sign in, whoever reaches the port sees everything
        print(text("vi")("failure.loopback_only", address=given.address), file=sys.stderr)
        print(text("en")("failure.loopback_only", address=given.address), file=sys.stderr)
        return 1
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    import uvicorn

    from dashboard.server import app

    shown = "localhost" if given.address in ("127.0.0.1", "0.0.0.0") else given.address
    print(f"http://{shown}:{given.port}", flush=True)
    uvicorn.run(
        app,
        host=given.address,
        port=given.port,
        loop="auto",
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        access_log=False,
        ws="websockets-sansio",
        ws_max_size=20_000_000,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=2,
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
