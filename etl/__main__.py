"""The command `etl`. What it prints for people is Vietnamese; with --json, standard output holds JSON alone."""

import argparse
import sys
from collections.abc import Sequence

import duckdb
import sqlalchemy as sa

import queries
from etl.areas import UnknownArea
from etl.backup import CannotRestore
from etl.commands import areas, audits, duties, office, reports, settings, uploads, warehouse
from etl.commands.arguments import Commands
from etl.decide import NotBuilt
from etl.journal import CannotDecide
from etl.office import DISK_FULL, is_full, keep_private
from etl.office import office as own_office
from etl.warehouse import BadWarehouse


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code (contract.md §2)."""
    keep_private()
    options = _parser().parse_args(arguments)
    try:
        return options.run(options, own_office())
    except UnknownArea as error:
        print(error.message, file=sys.stderr)
    except (queries.UnknownQuery, queries.WrongParameter, queries.LostFigures) as error:
        print(error, file=sys.stderr)
    except (CannotDecide, CannotRestore, BadWarehouse, NotBuilt) as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, ValueError, duckdb.Error) as error:
        print(DISK_FULL if is_full(error) else f"etl: {error}", file=sys.stderr)
    except sa.exc.DBAPIError as error:  # a journal that cannot be reached, a full disk
        print(DISK_FULL if is_full(error) else f"etl: {error.orig}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="etl", description="Báo cáo dân vận → kho số liệu")
    commands = Commands(parser)
    for group in (reports, uploads, warehouse, office, areas, duties, settings, audits):
        group.declare(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
