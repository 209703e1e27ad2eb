"""Prints what openpyxl finds in each workbook of a folder, as one JSON object per line.

    openpyxl-cells.py FOLDER  ->  {"file": ..., "sheets": [{"name": ..., "cells": {"A1": [kind, value]}}]}
                              or  {"file": ..., "refused": "..."}

Each file is read in a process of its own with limits, because hostile ones make openpyxl hang or eat all
memory. Dates are turned back into the serial numbers that stand in the file, so that both sides compare
what was written and not what somebody made of it.
"""
import datetime
import json
import os
import resource
import sys
import warnings

import openpyxl
from openpyxl.utils.datetime import to_excel

SECONDS = 3
MEGABYTES = 512
# A bomb that openpyxl unpacks until it is stopped: nothing to learn, at the price of all other files.
HOPELESS = {"poi__poc-shared-strings.xlsx"}


def canonical(value, epoch):
    if isinstance(value, bool):
        return ["boolean", "TRUE" if value else "FALSE"]
    if isinstance(value, (int, float)):
        return ["number", repr(float(value))]
    if isinstance(value, datetime.timedelta):
        return ["serial", repr(value.total_seconds() / 86400)]
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return ["serial", repr(float(to_excel(value, epoch)))]
    return ["text", str(value)]


def cells_of(sheet, epoch):
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None or cell.value == "":
                continue
            kind, value = canonical(cell.value, epoch)
            cells[cell.coordinate] = ["error" if cell.data_type == "e" else kind, value]
    return cells


def read(path):
    # Cached results are what is compared: nobody here calculates formulas.
    book = openpyxl.load_workbook(path, data_only=True)
    return [
        {"name": sheet.title, "cells": cells_of(sheet, book.epoch)} for sheet in book.worksheets
    ]


def describe(path):
    try:
        return {"sheets": read(path)}
    except BaseException as error:  # whatever it is, the file is no witness
        return {"refused": (type(error).__name__ + ": " + str(error))[:200]}


def in_child(path):
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receive)
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
        # Of the processor, not of the clock: how busy the machine is must not decide what is compared.
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        with os.fdopen(send, "w", encoding="utf-8") as pipe:
            json.dump(describe(path), pipe)
        os._exit(0)
    os.close(send)
    with os.fdopen(receive, encoding="utf-8") as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    return json.loads(text) if status == 0 else {"refused": "over the limits"}


def main(folder):
    warnings.simplefilter("ignore")
    for name in sorted(set(os.listdir(folder)) - HOPELESS):
        result = in_child(os.path.join(folder, name))
        sys.stdout.write(json.dumps({"file": name, **result}) + "\n")


main(sys.argv[1])
