# SPDX-License-Identifier: Apache-2.0
"""People who do not exist, with numbers of valid form (GB 11643) and cards that never were (devices.md B.1)."""

import dataclasses

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_CODES = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORDERS = 999
RECORD_BYTES = 256


@dataclasses.dataclass(frozen=True)
class Person:
    """A holder of a resident's card."""

    number: str
    birth: str
    sex: str
    name: str = "样例"
    document: str = "resident_id"

    @property
    def last_four(self):
        return self.number[-4:]

    @property
    def record(self):
        """The text on the card: UTF-16LE, padded with spaces."""
        fields = ((0, self.name), (30, self.sex), (32, "01"), (36, self.birth), (52, "河南省林州市示例路1号"),
                  (122, self.number), (158, "林州市公安局"), (188, "20200101"), (204, "20400101"))
        record = bytearray(" ".encode("utf-16-le") * (RECORD_BYTES // 2))
        for offset, text in fields:
            encoded = text.encode("utf-16-le")
            record[offset : offset + len(encoded)] = encoded
        return bytes(record)


@dataclasses.dataclass(frozen=True)
class Unit:
    """A unit (单位) that books, with a code of valid form (GB 32100)."""

    number: str
    name: str = "样例有限公司"
    document: str = "credit_code"

    @property
    def last_four(self):
        return self.number[-4:]


def unit(index):
    """The unit with this index, each with another code."""
    digits = f"91410581{index:09}"
    total = sum(_CODES.index(digit) * pow(3, place, 31) for place, digit in enumerate(digits))
    return Unit(digits + _CODES[-total % 31])


def person(index):
    """The person with this index, each with another number."""
    birth = f"{1950 + index // _ORDERS:04}0101"
    order = index % _ORDERS + 1
    digits = f"410581{birth}{order:03}"
    return Person(digits + check(digits), birth, "1" if order % 2 else "2")


def check(digits):
    """The check character of a number's first 17 digits (ISO 7064, MOD 11-2)."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS)) % 11]
