"""Files of a second hand: drawn without looking at the reader, nor at the files it was made with.

Many small files in one text. `=== NAME | FILE` begins a case (FILE where the name of the file matters), `# …` says what
it is about, `== SHEET | PERIOD AREA` begins a sheet with what holds where its rows and columns say nothing else; the
rest is drawn as everywhere (drawing.py). A line that ends in `\\` goes on in the next.
"""

from cases import Case, case
from drawing import Grid, draw


def cases_of(layout: str, drawn: str) -> list[Case]:
    """The cases a text draws, in its order."""
    made = []
    whole = drawn.replace("\\\n", "").strip()
    for part in f"\n{whole}".split("\n=== ")[1:]:
        head, _, body = part.partition("\n")
        name, _, file = head.partition(" | ")
        sheets = f"\n{body}".split("\n== ")[1:]
        more = {"file": file} if file else {}
        made.append(case(name, layout, *(_sheet(sheet) for sheet in sheets), **more))
    return made


def _sheet(drawn: str) -> Grid:
    head, _, rows = drawn.partition("\n")
    name, _, holds = head.partition(" | ")
    given = {"area" if word.isdigit() and len(word) != 4 else "period": word for word in holds.split()}
    return draw(name, rows, **given)
