// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct KeyboardTests {
    @Test func `what is no keyboard is not taken`() throws {
        let folder = try Folder()
        let path = folder.path + "/event9"
        let file = try Descriptor(opening: path, O_RDWR | O_CREAT)
        #expect(throws: PortError.system(call: "EVIOCGRAB", code: ENOTTY)) { _ = try Keyboard.grab(file, path) }
    }

    @Test func `an inhibited keyboard types while it is held, and is silent again afterwards`() throws {
        let sysfs = try Sysfs("1\n")
        let hold = try Keyboard.lift("/dev/input/event9", sysfs: sysfs.root)
        #expect(try sysfs.value == "0\n")
        hold.restore()
        #expect(try sysfs.value == "1\n")
    }

    @Test func `a keyboard that is silenced while it is held speaks again, and is silent afterwards`() throws {
        let sysfs = try Sysfs("0\n")
        let hold = try Keyboard.lift("/dev/input/event9", sysfs: sysfs.root)
        try sysfs.set("1\n")
        try hold.speak()
        #expect(try sysfs.value == "0\n")
        hold.restore()
        #expect(try sysfs.value == "1\n")
    }

    @Test func `a keyboard that staff may type on stays open afterwards`() throws {
        let sysfs = try Sysfs("0\n")
        let hold = try Keyboard.lift("/dev/input/event9", sysfs: sysfs.root)
        hold.restore()
        #expect(try sysfs.value == "0\n")
    }

    @Test func `a kernel that inhibits nothing, and a keyboard that was pulled, are no errors`() throws {
        let folder = try Folder()
        try Keyboard.lift("/dev/input/event9", sysfs: folder.path).restore()
        let hold: Keyboard.Hold
        do {
            let sysfs = try Sysfs("1\n")
            hold = try Keyboard.lift("/dev/input/event9", sysfs: sysfs.root)
        }
        hold.restore()
    }

    /// `event9/device/inhibited` in a folder of the test's own.
    private struct Sysfs: ~Copyable {
        let folder: Folder
        let root: String

        init(_ value: String) throws {
            let folder = try Folder()
            let path = folder.path + "/event9/device"
            guard unsafe mkdir(folder.path + "/event9", 0o700) == 0, unsafe mkdir(path, 0o700) == 0 else {
                throw PortError(call: "mkdir", on: path)
            }
            try Self.write(value, root: folder.path)
            root = folder.path
            self.folder = folder
        }

        /// Does what a rule of udev does.
        func set(_ value: String) throws { try Self.write(value, root: root) }

        private static func write(_ value: String, root: String) throws {
            let file = try Descriptor(opening: root + "/event9/device/inhibited", O_WRONLY | O_CREAT)
            send(Array(value.utf8), to: file.number)
        }

        /// What the attribute says.
        var value: String {
            get throws {
                let bytes = try WholeFile.read(path: root + "/event9/device/inhibited", limit: 16)
                return String(decoding: bytes, as: UTF8.self)
            }
        }

        deinit {
            _ = unsafe unlink(root + "/event9/device/inhibited")
            _ = unsafe rmdir(root + "/event9/device")
            _ = unsafe rmdir(root + "/event9")
        }
    }
}
