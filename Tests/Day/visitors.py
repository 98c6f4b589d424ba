# SPDX-License-Identifier: Apache-2.0
"""Who comes to the hall of the scripted day, when, and how long each takes; times in minutes after midnight."""

import dataclasses
import math

OPENING, LUNCH, AFTERNOON, CLOSING = 540, 720, 780, 1020
SLOTS = tuple((start, start + 60) for start in (540, 600, 660, 780, 840, 900, 960))
SERVICES = ("estate", "social", "permits", "household")

_BOOKED, _ABSENT, _GREEN = 0.40, 0.10, 0.03
_RUSH_SHARE, _RUSH_MINUTES = 0.20, 20
# Booked visitors come about the start of their slot.
_PUNCTUALITY = 20
# A visit takes two minutes in the mean, by a log-normal law: ten windows are busy for nine tenths of the day.
_VISIT_MINUTES, _VISIT_DEVIATION, _LONGEST_MINUTES = 2.0, 0.7, 30.0
# How a visitor takes the first call: comes, comes at the second, is missed and asks to be called again, has left.
_HEARS = {"at once": 0.95, "second call": 0.02, "comes back": 0.02, "gone": 0.01}


@dataclasses.dataclass(frozen=True)
class Visitor:
    """One who was invited by nobody, or by a booking."""

    index: int
    kind: str
    service: str
    arrival: float
    minutes: float
    slot: tuple = None
    hears: str = "at once"

    @property
    def is_absent(self):
        """Booked and stayed away."""
        return math.isinf(self.arrival)


def plan(count, random):
    """The visitors of a day, in no order."""
    visitors, booked = [], 0
    for index in range(count):
        draw = random.random()
        kind = "booked" if draw < _BOOKED else "green" if draw < _BOOKED + _GREEN else "walk-in"
        slot = None
        if kind == "booked":
            slot, booked = SLOTS[booked % len(SLOTS)], booked + 1
            arrival = max(OPENING, slot[0] + random.uniform(-_PUNCTUALITY, _PUNCTUALITY))
            if random.random() < _ABSENT:
                arrival = math.inf
        elif kind == "walk-in" and random.random() < _RUSH_SHARE:
            arrival = OPENING + random.uniform(0, _RUSH_MINUTES)
        else:
            arrival = OPENING + random.uniform(0, CLOSING - OPENING - (AFTERNOON - LUNCH))
            arrival += AFTERNOON - LUNCH if arrival >= LUNCH else 0
        hears = random.choices(tuple(_HEARS), tuple(_HEARS.values()))[0]
        visitors.append(Visitor(index, kind, random.choice(SERVICES), arrival, _visit(random), slot, hears))
    return visitors


def _visit(random):
    spread = math.log(1 + _VISIT_DEVIATION**2)
    minutes = random.lognormvariate(math.log(_VISIT_MINUTES) - spread / 2, math.sqrt(spread))
    return min(minutes, _LONGEST_MINUTES)
