"""Make the sample reports: `python data/make_samples` writes data/samples/ and data/demo.csv, always the same bytes.

Three files hold real figures from published reports and cite them; all others are illustrative and say so ("Dữ liệu
minh họa"). `--truth FILE` also writes every figure with its place and meaning, noted at the moment it was written, so
that tests can compare what the reader finds without repeating the reader.
"""

import argparse
import csv
from pathlib import Path

import districts
import published
import successors
from desk import MANIFEST_COLUMNS, Desk
from paper import TRUTH_COLUMNS


def main() -> None:
    """Write the samples, the manifest and, if asked, the truth."""
    parser = argparse.ArgumentParser(description="Make the sample reports.")
    parser.add_argument("--into", type=Path, default=Path(__file__).parents[1], help="folder for samples/ and demo.csv")
    parser.add_argument("--truth", type=Path, help="also write every figure, with where it stands, to this CSV file")
    asked = parser.parse_args()
    folder = asked.into / "samples"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.suffix in (".xlsx", ".csv"):
            old.unlink()
    desk = Desk(folder)
    published.write(desk)
    districts.write(desk)
    successors.write(desk)
    desk.manifest.sort(key=lambda line: (line[1], line[0]))
    write_csv(asked.into / "demo.csv", MANIFEST_COLUMNS, desk.manifest)
    if asked.truth:
        write_csv(asked.truth, TRUTH_COLUMNS, desk.truth)
    print(f"{len(desk.manifest)} reports with {len(desk.truth)} figures in {folder}")


def write_csv(path: Path, columns: tuple[str, ...], rows: list[tuple]) -> None:
    """Write a table in UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
