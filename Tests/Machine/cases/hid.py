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


def _inhibited(node):
    return f"/sys/class/input/$(basename $(readlink -f {node}))/device/inhibited"


def _is_silenced(bench, node):
    return bench.guest.run(f"cat {_inhibited(node)}").strip() == "1"


def _watch(bench, node):
    bench.guest.run("systemctl stop getty@tty1")
    watch = bench.start("watch", "/usr/bin/python3", "/opt/machine/watch.py", node)
    watch.until("^watching$")
    return watch


@case("keyboard scanner", "typed codes reach the hall, and neither the console nor another reader", short=True)
def keys(bench):
    hall = bench.hall
    bench.station(_KEYS)
    scanner = _keyboard(bench)
    hall.working("scanner")
    node = bench.node(_EVENTS)
    watch = _watch(bench, node)
    bench.exchange(_typing(bench, scanner))
    bench.exchange(_typing(bench, scanner))
    expect(watch.lines == ["watching"], f"others saw {watch.lines[1:4]}")
    # Nobody reads it any more: it must not type into the console now.
    hall.stop()
    expect(_is_silenced(bench, node), "the scanner may type while nobody reads it")
    scanner.tries("type A012")
    expect(watch.lines == ["watching"], f"others saw {watch.lines[1:4]}")


@case("keyboard scanner", "the daemon is killed while it reads one: it is silenced, then read again")
def keys_killed(bench):
    hall = bench.hall
    bench.station(_KEYS)
    scanner = _keyboard(bench)
    node = bench.node(_EVENTS)
    hall.working("scanner")
    expect(not _is_silenced(bench, node), "the scanner is silenced while it is read")
    bench.guest.run(f"systemctl kill -s KILL kioskd; systemctl stop kioskd")
    bench.guest.until("the silence", f"grep -q 1 {_inhibited(node)}")
    hall.start()
    hall.working("scanner")
    bench.exchange(_typing(bench, scanner))


@case("unknown keyboard", "types nowhere; one that was allowed types on the console", short=True)
def stranger(bench):
    bench.station()
    keyboard = bench.device("keyboard", "office", serial="LOGI1", id="046d:c31c", port=1)
    node = bench.node("/dev/input/by-id/usb-*LOGI1*-event-kbd")
    watch = _watch(bench, node)
    expect(_is_silenced(bench, node), "it is not inhibited")
    found = bench.properties(node)
    expect(found.get("LIBINPUT_IGNORE_DEVICE") == "1", "libinput may open it")
    expect("office" not in bench.guest.run("libinput list-devices"), "libinput lists it")
    keyboard.tries("type reboot")
    expect(watch.lines == ["watching"], f"it typed {watch.lines[1:4]}")
    keyboard.unplug()
    watch.until("^keyboard gone$")
    watch.end()
    bench.guest.run("touch /etc/udev/hallkiosk-keyboards.d/046d:c31c")
    keyboard.plug(2)
    node = bench.node("/dev/input/by-id/usb-*LOGI1*-event-kbd")
    watch = _watch(bench, node)
    keyboard.do("type A012")
    watch.until("^key 30$")
    watch.until("^console .*41")
    expect("office" in bench.guest.run("libinput list-devices"), "libinput does not list it")
    bench.guest.run("rm /etc/udev/hallkiosk-keyboards.d/046d:c31c")


@case("keyboard scanner", "pulled out in the middle of a code, and comes back elsewhere")
def keys_torn(bench):
    hall = bench.hall
    # Otherwise a pause ends a code as well.
    bench.station(_KEYS, "scanner_end = enter")
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
    expect("in use by another program" in line, f"the reason is not named: {line}")
    ticks = _processor_ticks(bench)
    bench.guest.run("udevadm trigger --action=change -s input; udevadm settle")
    said = [entry for entry in hall.journal().splitlines() if "scanner cannot be opened" in entry]
    expect(len(said) == 1, f"it was said {len(said)} times")
    spent = _processor_ticks(bench) - ticks
    other.end()
    hall.working("scanner", limit=120)
    bench.exchange(_typing(bench, scanner))
    return f"{spent} ticks of processor time while it was held"


@case("keyboard scanner", "keys that came faster than they were read: dropped whole, and said")
def keys_lost(bench):
    hall = bench.hall
    bench.station(_KEYS)
    scanner = _keyboard(bench)
    hall.working("scanner")
    hall.home()
    daemon = hall.pid
    bench.guest.run(f"kill -STOP {daemon}")
    scanner.do("type " + hall.voucher())
    bench.guest.run(f"kill -CONT {daemon}")
    hall.logged("a code was not read")
    expect("您的号码是" not in hall.screen(), "a code with holes was taken")
    bench.exchange(_typing(bench, scanner))


@case("keyboard scanner", "ALT codes of GBK: read as text")
def keys_alt(bench):
    hall = bench.hall
    bench.station(_KEYS, "scanner_alt = gbk")
    scanner = _keyboard(bench)
    hall.working("scanner")
    hall.home()
    # 中 in GBK, then Enter: a code of one character, which is no voucher, and is said to be none.
    scanner.do("alt 54992")
    scanner.do("type ")
    hall.shows("codeNotKnown|不是预约凭证")


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


@case("HID POS scanner", "one that waits to be switched on: its feature report comes, again after each plug")
def pos_switched(bench):
    hall = bench.hall
    bench.station(_POS)
    scanner = bench.device("honeywell", "hon", serial="HW0002", id="0c2e:0b61", port=0)
    for port in (1, 2):
        hall.working("scanner")
        scanner.until("^heard fe01")
        bench.exchange(_scanning(bench, scanner))
        scanner.unplug()
        hall.away("scanner")
        scanner.program.lines.clear()
        scanner.plug(port)
    scanner.until("^heard fe01")


@case("HID POS scanner", "by uhid, with no bus below it: codes, its feature report, destroyed while it is read")
def pos_without_bus(bench):
    hall = bench.hall
    # Neither addresses by USB numbers nor the rules know a device without a USB device above it.
    bench.station("scanner = hid:/dev/hidraw0")
    scanner = bench.device("uhid-honeywell", "hon", serial="HW0003", id="0c2e:0b61")
    for _ in range(2):
        node = bench.node("/dev/hidraw*")
        bench.guest.run(f"chgrp hallkiosk {node} && chmod 660 {node}")
        hall.working("scanner")
        scanner.until("^heard feature fe01")
        bench.exchange(_scanning(bench, scanner))
        scanner.unplug()
        hall.away("scanner")
        scanner.program.lines.clear()
        scanner.plug()


@case("HID POS scanner", "a keyboard at its address: said what to do, and not taken")
def pos_wrong(bench):
    bench.station("scanner = hid:usb:05e0:1200")
    _keyboard(bench)
    line = bench.hall.logged("scanner")
    expect(not bench.hall.device("scanner")["working"], f"a keyboard was taken for a HID POS scanner: {line}")


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
