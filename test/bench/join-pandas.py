"""A peer of the benchmark: the same join with pandas."""
import sys
from pathlib import Path

import pandas as pd


def seats_in(folder):
    frames = []
    for file in sorted(Path(folder).glob("*.xlsx")):
        frame = pd.read_excel(file)
        frame["Customer"] = file.stem
        frames.append(frame)
    rows = pd.concat(frames, ignore_index=True)
    return rows.groupby(["Customer", "Subscription"], as_index=False).agg(
        {"Quantity": "sum", "Status": "last"}
    )


def main(source, target, out):
    both = seats_in(source).merge(
        seats_in(target), on=["Customer", "Subscription"], how="outer", suffixes=("From", "To")
    )
    missing = both["QuantityFrom"].fillna(0) - both["QuantityTo"].fillna(0)
    both["Missing"] = missing.clip(lower=0)
    both.to_excel(out, sheet_name="Lines", index=False)


main(*sys.argv[1:4])
