// SPDX-License-Identifier: Apache-2.0
import HTTP
import Journal
import Link
import Ports
import Queueing
import Setup
import Terms
import Vault
import Web
import Wire

/// What the link tells the center of the hall, and the enrolment that it does it with.
final class HallUpkeep: Sendable {
    private let settings: HallSettings
    private let journal: Journal
    private let clock: HallClock
    private let time: any Timekeeper
    private let started: MonotonicTime
    private let transport: HTTPSTransport
    private let bundle: Lock<EnrolmentBundle>
    /// The devices and the link, once they are there.
    private let eyes = Lock<@Sendable () async -> (HallSurroundings, LinkStatus)> { (HallSurroundings(), LinkStatus()) }

    init(
        _ settings: HallSettings,
        _ bundle: EnrolmentBundle,
        _ transport: HTTPSTransport,
        journal: Journal,
        clock: HallClock,
        time: any Timekeeper
    ) {
        (self.settings, self.journal, self.clock, self.time) = (settings, journal, clock, time)
        (self.transport, self.bundle, started) = (transport, Lock(bundle), time.now())
    }

    /// The ways that the link takes.
    var ways: LinkUpkeep {
        LinkUpkeep(
            report: { await self.report() },
            bundle: { self.bundle.withLock { $0 } },
            adopt: { self.adopt($0) }
        )
    }

    /// Looks with `eyes` from now on.
    func look(with eyes: @escaping @Sendable () async -> (HallSurroundings, LinkStatus)) {
        self.eyes.withLock { $0 = eyes }
    }

    /// One file holds certificate and key: after a power cut there is the old pair or the new one.
    private func adopt(_ renewed: EnrolmentBundle) -> Bool {
        do throws(PortError) {
            try WholeFile.writeAtomically(renewed.bytes, to: settings.directory + "/enrolment", mode: 0o600)
        } catch {
            Log.write(.error, "certificate cannot be kept", ["reason": error])
            return false
        }
        bundle.withLock { $0 = renewed }
        transport.adopt(renewed)
        return true
    }

    private func report() async -> HallReport {
        let (surroundings, link) = await eyes.withLock { $0 }()
        let (plan, now) = (settings.plan, clock.now())
        let (position, services) = await journal.view { state in
            (state.position, plan.services.map { HallReport.Service($0, plan, state) })
        }
        let certificate = CertificateFacts(certificate: bundle.withLock { $0.certificate })
        let free = try? DiskSpace.free(settings.directory)
        return HallReport(
            at: now.timestamp,
            center: plan.center,
            release: Release.version,
            profile: plan.profile.rawValue,
            uptimeSeconds: Int(started.duration(to: time.now()).components.seconds),
            position: position,
            unsynced: link.unsyncedCount,
            documents: link.documents.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value },
            certificateUntil: certificate?.until,
            diskFreeMebibytes: free.map { Int($0 / 1_048_576) },
            services: services,
            devices: surroundings.devices.map { HallReport.Device($0) } + surroundings.fixtures.map { .init($0) },
            alarms: link.alarms.map(\.description)
        )
    }
}

extension HallReport.Service {
    fileprivate init(_ service: ServicePlan, _ plan: HallPlan, _ state: HallState) {
        let windows = plan.windows(for: service.id)
        let open = windows.filter { state.window($0.id).mode == .open }
        self.init(
            id: service.id,
            windows: windows.map(\.id),
            walkInWindows: windows.filter { $0.role != .bookedOnly }.map(\.id),
            onDuty: open.count,
            walkInsOnDuty: open.count { $0.role != .bookedOnly }
        )
    }
}

extension HallReport.Device {
    fileprivate init(_ device: HallSurroundings.Device) {
        self.init(
            kind: device.kind.rawValue,
            place: device.station.text,
            state: device.state,
            isWorking: device.isWorking
        )
    }

    fileprivate init(_ fixture: HallSurroundings.Fixture) {
        self.init(kind: fixture.kind.rawValue, place: fixture.name, state: fixture.state, isWorking: fixture.isWorking)
    }
}
