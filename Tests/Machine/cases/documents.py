# SPDX-License-Identifier: Apache-2.0
"""OCR readers of passports, which send the lines of the machine readable zone (ICAO 9303)."""

from session import case


def _check(text):
    values = [0 if c == "<" else int(c, 36) for c in text]
    return str(sum(value * (7, 3, 1)[index % 3] for index, value in enumerate(values)) % 10)


def _passport(number):
    """Two lines of TD3 of somebody who does not exist, from a state that is none, valid to 2035."""
    name = "P<UTOERIKSSON<<ANNA<MARIA".ljust(44, "<")
    number = number.ljust(9, "<")
    birth, expiry, optional = "740812", "350415", "<" * 14
    fields = [part + _check(part) for part in (number, birth, expiry, optional)]
    composite = _check("".join(fields))
    return name, f"{fields[0]}UTO{fields[1]}F{fields[2]}{fields[3]}{composite}"


@case("OCR reader", "a passport in two bursts becomes one person; pulled out and back", short=True)
def passport(bench):
    hall = bench.hall
    bench.station("documents = serial:usb:1fc9:2016:OCR001")
    reader = bench.device("acm", "ocr", id="1fc9:2016", serial="OCR001", port=0)
    hall.logged("opened")
    for port, number in ((1, "L898902C3"), (2, "L898902C4")):
        hall.home()
        for line in _passport(number):
            reader.do("send " + (line + "\r").encode().hex())
        hall.shows("hasNoBooking")
        hall.mark()
        reader.unplug()
        hall.logged("gone")
        reader.plug(port)
        hall.logged("opened")
