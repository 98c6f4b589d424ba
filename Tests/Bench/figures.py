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
class Row:
    """One line of the table; `floors` are the keys whose sum is the floor."""

    key: str
    label: str
    unit: str
    floors: tuple = ()


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

    def as_json(self):
        return {
            "key": self.row.key,
            "label": self.row.label,
            "unit": self.row.unit,
            "median": self.median,
            "rounds": self.rounds,
            "floor": None if self.floor is None else {"of": list(self.row.floors), "median": self.floor},
            "ratio": self.ratio,
        }


def shown(value):
    """Three significant digits, and never an exponent."""
    if value is None:
        return "–"
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.3f}" if value < 1 else f"{value:.2f}"


def table(results):
    """The lines of the table: value, range of the rounds, floor and ratio."""
    lines = [("", "median", "lowest", "highest", "unit", "floor", "ratio")]
    for result in results:
        values = (result.median, min(result.rounds), max(result.rounds))
        row, ends = result.row, (shown(result.floor), shown(result.ratio))
        lines.append((row.label, *map(shown, values), row.unit, *ends))
    widths = [max(len(line[column]) for line in lines) for column in range(7)]
    for line in lines:
        cells = [
            cell.ljust(width) if column in (0, 4) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths))
        ]
        yield "  ".join(cells).rstrip()
