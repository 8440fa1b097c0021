"""Write the corpus for people: `python tests/corpus/make.py FOLDER` makes FOLDER/CASE/FILE and FOLDER/answers.json."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from every_case import every_case


def main(folder: Path) -> None:
    """Every case's file in a folder of its own, and what is true of all of them in one answers.json."""
    answers = []
    for one in every_case():
        place = folder / one.name / one.file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(one.content())
        sheets = [{"sheet": g.name, "figures": g.truths, "faults": g.faults} for g in one.grids]
        answers.append(
            {
                "case": one.name,
                "layout": one.layout,
                "file": str(place.relative_to(folder)),
                "chosen": {"period": one.period, "area": one.area},
                "faults": one.faults,
                "sheets": sheets,
            }
        )
    written = json.dumps(answers, ensure_ascii=False, indent=1, default=asdict)
    (folder / "answers.json").write_text(written + "\n", encoding="utf-8")
    print(f"{len(answers)} files in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
