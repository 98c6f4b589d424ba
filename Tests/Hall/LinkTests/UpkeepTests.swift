// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms
import Testing
import Vault
import Wire

@testable import Link

/// The hall's report and its certificate.
@Suite(.timeLimit(.minutes(1)))
struct UpkeepTests {
    /// The enrolment of a hall, its certificate issued so many days before the hall's morning.
    private final class Office: Sendable {
        let authority: CertificateAuthority
        let bundle: Lock<EnrolmentBundle>
        let report: Lock<HallReport>
        let isDiskFull = Lock(false)

        init(daysAgo: Int64) throws {
            let issued = Timestamp(milliseconds: LinkHall.opening.timestamp.milliseconds - daysAgo * 86_400_000)
            authority = try CertificateAuthority.make(name: "test center", at: issued)
            bundle = Lock(
                EnrolmentBundle(
                    hall: try Words.hall(),
                    center: "https://127.0.0.1:1",
                    authority: authority.pair.certificate,
                    pair: try authority.issue(name: Words.hall().text, for: .client, at: issued),
                    keys: ""
                )
            )
            report = Lock(try Words.report())
        }

        var upkeep: LinkUpkeep {
            LinkUpkeep(
                report: { self.report.withLock { $0 } },
                bundle: { self.bundle.withLock { $0 } },
                adopt: { adopted in
                    guard !self.isDiskFull.withLock({ $0 }) else { return false }
                    self.bundle.withLock { $0 = adopted }
                    return true
                }
            )
        }

        func sign(_ renewal: CertificateRenewal) -> CertificateGrant? {
            let request = CertificateRequest(text: renewal.request)
            let now = LinkHall.opening.timestamp
            return (try? authority.issue(request, name: "hall-1", for: .client, at: now)).map {
                CertificateGrant(certificate: $0, authority: authority.pair.certificate)
            }
        }
    }

    private static let limits = LinkLimits()
    private static let life = CertificateAuthority.leafDays

    @Test(
        arguments: [
            (0, false, nil), (life * 2 / 3 - 1, false, nil), (life * 2 / 3 + 1, true, nil),
            (life - 29, true, LinkAlarm.certificateEnds(days: 29)), (life + 1, false, .certificateEnded),
        ] as [(Int64, Bool, LinkAlarm?)]
    )
    func `a certificate is renewed after two thirds of its life, and not when it has ended`(
        daysAgo: Int64,
        isDue: Bool,
        alarm: LinkAlarm?
    ) throws {
        let office = try Office(daysAgo: daysAgo)
        let course = RenewalCourse(CertificateFacts(certificate: office.bundle.withLock { $0.certificate }))
        #expect(course.isDue(at: LinkHall.opening.timestamp) == isDue)
        #expect(course.alarm(at: LinkHall.opening.timestamp) == alarm)
    }

    @Test
    func `a certificate that cannot be read is told of`() {
        #expect(RenewalCourse(nil).alarm(at: LinkHall.opening.timestamp) == .certificateEnded)
        #expect(!RenewalCourse(nil).isDue(at: LinkHall.opening.timestamp))
    }

    @Test
    func `a hall renews its certificate with a key that stays, and uses it at once`() async throws {
        let (hall, clock, center) = (try LinkHall(), StageClock(), MemoryCenter())
        let office = try Office(daysAgo: 500)
        let old = office.bundle.withLock { $0 }
        center.change { $0.sign = { office.sign($0) } }
        let link = try await hall.link(center, time: clock, upkeep: office.upkeep)
        try await running(link) {
            await until { office.bundle.withLock { $0.certificate } != old.certificate }
            await until { link.status.certificateUntil != nil }
        }
        let renewed = office.bundle.withLock { $0 }
        #expect(CertificatePair(certificate: renewed.certificate, key: renewed.key).isWhole)
        #expect(renewed.key != old.key)
        #expect(link.status.certificateUntil == CertificateFacts(certificate: renewed.certificate)?.until)
        #expect(link.status.alarms.isEmpty)
        await hall.close()
    }

