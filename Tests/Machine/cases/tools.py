# SPDX-License-Identifier: Apache-2.0
"""What `kioskctl` tells of devices, on the machine where they are."""

from bench import expect
from session import case

_SAM = "05.03-20230101-0001234567-0987654321"


@case("kioskctl devices", "each device, what it is taken for, and the module's number", short=True)
def devices(bench):
    hall = bench.hall
    bench.station("reader = bulk:usb:0400:c35a", "scanner = keys:usb:05e0:1200", "printer = lp:usb:04b8:0e15")
    bench.device("quartet", "mod", far="reader", id="0400:c35a")
    bench.device("keyboard", "wedge", serial="SYM001", id="05e0:1200")
    bench.device("printer", "tm", serial="EPS001", id="04b8:0e15", far="printer epson")
    bench.device("ch340", "spare")
    for kind in ("reader", "scanner", "printer"):
        hall.working(kind)
    # As the daemon's user, who may read its token.
    told = bench.guest.run("setpriv --reuid=hallkiosk --regid=hallkiosk --init-groups kioskctl devices")
    bench.guest.log(told)
    for mark in (_SAM, "0400:c35a", "05e0:1200", "04b8:0e15", "1a86:7523"):
        expect(mark in told, f"{mark} is not told:\n{told}")


@case("kioskctl probe", "a card module and a printer on unknown ports: their lines of hall.conf")
def probe(bench):
    hall = bench.hall
    bench.station()
    module = bench.device("acm", "mod", far="reader", id="1a86:55d3", serial="IDR001")
    told = bench.guest.run(f"kioskctl probe {bench.node('/dev/ttyACM*')}", limit=120)
    bench.guest.log(told)
    expect("reader = serial:" in told, f"the module was not known:\n{told}")
    expect(_SAM in told or "SDT" in told, f"the module is not described:\n{told}")
    module.unplug()
    bench.device("printer", "tm", serial="EPS001", id="04b8:0e15", far="printer epson")
    told = bench.guest.run(f"kioskctl probe {bench.node('/dev/usb/lp*')}", limit=120)
    bench.guest.log(told)
    expect("printer = lp:" in told, f"the printer was not known:\n{told}")
