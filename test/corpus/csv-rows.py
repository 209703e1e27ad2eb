"""Prints how Python's csv module splits text files into records, as one JSON array per line.

Reads from stdin a JSON list of {"path", "encoding", "delimiter"}: encoding and delimiter are not for this
module to guess. A line `sep=;` at the top is left out; lines without any cell are not.
"""
import csv
import io
import json
import re
import sys

csv.field_size_limit(1 << 24)
for item in json.load(sys.stdin):
    with open(item["path"], "rb") as file:
        text = file.read().decode(item["encoding"])
    text = re.sub(r'\A\ufeff?(?:"?sep=[^"\r\n]"?(?:\r\n|\n|\r|\Z))?', "", text, flags=re.I)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=item["delimiter"], strict=True))
    except csv.Error as error:
        rows = str(error)
    print(json.dumps(rows))
