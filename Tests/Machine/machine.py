# SPDX-License-Identifier: Apache-2.0
"""The devices of a hall on a real kernel: a Debian guest with USB gadgets, and the built programs in it.

    python3 Tests/Machine/machine.py can                       says why not, and exits with 1, where it cannot work
    python3 Tests/Machine/machine.py image                     makes the guest, once
    python3 Tests/Machine/machine.py test --bin .build/release [--short] [NAME…]
    python3 Tests/Machine/machine.py appliance --bin .build/release --debs .build/deb
    python3 Tests/Machine/machine.py power --bin .build/release [--rounds 100] [--seed 7] [--control]

NAME is a part of a case's name. Exits with 1 when a case failed, and with 0 and a word where QEMU is missing.
"""

import argparse
import os
import secrets
import sys

sys.dont_write_bytecode = True
_HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, _HERE)

import image  # noqa: E402
import recipe  # noqa: E402
import session  # noqa: E402
from appliance.acceptance import Acceptance  # noqa: E402
from power.campaign import Campaign  # noqa: E402

_TOP = os.path.dirname(os.path.dirname(_HERE))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("work", choices=["can", "image", "test", "appliance", "power"])
    options.add_argument("--bin", help="where kioskd, centerd, kioskctl and far-end are")
    options.add_argument("--debs", default=os.path.join(_TOP, ".build/deb"), help="where our packages are")
    options.add_argument("--short", action="store_true", help="one case of each class")
    options.add_argument("--guests", type=int, default=2, choices=[1, 2], help="how many at once")
    options.add_argument("--rounds", type=int, default=100, help="how many power cuts")
    options.add_argument("--seed", type=int, help="of the moments of power cuts")
    options.add_argument("--control", action="store_true", help="power cuts on a disk that lies: each must be seen")
    options.add_argument("names", nargs="*")
    chosen = options.parse_intermixed_args()
    if why := _why_not():
        print(f"skipped: {why}")
        return 1 if chosen.work == "can" else 0
    if chosen.work == "can":
        return 0
    store = os.environ.get("HALLKIOSK_MACHINE") or os.path.join(_TOP, ".build/machine")
    os.makedirs(store, exist_ok=True)
    try:
        kind = recipe.APPLIANCE if chosen.work == "appliance" else recipe.DEVICES
        folder = image.ensure(os.path.abspath(store), kind)
        if chosen.work == "appliance":
            far_end = os.path.join(os.path.abspath(chosen.bin), "far-end")
            return Acceptance(folder, os.path.abspath(store), os.path.abspath(chosen.debs), far_end).run()
    except image.Missing as missing:
        print(f"vm-image: {missing}")
        return 1
    if chosen.work == "image":
        print(folder)
        return 0
    if chosen.work == "power":
        return _cut(chosen, folder, store)
    return session.run(folder, store, os.path.abspath(chosen.bin), chosen.names, chosen.short, chosen.guests)


def _cut(chosen, folder, store):
    """The power cuts that were asked for."""
    name = "power-control" if chosen.control else "power-cuts"
    seed = secrets.randbelow(1 << 32) if chosen.seed is None else chosen.seed
    campaign = Campaign(
        os.path.join(store, name), os.path.join(store, name + ".txt"), folder, os.path.abspath(chosen.bin), seed,
        chosen.guests, chosen.control,
    )  # fmt: skip
    return campaign.run(chosen.rounds)


def _why_not():
    if missing := image.missing_tools():
        return f"the guest needs the Debian packages {' '.join(missing)}"
    if os.geteuid() != 0:
        return "the guest's file system is made by root; run this as root or with sudo"
    return None


if __name__ == "__main__":
    sys.exit(main())
