"""The warehouse: `build` makes it anew, `ask` puts a question to it."""

import argparse

import queries
from etl.answer import answer
from etl.commands.arguments import Commands, name_others
from etl.formulas import harmless_frame
from etl.journal import Journal
from etl.office import Office
from etl.warehouse import build


def declare(commands: Commands) -> None:
    """Declare the commands of this group."""
    commands.add("build", _build, "tạo lại kho số liệu từ sổ nộp")
    made = commands.add("ask", _ask, "hỏi kho số liệu: queries/QUERY.sql")
    made.add_argument("query", metavar="QUERY")
    made.add_argument("parameters", nargs="*", metavar="name=value")
    made.add_argument("--as-of", metavar="WHEN", help="như đã biết lúc đó: số thứ tự trong sổ, ngày, thời điểm (UTC)")
    made.add_argument("--format", choices=("table", "csv", "json"), default="table")


def _build(_options: argparse.Namespace, place: Office) -> int:
    print(f"Kho số liệu {build(place, Journal(place.journal), always=True).name} đã tạo xong.")
    return 0


def _ask(options: argparse.Namespace, place: Office) -> int:
    if wrong := [word for word in options.parameters if "=" not in word]:
        raise queries.WrongParameter(f"{wrong}: write name=value")
    words = dict(word.split("=", 1) for word in options.parameters)
    name_others(words.get("area"))
    frame = answer(place, Journal(place.journal), options.query, words, options.as_of)
    if options.format == "csv":
        print(harmless_frame(frame).to_csv(index=False), end="")
    elif options.format == "json":
        print(frame.to_json(orient="records", date_format="iso", force_ascii=False, indent=1))
    else:
        print(frame.to_string(index=False, na_rep="–") if len(frame) else "Không có dòng nào.")
    return 0
