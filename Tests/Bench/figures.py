# SPDX-License-Identifier: Apache-2.0
"""Figures: percentiles, medians over rounds, ratios to floors, and the table of them."""

import dataclasses
import statistics


def percentile(values, share):
    """The smallest value that at least `share` of all do not exceed (nearest rank)."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * share // 1))
    return ordered[int(rank) - 1]


def spread(prefix, latencies, per_second):
    """The figures of one load under `prefix`: times in milliseconds, replies per second."""
    return {
        f"{prefix}.p50": percentile(latencies, 0.50) * 1000,
        f"{prefix}.p99": percentile(latencies, 0.99) * 1000,
        f"{prefix}.rate": per_second,
    }


@dataclasses.dataclass(frozen=True)
class Aim:
    """What a figure, its value or its ratio, should come to: at most `target`, better `goal`; `least`: at least."""

    of: str
    target: float
    goal: float | None = None
    least: bool = False

    def verdict(self, found):
        """How far `found` came."""
        sign = -1 if self.least else 1
        if self.goal is not None and sign * found <= sign * self.goal:
            return "goal"
        return "met" if sign * found <= sign * self.target else "SHORT"

    def words(self):
        mark = "×" if self.of == "ratio" else ""
        goal = "" if self.goal is None else f" [{self.goal:g}{mark}]"
        return f"{'≥' if self.least else '≤'}{self.target:g}{mark}{goal}"


def ratio(target, goal=None, **more):
    """An aim for the ratio to the floor."""
    return Aim("ratio", target, goal, **more)


def value(target, goal=None, **more):
    """An aim for the value itself, in the row's unit."""
    return Aim("value", target, goal, **more)


@dataclasses.dataclass(frozen=True)
class Row:
    """One line of the table; `floors` are the keys whose sum is the floor."""

    key: str
    label: str
    unit: str
    floors: tuple = ()
    aim: Aim | None = None


@dataclasses.dataclass(frozen=True)
class Section:
    """Lines that were measured together: the figures of each round, and what has to be known to read them."""

    name: str
    rows: tuple
    rounds: list
    notes: tuple = ()

    def results(self):
        return [Result.of(row, self.rounds) for row in self.rows]


@dataclasses.dataclass(frozen=True)
class Result:
    """A row with its figures: the median of the rounds, and the median of each round's ratio to its own floor."""

    row: Row
    rounds: list
    median: float
    floor: float | None
    ratio: float | None

    @staticmethod
    def of(row, rounds):
        values = [figures[row.key] for figures in rounds]
        floor = ratio = None
        if row.floors:
            floors = [sum(figures[key] for key in row.floors) for figures in rounds]
            floor = statistics.median(floors)
            # A busy machine slows floor and hall of the same round alike.
            ratio = statistics.median(value / least for value, least in zip(values, floors))
        return Result(row, values, statistics.median(values), floor, ratio)

    @property
    def verdict(self):
        """What has become of the row's aim; empty without one."""
        if self.row.aim is None:
            return ""
        return self.row.aim.verdict(self.ratio if self.row.aim.of == "ratio" else self.median)

    def as_json(self):
        aim = self.row.aim
        return {
            "key": self.row.key,
            "label": self.row.label,
            "unit": self.row.unit,
            "median": self.median,
            "rounds": self.rounds,
            "floor": None if self.floor is None else {"of": list(self.row.floors), "median": self.floor},
            "ratio": self.ratio,
            "aim": None if aim is None else dataclasses.asdict(aim) | {"verdict": self.verdict},
        }


def shown(value):
    """Three significant digits, and never an exponent."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.3f}" if value < 1 else f"{value:.2f}"


_HEADING = ("", "median", "lowest", "highest", "unit", "floor", "ratio", "target [goal]", "")
_LEFT = (0, 4, 7, 8)


def table(sections):
    """The lines of the table: value, range of the rounds, floor, ratio, and what was aimed at; notes below."""
    parts = [(section, [_cells(result) for result in section.results()]) for section in sections]
    every = [_HEADING, *(line for _, lines in parts for line in lines)]
    widths = [max(len(line[column]) for line in every) for column in range(len(_HEADING))]
    yield from _aligned([_HEADING], widths)
    for section, lines in parts:
        yield f"[{section.name}]"
        yield from _aligned(lines, widths)
        yield from (f"  {note}" for note in section.notes)


def _aligned(lines, widths):
    for line in lines:
        cells = [
            cell.ljust(width) if column in _LEFT else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths))
        ]
        yield "  ".join(cells).rstrip()


def _cells(result):
    values = (result.median, min(result.rounds), max(result.rounds))
    aim = "" if result.row.aim is None else result.row.aim.words()
    ends = (shown(result.floor), shown(result.ratio), aim, result.verdict)
    return (result.row.label, *map(shown, values), result.row.unit, *ends)
