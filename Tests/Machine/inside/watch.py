# SPDX-License-Identifier: Apache-2.0
"""Tells what reaches others than the daemon: keys at an input device, text at the console.

    watch.py NODE      key CODE for every key that is pressed; console TEXT for what /dev/tty1 reads
    watch.py --grab NODE      takes the keyboard for itself, until its standard input ends
"""

import os
import select
import sys
import termios
import tty

import evdev


def _grab(node):
    keyboard = evdev.InputDevice(node)
    keyboard.grab()
    print("held", flush=True)
    sys.stdin.read()


def _watch(node):
    console = os.open("/dev/tty1", os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    tty.setraw(console)
    termios.tcflush(console, termios.TCIFLUSH)
    keyboard = evdev.InputDevice(node)
    print("watching", flush=True)
    sources = [console, keyboard.fd]
    while sources:
        for ready in select.select(sources, [], [])[0]:
            if ready == console:
                print("console", os.read(console, 256).hex(), flush=True)
                continue
            try:
                for event in keyboard.read():
                    if event.type == evdev.ecodes.EV_KEY and event.value == 1:
                        print("key", event.code, flush=True)
            except OSError:
                print("keyboard gone", flush=True)
                sources.remove(keyboard.fd)


if __name__ == "__main__":
    if sys.argv[1] == "--grab":
        _grab(sys.argv[2])
    else:
        _watch(sys.argv[1])
