# SPDX-License-Identifier: Apache-2.0
"""From the start of the program to its first reply, in a hall that has given out 100,000 numbers today.

After `kill -9` the newest snapshot is 9,500 events old, nearly as many as a journal ever lets pass; after an orderly
stop it is of the end. The files are in the kernel's memory both times, as they are when a daemon is started anew.
"""

import signal

import audit
import children
import floors
import load
from figures import Row, Section, value

TICKETS = 100_000
WAITING = 200
# Just less than lies between two snapshots.
SINCE_SNAPSHOT = 9_500
TIMES = 5
_NOTES = (f"after kill -9 the newest snapshot is {SINCE_SNAPSHOT:,} events old; the files are in the kernel's memory",)


def rows():
    yield Row("start", "process start and end", "ms")
    yield Row("killed", "first reply after kill -9, 100,000 tickets today", "ms", ("start",), value(300, 100))
    yield Row("stopped", "first reply after a stop, 100,000 tickets today", "ms", ("start",), value(300, 100))
    yield Row("rss", "memory with 100,000 tickets today", "MB")
    yield Row("events", "events in the journal", "")


def measure(place):
    hall = place.hall(place.room("today"))
    place.give_history(hall, TICKETS, "--waiting", str(WAITING), "--abrupt", str(SINCE_SNAPSHOT))
    hall.start()
    hall.kill()
    before = audit.newest_position(hall.journal)
    start = floors.process(place.kioskd, place.folder)
    tickets, killed, stopped, memory = {}, [], [], []
    issue = hall.issuing()
    for times, end, code in ((killed, hall.kill, -signal.SIGKILL), (stopped, hall.stop, 0)):
        for _ in range(TIMES + 1):
            tag, data = issue()
            taken, reply = hall.restart(tag, data)
            times.append(taken * 1000)
            memory.append(children.resident_mb(hall.pid))
            place.note_tickets(tickets, load.Outcome([reply], [], taken))
            if (ended := end()) != code:
                place.faults.append(f"the hall ended with {ended}, not {code}")
    journal = audit.JournalRead(hall.journal, after=before)
    verdict = audit.verdict(tickets, [], journal)
    # The first number that is looked at is not the day's first.
    verdict.pop("numbers skipped")
    place.note(verdict, [])
    # The first stop still follows a kill.
    rounds = [
        {"start": start, "killed": one, "stopped": other, "rss": used, "events": before + journal.events}
        for one, other, used in zip(killed[1:], stopped[1:], memory[1:])
    ]
    return Section("restart", tuple(rows()), rounds, _NOTES)
