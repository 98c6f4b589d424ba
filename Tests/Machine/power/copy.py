# SPDX-License-Identifier: Apache-2.0
"""What the hall remembers after a power cut, read from a copy of its journal, against what people were told."""

import contextlib
import dataclasses
import json
import sqlite3


@dataclasses.dataclass
class Findings:
    """What must not be, each a line for people."""

    lost: list = dataclasses.field(default_factory=list)
    doubled: list = dataclasses.field(default_factory=list)
    damaged: list = dataclasses.field(default_factory=list)

    def __bool__(self):
        return bool(self.lost or self.doubled or self.damaged)

    def lines(self):
        """All of them."""
        return [
            f"{kind}: {one}"
            for kind in ("lost", "doubled", "damaged")
            for one in getattr(self, kind)
        ]  # fmt: skip


class Memory:
    """The journal as it was when it was last looked at: with one row's hash all before it is as it was."""

    def __init__(self, position=0, chain=""):
        self.position, self.chain = position, chain

    def compare(self, path, book, paper):
        """Holds a sound copy of the journal against the book and the printer's paper; returns what must not be."""
        rows = _rows(path)
        found = Findings()
        if self.position > len(rows):
            found.lost.append(f"the journal ended at {self.position} and ends now at {len(rows)}")
        elif self.position and rows[self.position - 1][4].hex() != self.chain:
            found.damaged.append(f"the journal up to {self.position} is not what it was")
        if rows:
            self.position, self.chain = rows[-1][0], rows[-1][4].hex()
        self._read(rows, book, found)
        for number, count in paper.items():
            if count > 1:
                found.doubled.append(f"{count} slips of {number} came out")
        away = [number for number in _printed(rows) if not paper.get(number)]
        found.lost += [f"the slip of {number} is said to be printed" for number in away]
        return found

    @staticmethod
    def _read(rows, book, found):
        """Looks for what was told."""
        issued, answers = set(), {}
        for _, intent, body, answer, _ in rows:
            [(name, event)] = json.loads(body).items()
            if name == "ticketIssued":
                if event["_0"] in issued:
                    found.doubled.append(f"number {event['_0']} was issued twice")
                issued.add(event["_0"])
            if intent and answer:
                if intent in answers:
                    found.doubled.append(f"{intent} was carried out twice")
                answers[intent] = json.loads(answer)
        given = {}
        for key, told in book.told.items():
            if not told.is_done:
                continue
            if key not in answers:
                found.lost.append(f"{key}: {told.order.path} was answered with {told.body}")
                continue
            [stored] = answers[key].values()
            if told.ticket is not None and stored.get("_0") != told.ticket:
                found.damaged.append(f"{key}: {told.ticket} was told, and {stored.get('_0')} is remembered")
            if told.order.path.endswith("tickets") and given.setdefault(told.ticket, key) != key:
                found.doubled.append(f"{told.ticket} was given for {given[told.ticket]} and for {key}")


def printed(path):
    """The numbers whose slips a copy of the journal knows as printed."""
    return _printed(_rows(path))


def _rows(path):
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        return file.execute("SELECT position, intent, body, answer, hash FROM events ORDER BY position").fetchall()


def _printed(rows):
    reports = [json.loads(body)["slipReported"] for _, _, body, _, _ in rows if body.startswith('{"slipReported"')]
    return [report["_0"].split(".")[1] for report in reports if report["_2"] == "printed"]
