// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Halls
import Ledger
import Ports
import Store
import Terms
import Testing
import Vault

/// A center in a folder of its own, whose time limits are called by hand.
final class HallsFixture: Sendable {
    let folder: String
    let loop: EventLoop
    let readers: EventLoop
    let time: ManualTimekeeper
    let clock: HallClock
    /// The authority that signs for halls.
    let authority: CertificateAuthority
    let ring = KeyRing.fresh(.center)

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
        authority = try CertificateAuthority.make(name: "test center", at: clock.now().timestamp)
    }

    deinit {
        let names = ["center.db", "center.db-wal", "center.db-shm", "keys", "authority.pem", "tokens", "center.conf"]
        for name in names { unsafe unlink(folder + "/" + name) }
        unsafe rmdir(folder)
    }

    /// A ledger with the hall `linzhou`, without a certificate.
    func ledger() async throws -> CenterLedger {
        let vault = try Vault(keys: ring, as: .center)
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

    /// The routes of `ledger`.
    func routes(_ ledger: CenterLedger) throws -> HallRoutes {
        let desk = try CertificateDesk(ledger: ledger, authority: authority, ring: ring, clock: clock, time: time)
        return HallRoutes(ledger: ledger, certificates: desk, clock: clock)
    }

    /// Gives the hall `linzhou` a certificate, as if by hand; what it connects with.
    func peer(_ ledger: CenterLedger) async throws -> PeerCertificate {
        let (hall, now) = (try #require(HallID("linzhou")), clock.now().timestamp)
        let facts = try #require(
            CertificateFacts(certificate: authority.issue(name: hall.text, for: .client, at: now).certificate)
        )
        try await ledger.write { store throws(StoreError) in
            try store.enrolled(facts, of: hall, since: now, at: now)
        }
        return PeerCertificate(fingerprint: facts.fingerprint, commonName: hall.text)
    }
}
