# SPDX-License-Identifier: Apache-2.0
"""The micro-benchmarks' figures as lines of the table; `microbench` itself prints more of each."""

import json
import os

from figures import Row, Section, value

_LONGEST_SECONDS = 120


def measure(place):
    """Runs `microbench`; a wrong answer there is a fault here."""
    path = os.path.join(place.folder, "micro.json")
    place.run("microbench", "--json", path, seconds=_LONGEST_SECONDS)
    with open(path, encoding="utf-8") as file:
        return section(json.load(file)["results"])


def section(results):
    """The section of the results in the JSON of `microbench`."""
    rows, rounds = [], [{}, {}, {}]
    for result in results:
        key = f"{result['group']}: {result['name']}"
        aim = value(result["target"]) if "target" in result else None
        rows.append(Row(key, key, "µs", (), aim))
        for found, name in zip(rounds, ("mean", "lowest", "highest")):
            found[key] = result[name]
    return Section("parts, without disk and network", tuple(rows), rounds)
