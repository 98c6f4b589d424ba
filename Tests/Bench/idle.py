# SPDX-License-Identifier: Apache-2.0
"""What a hall does when nobody does anything: how often its threads wake up, and its memory.

Two halls stand by while everything else is measured: one as it is shipped, one with absent devices and 50 displays.
"""

import time

import children
import floors
from displays import Streams
from figures import Row, Section, value

DISPLAYS = 50
_SETTLE_SECONDS = 3.0
_LEAST_SECONDS = 20.0
_ABSENT = (("reader", "serial:/dev/ttyUSB99"), ("scanner", "serial:/dev/ttyACM99"), ("printer", "lp:/dev/usb/lp99"))


class IdleHalls:
    """The two halls, from `begin` on."""

    def __init__(self, place):
        self.place = place
        self.bare = place.hall(place.room("idle"))
        self.watched = place.hall(place.room("idle"), _ABSENT)
        for hall in (self.bare, self.watched):
            hall.start()
        views = ("board", "events")
        self._streams = [
            Streams(self.watched.port, self.watched.get(f"/events?view={view}", "display"), DISPLAYS // len(views))
            for view in views
        ]
        time.sleep(_SETTLE_SECONDS)
        self._memory = children.resident_mb(self.bare.pid), children.resident_mb(self.watched.pid)
        self._began = time.monotonic()
        self._before = [children.switches(hall.pid) for hall in (self.bare, self.watched)]

    def end(self):
        """The section, once enough time has passed."""
        time.sleep(max(0.0, self._began + _LEAST_SECONDS - time.monotonic()))
        found = {"bare.rss": floors.bare_memory(), "bare.memory": self._memory[0], "watched.memory": self._memory[1]}
        notes = []
        found["seconds"] = seconds = time.monotonic() - self._began
        for name, hall, before in zip(("bare", "watched"), (self.bare, self.watched), self._before):
            after = children.switches(hall.pid)
            rates = {
                after[thread][0] + " " + thread: (after[thread][1] - before[thread][1]) / seconds
                for thread in after.keys() & before.keys()
            }
            found[f"{name}.busiest"], found[f"{name}.all"] = max(rates.values()), sum(rates.values())
            found[f"{name}.threads"] = len(after)
            three = sorted(rates, key=rates.get, reverse=True)[:3]
            notes.append(f"{name}: " + ", ".join(f"{thread} {rates[thread]:.2f}/s" for thread in three))
        for streams in self._streams:
            streams.close()
        for hall in (self.bare, self.watched):
            hall.stop()
        return Section("idle", tuple(rows()), [found], tuple(notes))


def rows():
    yield Row("seconds", "watched for", "s")
    yield Row("bare.rss", "memory of a bare process", "MB")
    for name, label in (("bare", "as shipped"), ("watched", f"{DISPLAYS} displays, absent devices")):
        yield Row(f"{name}.busiest", f"wake-ups of the busiest thread, {label}", "1/s", (), value(1))
        yield Row(f"{name}.all", f"wake-ups of all threads, {label}", "1/s")
        yield Row(f"{name}.threads", f"threads, {label}", "")
        yield Row(f"{name}.memory", f"memory, {label}", "MB", ("bare.rss",))
