# SPDX-License-Identifier: Apache-2.0
"""Scanners that pose as keyboards, and HID POS scanners."""

from bench import expect
from session import case

_KEYS = "scanner = keys:usb:05e0:1200:SYM001"
_POS = "scanner = hid:usb:0c2e:0b61"
_EVENTS = "/dev/input/by-id/usb-*SYM001*-event-kbd"


def _keyboard(bench, port=None):
    return bench.device("keyboard", "wedge", serial="SYM001", id="05e0:1200", port=port)


def _typing(bench, device):
    text = bench.hall.voucher()
    return lambda: device.do("type " + text)


def _watch(bench):
    bench.guest.run("systemctl stop getty@tty1")
    watch = bench.start("watch", "/usr/bin/python3", "/opt/machine/watch.py", bench.node(_EVENTS))
    watch.until("^watching$")
    return watch


@case("keyboard scanner", "typed codes reach the hall, and neither the console nor another reader", short=True)
def keys(bench):
    hall = bench.hall
    bench.station(_KEYS)
    scanner = _keyboard(bench)
    hall.working("scanner")
    watch = _watch(bench)
    bench.exchange(_typing(bench, scanner))
    bench.exchange(_typing(bench, scanner))
    expect(watch.lines == ["watching"], f"others saw {watch.lines[1:4]}")
    # Without the daemon both see it: the watch can see.
    hall.stop()
    scanner.do("type A012")
    watch.until("^key 30$")
    watch.until("^console .*41303132")


@case("keyboard scanner", "pulled out in the middle of a code, and comes back elsewhere")
def keys_torn(bench):
    hall = bench.hall
    bench.station(_KEYS)
    scanner = _keyboard(bench, port=0)
    hall.working("scanner")
    hall.home()
    text = hall.voucher()
    scanner.do("keys " + text[:30])
    scanner.unplug()
    hall.away("scanner")
    scanner.plug(2)
    hall.working("scanner")
    expect('"home"' in hall.screen(), f"half a code was taken: {hall.screen()}")
    bench.exchange(lambda: scanner.do("type " + text))


@case("keyboard scanner", "grabbed by another: said once, not spun on, taken when it is free")
def keys_grabbed(bench):
    hall = bench.hall
    bench.station()
    scanner = _keyboard(bench)
    node = bench.node(_EVENTS)
    other = bench.start("other", "/usr/bin/python3", "/opt/machine/watch.py", "--grab", node)
    other.until("^held$")
    bench.station(_KEYS)
    line = hall.logged("scanner cannot be opened")
    expect("EVIOCGRAB" in line or "busy" in line, f"the reason is not named: {line}")
    ticks = _processor_ticks(bench)
    bench.guest.run("udevadm trigger --action=change -s input; udevadm settle")
    said = [entry for entry in hall.journal().splitlines() if "scanner cannot be opened" in entry]
    expect(len(said) == 1, f"it was said {len(said)} times")
    spent = _processor_ticks(bench) - ticks
    other.end()
    hall.working("scanner", limit=120)
    bench.exchange(_typing(bench, scanner))
    return f"{spent} ticks of processor time while it was held"


def _processor_ticks(bench):
    fields = bench.guest.run(f"cat /proc/{bench.hall.pid}/stat").rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def _scanning(bench, device):
    data = bench.hall.voucher().encode()
    return lambda: device.do("scan " + data.hex())


def _pos(kind):
    def body(bench):
        bench.station(_POS)
        scanner = bench.device(kind, kind, serial="HW0001", id="0c2e:0b61")
        bench.hall.working("scanner")
        # A voucher is longer than one report.
        bench.exchange(_scanning(bench, scanner))
        bench.exchange(_scanning(bench, scanner))

    return body


for _kind, _name in (
    ("pos62", "62-byte reports with a count"),
    ("pos61", "61-byte reports without a count"),
    ("pos64", "64-byte reports with the maker's own bytes"),
    ("pos-odd", "32-byte reports of no known make"),
):
    case("HID POS scanner", f"{_name}: codes over several reports", short=_kind == "pos62")(_pos(_kind))


@case("HID POS scanner", "pulled out between two reports of a code")
def pos_torn(bench):
    hall = bench.hall
    bench.station(_POS)
    scanner = bench.device("pos62", "pos", serial="HW0001", id="0c2e:0b61", port=0)
    hall.working("scanner")
    hall.home()
    text = hall.voucher().encode()
    # Its first report alone, which says that another follows.
    scanner.do("send " + (b"\x02\x38]Q1" + text[:56] + b"\x01").hex())
    scanner.unplug()
    hall.away("scanner")
    scanner.plug(3)
    hall.working("scanner")
    expect('"home"' in hall.screen(), f"half a code was taken: {hall.screen()}")
    bench.exchange(lambda: scanner.do("scan " + text.hex()))
