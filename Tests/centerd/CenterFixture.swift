// SPDX-License-Identifier: Apache-2.0
import Booking
import Charter
import Glibc
import Ledger
import Ports
import Settings
import Terms
import Testing
import Vault

/// A center in a folder of its own, whose time limits are called by hand.
final class CenterFixture: Sendable {
    let folder: String
    let loop: EventLoop
    let readers: EventLoop
    let time: ManualTimekeeper
    let clock: HallClock

    init() throws {
        var template = Array("/tmp/hallkiosk-center-XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
        }
        try #require(made)
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        loop = try EventLoop(name: "center-test")
        readers = try EventLoop(name: "center-test-reader")
        time = ManualTimekeeper(on: loop)
        // The machine's own time, since certificates are judged by it.
        clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai"))
    }

    deinit {
        let names = ["center.db", "center.db-wal", "center.db-shm", "keys", "authority.pem", "tokens", "center.conf"]
        for name in names { unsafe unlink(folder + "/" + name) }
        unsafe rmdir(folder)
    }

    func settings() throws -> CenterSettings {
        let text = "[center]\ndirectory = \(folder)\nport = 0\nadmin_port = 0\nweb_port = 0\n"
        return try CenterSettings(SettingsFile.parse(text: text, name: "center.conf"))
    }
}
