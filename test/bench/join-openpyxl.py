"""A peer of the benchmark: joins the workbooks of both tenants by customer and product with openpyxl, and writes the seats that differ."""
import sys
from pathlib import Path

from openpyxl import Workbook, load_workbook


def seats_in(folder):
    seats = {}
    for file in sorted(Path(folder).glob("*.xlsx")):
        rows = load_workbook(file, read_only=True).active.iter_rows(min_row=2, values_only=True)
        for _, product, quantity, status, *_ in rows:
            key = (file.stem, product)
            before = seats.get(key, (0, ""))
            seats[key] = (before[0] + quantity, status)
    return seats


def main(source, target, out):
    old, new = seats_in(source), seats_in(target)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Lines")
    sheet.append(["Customer", "Product", "From", "To", "Missing", "Status from"])
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key, (0, "")), new.get(key, (0, ""))
        sheet.append([*key, before[0], after[0], max(0, before[0] - after[0]), before[1]])
    book.save(out)


main(*sys.argv[1:4])
