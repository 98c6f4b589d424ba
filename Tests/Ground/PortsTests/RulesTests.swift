// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

/// The udev rules as shipped, gone through by `udevadm test` for recorded devices, in a mount namespace with a group and
/// folders of its own; what a kernel then does with silenced keyboards is tried in the guest.
struct RulesTests {
    private static let isPossible =
        unsafe system("command -v umockdev-run udevadm >/dev/null && unshare -m true 2>/dev/null") == 0
    private static let keyboard = "/devices/platform/dummy_hcd.2/usb5/5-1/5-1:1.0/0003:05E0:1200.0003/input/input3"

    /// What udev would do with a device of a recording.
    private func verdict(_ recording: String, _ path: String, allowing allowed: String? = nil) throws -> String {
        let folder = try Folder()
        let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
        let script = """
            set -e
            mount -t tmpfs none /etc/udev
            # udevadm keeps what it finds out in /run/udev.
            mount -t tmpfs none /run
            mkdir /etc/udev/rules.d /etc/udev/hallkiosk-keyboards.d
            cp '\(root)/systemd/90-hallkiosk.rules' /etc/udev/rules.d/
            \(allowed.map { "touch /etc/udev/hallkiosk-keyboards.d/" + $0 } ?? "")
            { grep -v '^hallkiosk:' /etc/group; echo hallkiosk:x:61234:; } >'\(folder.path)/group'
            mount --bind '\(folder.path)/group' /etc/group
            cd '\(root)/Tests/Recordings'
            umockdev-run --device \(recording).umockdev -- udevadm test --action=add '/sys\(path)'
            """
        try WholeFile.writeAtomically(Array(script.utf8), to: folder.path + "/script", mode: 0o600)
        let status = unsafe system("unshare -m sh '\(folder.path)/script' >'\(folder.path)/log' 2>&1")
        let log = String(decoding: try WholeFile.read(path: folder.path + "/log", limit: 1_000_000), as: UTF8.self)
        try #require(status == 0, "\(log)")
        let complaints = log.split(separator: "\n").filter { line in
            line.contains("90-hallkiosk.rules:")
                && ["nvalid", "nknown", "ailed", "gnoring"].contains { line.contains($0) }
        }
        #expect(complaints == [])
        return log
    }

    @Test(.enabled(if: isPossible, "needs root, umockdev and udev"))
    func `a keyboard that nobody named is silent, but kioskd may have it speak`() throws {
        let log = try verdict("kbd-event", Self.keyboard)
        #expect(log.contains("input3/inhibited' writing '1'"))
        #expect(log.contains("LIBINPUT_IGNORE_DEVICE=1"))
        #expect(log.contains("run: '/bin/chgrp hallkiosk /sys\(Self.keyboard)/inhibited'"))
        let node = try verdict("kbd-event", Self.keyboard + "/event2")
        #expect(node.contains("GROUP 61234") && node.contains("MODE 0660") && node.contains("LIBINPUT_IGNORE_DEVICE=1"))
    }

    @Test(.enabled(if: isPossible, "needs root, umockdev and udev"))
    func `a keyboard for maintenance works as any`() throws {
        let log = try verdict("kbd-event", Self.keyboard, allowing: "05e0:1200")
        #expect(!log.contains("writing '1'") && !log.contains("LIBINPUT_IGNORE_DEVICE"))
        let other = try verdict("kbd-event", Self.keyboard, allowing: "05e0:1201")
        #expect(other.contains("writing '1'"))
    }

    @Test(
        .enabled(if: isPossible, "needs root, umockdev and udev"),
        arguments: [
            ("pos", "/devices/platform/dummy_hcd.0/usb3/3-1/3-1:1.0/0003:0C2E:0B61.0001/hidraw/hidraw0", "GROUP 61234"),
            ("ftdi", "/devices/pci0000:00/0000:00:07.0/usb1/1-1/1-1:1.0/ttyUSB0/tty/ttyUSB0", "ID_MM_PORT_IGNORE=1"),
            ("acm", "/devices/platform/dummy_hcd.3/usb6/6-1/6-1:1.0/tty/ttyACM0", "ID_MM_DEVICE_IGNORE=1"),
            ("idr-hid", "/devices/platform/dummy_hcd.0/usb3/3-1", "GROUP 61234"),
            ("ftdi", "/devices/pci0000:00/0000:00:07.0/usb1/1-1", "1-1/power/control' writing 'on'"),
        ]
    )
    func `a device of the hall is kioskd's and nobody else's`(recording: String, path: String, effect: String) throws {
        #expect(try verdict(recording, path).contains(effect))
    }

    @Test(.enabled(if: isPossible, "needs root, umockdev and udev"))
    func `the raw reports of a keyboard stay root's`() throws {
        let path = "/devices/platform/dummy_hcd.2/usb5/5-1/5-1:1.0/0003:05E0:1200.0003/hidraw/hidraw2"
        #expect(try !verdict("kbd-hidraw", path).contains("GROUP 61234"))
    }
}
