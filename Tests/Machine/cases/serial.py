# SPDX-License-Identifier: Apache-2.0
"""Code scanners on serial lines: each adapter with the kernel's own driver for it."""

from bench import expect
from session import case

# What ModemManager and brltty look for before they touch a port.
_KEPT_OFF = ("ID_MM_DEVICE_IGNORE", "ID_MM_PORT_IGNORE")


def scan(bench, device):
    """What presents a voucher on a serial scanner, ended by CR."""
    text = bench.hall.voucher().encode() + b"\r"
    return lambda: device.do("send " + text.hex())


@case("CDC-ACM scanner", "plugged in after the start, scans, comes back elsewhere", short=True)
def cdc(bench):
    bench.station("scanner = serial:usb:1eab:1406:NLS0001")
    scanner = bench.device("acm", "nls", serial="NLS0001", port=0)
    bench.hall.working("scanner")
    bench.exchange(scan(bench, scanner))
    scanner.unplug()
    bench.hall.away("scanner")
    scanner.plug(1)
    bench.hall.working("scanner")
    bench.exchange(scan(bench, scanner))


@case("CDC-ACM scanner", "was there before the daemon")
def before(bench):
    scanner = bench.device("acm", "nls", serial="NLS0001")
    bench.node("/dev/ttyACM*")
    bench.station("scanner = serial:usb:1eab:1406:NLS0001")
    bench.hall.working("scanner")
    bench.exchange(scan(bench, scanner))


@case("CDC-ACM scanner", "comes back as ttyACM1 while ttyACM0 is held")
def renamed(bench):
    bench.station("scanner = serial:usb:1eab:1406:NLS0001")
    scanner = bench.device("acm", "nls", serial="NLS0001", port=0)
    bench.hall.working("scanner")
    bench.holding("/dev/ttyACM0")
    scanner.unplug()
    bench.hall.away("scanner")
    scanner.plug(0)
    expect(bench.node("/dev/ttyACM1") == "/dev/ttyACM1", "the number did not change")
    bench.hall.working("scanner")
    bench.exchange(scan(bench, scanner))


@case("CDC-ACM scanner", "pulled out in the middle of a scan: half of it is nobody's")
def halves(bench):
    # Otherwise a pause ends a code as well.
    bench.station("scanner = serial:usb:1eab:1406:NLS0001", "scanner_end = enter")
    scanner = bench.device("acm", "nls", serial="NLS0001", port=0)
    bench.hall.working("scanner")
    bench.hall.home()
    voucher = bench.hall.voucher().encode()
    scanner.do("send " + voucher[:60].hex())
    scanner.unplug()
    bench.hall.away("scanner")
    expect('"home"' in bench.hall.screen(), f"half a scan was taken: {bench.hall.screen()}")
    scanner.plug(0)
    bench.hall.working("scanner")
    scanner.do("send " + (voucher + b"\r").hex())
    bench.hall.shows("您的号码是")


def _adapter(kind, identity, driver, serial=""):
    """The case of an adapter whose chip speaks to the kernel's own driver."""

    def body(bench):
        address = f"serial:usb:{identity}" + (f":{serial}" if serial else "")
        bench.station(f"scanner = {address}?baud=9600")
        scanner = bench.device(kind, kind, serial=serial, port=0)
        bench.hall.working("scanner")
        scanner.until("^dtr 1$")
        found = bench.properties(bench.node("/dev/ttyUSB* /dev/ttyACM*"))
        expect(found["ID_USB_DRIVER"] == driver, f"the driver is {found['ID_USB_DRIVER']}")
        missing = [name for name in _KEPT_OFF if found.get(name) != "1"]
        expect(not missing, f"the port is not kept from ModemManager: {missing}")
        bench.exchange(scan(bench, scanner))
        scanner.unplug()
        bench.hall.away("scanner")
        scanner.plug(3)
        bench.hall.working("scanner")
        bench.exchange(scan(bench, scanner))

    return body


for _kind, _identity, _driver, _serial in (
    ("cdc", "1eab:1406", "cdc_acm", "NLS0002"),
    ("ftdi", "0403:6001", "ftdi_sio", "FT000001"),
    ("ch340", "1a86:7523", "ch341", ""),
    ("cp210x", "10c4:ea60", "cp210x", "0001A"),
    ("pl2303", "067b:2303", "pl2303", ""),
):
    case(f"{_kind.upper()} adapter", "bound, DTR seen at the far end, scan, another port", short=_kind == "ch340")(
        _adapter(_kind, _identity, _driver, _serial)
    )


@case("CH340 adapter", "two of them are told apart by their ports")
def twins(bench):
    port = "serial:port:platform-vhci_hcd.0-usb-0:{}:1.0?baud=9600"
    bench.station("scanner = " + port.format(3))
    left = bench.device("ch340", "left", port=1)
    right = bench.device("ch340", "right", port=2)
    bench.hall.working("scanner")
    right.until("^dtr 1$")
    bench.exchange(scan(bench, right))
    bench.hall.home()
    # Nobody listens to the other one.
    left.do("send " + b"6901234567892\r".hex())
    expect(left.count("^dtr 1$") == 0, "the other adapter was opened")
    bench.exchange(scan(bench, right))


@case("CH340 adapter", "two of them by vendor and model alone: neither is taken, and it is said")
def ambiguous(bench):
    bench.station("scanner = serial:usb:1a86:7523?baud=9600")
    hall = bench.hall
    left = bench.device("ch340", "left", port=1)
    hall.working("scanner")
    left.unplug()
    hall.away("scanner")
    hall.stop()
    left.plug(1)
    bench.device("ch340", "right", port=2)
    bench.node("/dev/ttyUSB1")
    hall.start()
    hall.logged("scanner cannot be opened")
    expect(not hall.device("scanner")["working"], "one of the two was taken")


@case("FTDI adapter", "QEMU's own adapter: plugged in by its monitor, scans")
def ftdi(bench):
    bench.station("scanner = serial:usb:0403:6001:SCAN0001?baud=9600")
    with bench.guest.serial_adapter("SCAN0001") as far:
        bench.hall.working("scanner")
        text = bench.hall.voucher().encode() + b"\r"
        bench.exchange(lambda: far.sendall(text))
    bench.hall.away("scanner")
