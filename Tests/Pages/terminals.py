# SPDX-License-Identifier: Apache-2.0
"""Pictures of the text boards, as a terminal on a television draws them: xterm on a screen that does not exist.

    python3 Tests/Pages/terminals.py --bin .build/debug [--pictures .build/pictures]

Needs Debian's xvfb, xterm and imagemagick. Exits with 1 when a picture is empty.
"""

import argparse
import os
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import house  # noqa: E402
from house import House  # noqa: E402

# Name of the picture, size of the type in points, columns and rows that fill the screen, what follows `kioskctl board`.
_BOARDS = [
    ("terminal-board-ten-metres", 58, "40x11", []),
    ("terminal-board-six-metres", 34, "68x19", []),
    ("terminal-board-both", 26, "88x25", ["--language", "both"]),
    ("terminal-window", 58, "40x11", ["--window", "1"]),
]
_SIZE = "1920x1080"
_DRAWN_SECONDS = 4
# A picture with so few colours has nothing on it.
_COLOURS = 8


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", required=True, help="where kioskd, centerd and kioskctl are")
    options.add_argument("--pictures", default=os.path.join(house.TOP, ".build/pictures"))
    chosen = options.parse_args()
    os.makedirs(chosen.pictures, exist_ok=True)
    programs = os.path.abspath(chosen.bin)
    hall = House(programs)
    hall.open()
    try:
        _fill(hall)
        empty = [name for name, *how in _BOARDS if not _picture(hall, programs, chosen.pictures, name, *how)]
    finally:
        hall.close()
        house.end_all()
    print(f"terminals: {len(_BOARDS)} pictures in {chosen.pictures}, {len(empty)} empty {' '.join(empty)}")
    return 1 if empty else 0


def _fill(hall):
    """A morning: people wait, four were called, one did not come."""
    for service in ["estate", "social", "estate", "tax", "estate", "social", "estate", "social", "tax"]:
        hall.walk_in(service)
    hall.call("1", "1001")
    hall.post("/windows/1/miss", staff="1001")
    for window, staff in [("2", "1002"), ("3", "1003"), ("1", "1001")]:
        hall.call(window, staff)


def _picture(hall, programs, folder, name, points, cells, options):
    """Draws a board and keeps what the screen shows; says whether there was anything."""
    screen = f":{os.getpid() % 500 + 100}"
    with subprocess.Popen(["Xvfb", screen, "-screen", "0", _SIZE + "x24", "-nolisten", "tcp"]) as server:
        try:
            time.sleep(1)
            token = os.path.join(hall.directory, "tokens")
            board = [os.path.join(programs, "kioskctl"), "board", "--url", hall.address, "--token-file", token]
            face = ["-fa", "DejaVu Sans Mono", "-fs", str(points), "-geometry", cells + "+0+0", "-b", "0"]
            terminal = ["xterm", "-u8", "-bw", "0", "+sb", *face, "-e", *board, *options]
            with subprocess.Popen(terminal, env=os.environ | {"DISPLAY": screen}) as window:
                try:
                    # The board flashes a new call for some seconds before it stands still.
                    time.sleep(_DRAWN_SECONDS)
                    path = os.path.join(folder, name + ".png")
                    subprocess.run(["import", "-display", screen, "-window", "root", path], check=True)
                finally:
                    window.terminate()
            count = subprocess.run(
                ["identify", "-format", "%k", path], check=True, capture_output=True, text=True
            ).stdout
            return int(count) >= _COLOURS
        finally:
            server.terminate()


if __name__ == "__main__":
    sys.exit(main())
