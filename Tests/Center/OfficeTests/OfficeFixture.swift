// SPDX-License-Identifier: Apache-2.0
import Glibc
import Ledger
import Ports
import Terms
import Testing
import Vault

/// A center in a folder of its own, whose time limits are called by hand.
final class OfficeFixture: Sendable {
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

    /// A ledger with the hall `linzhou`.
    func ledger() async throws -> CenterLedger {
        let vault = try Vault(keys: KeyRing.fresh(.center), as: .center)
        let ledger = try CenterLedger(
            path: folder + "/center.db",
            vault: vault,
            clock: clock,
            on: loop,
            readers: readers,
            time: time
        )
        try await ledger.enrol(
            try #require(HallID("linzhou")),
            center: try #require(CenterID("linzhou")),
            name: "林州"
        )
        return ledger
    }
}