    @Test
    func `a renewal that cannot be kept is tried again, and the old certificate serves on`() async throws {
        let (hall, clock, center) = (try LinkHall(), StageClock(), MemoryCenter())
        let office = try Office(daysAgo: 725)
        let old = office.bundle.withLock { $0.certificate }
        office.isDiskFull.withLock { $0 = true }
        center.change { $0.sign = { office.sign($0) } }
        let link = try await hall.link(center, time: clock, upkeep: office.upkeep)
        try await running(link) {
            await clock.untilWaiting(for: Self.limits.renewalRetry, 1)
            #expect(office.bundle.withLock { $0.certificate } == old)
            #expect(link.status.alarms == [.certificateEnds(days: 6)])
            office.isDiskFull.withLock { $0 = false }
            await clock.pass(Self.limits.renewalRetry)
            await until { office.bundle.withLock { $0.certificate } != old }
            await until { link.status.alarms.isEmpty }
        }
        await hall.close()
    }

    @Test
    func `a hall reports each minute, and news at once`() async throws {
        let (hall, clock, center) = (try LinkHall(), StageClock(), MemoryCenter())
        let office = try Office(daysAgo: 0)
        let link = try await hall.link(center, time: clock, upkeep: office.upkeep)
        try await running(link) {
            await center.until { $0.reports.count == 1 }
            // Time alone is no news before the minute is over.
            office.report.withLock { $0.uptimeSeconds += 5 }
            await clock.pass(Self.limits.reportLook)
            await clock.untilWaiting(for: Self.limits.reportLook, 1)
            #expect(center.known.reports.count == 1)
            office.report.withLock { $0 = $0.with(state: "paper_out") }
            await clock.pass(Self.limits.reportLook)
            await center.until { $0.reports.count == 2 }
            clock.turn(by: Self.limits.reportEvery)
            await clock.pass(Self.limits.reportLook)
            await center.until { $0.reports.count == 3 }
        }
        #expect(center.known.reports.map { $0.devices[0].state } == ["ready", "paper_out", "paper_out"])
        await hall.close()
    }

    @Test(arguments: [1, 7, 20])
    func `R61: a hall that comes from another center sends it what that one did not acknowledge`(
        begins: Int64
    ) async throws {
        let hall = try LinkHall()
        try await hall.walkIns(20)
        try await hall.journal.setCursor(named: LinkCursor.acknowledged.rawValue, to: begins)
        try await hall.journal.setCursor(named: LinkCursor.offered.rawValue, to: begins + 1)
        try await hall.journal.setCursor(named: LinkCursor.begins.rawValue, to: begins)
        let limits = LinkLimits()
        let hasty = HastyTimekeeper(holding: [limits.facts, limits.pollMargin, .seconds(25) + limits.pollMargin])
        let center = MemoryCenter()
        for _ in 0..<2 {
            // The second time is a restart.
            let link = try await hall.link(center, time: hasty)
            try await running(link) {
                try await hall.walkIn()
                await center.until { $0.position == hall.journal.position }
            }
            #expect(link.status.alarms.isEmpty)
        }
        #expect(try await hall.difference(to: center) { $0.value > begins } == nil)
        #expect(center.known.facts.allSatisfy { $0.position.value > begins })
        await hall.close()
    }
}

extension Words {
    /// A report of a hall with one printer.
    static func report() throws -> HallReport {
        HallReport(
            at: LinkHall.opening.timestamp,
            center: try center(),
            release: Release.version,
            profile: "hall",
            uptimeSeconds: 1,
            position: .start,
            unsynced: 0,
            documents: [:],
            certificateUntil: nil,
            diskFreeMebibytes: 1000,
            services: [],
            devices: [HallReport.Device(kind: "printer", place: "kiosk-1", state: "ready", isWorking: true)],
            alarms: []
        )
    }
}

extension HallReport {
    fileprivate func with(state: String) -> HallReport {
        HallReport(
            at: at,
            center: center,
            release: release,
            profile: profile,
            uptimeSeconds: uptimeSeconds,
            position: position,
            unsynced: unsynced,
            documents: documents,
            certificateUntil: certificateUntil,
            diskFreeMebibytes: diskFreeMebibytes,
            services: services,
            devices: [Device(kind: "printer", place: "kiosk-1", state: state, isWorking: false)],
            alarms: alarms
        )
    }
}
