// SPDX-License-Identifier: Apache-2.0
import Store
import Terms
import Wire

/// One hall with its devices, services, certificates and what has changed there.
struct HallDetailView: Encodable {
    struct Device: Encodable {
        let kind, place, state: String
        let working: Bool
    }

    struct Service: Encodable {
        let id: ServiceID
        let windows, walkInWindows: [WindowID]
        let onDuty, walkInsOnDuty: Int
    }

    struct Certificate: Encodable {
        let serial, fingerprint, issuedAt, endsAt: String
        let seenAt, revokedAt, reason: String?
    }

    struct Change: Encodable {
        let at, version: String
        let devices: [Device]
        let alarms: [String]
    }

    let hall: HallView
    let reportedAt: String?
    let uptimeSeconds, diskFreeMebibytes: Int?
    let documents: [String: Int64]
    let devices: [Device]
    let services: [Service]
    let certificates: [Certificate]
    let changes: [Change]

    /// The changes that are shown.
    private static let shown = 50

    init(
        _ hall: RegisteredHall,
        _ survey: HallSurvey,
        _ store: CenterStore,
        _ now: Moment
    ) throws(StoreError) {
        let kept = survey.report(of: hall.id)
        self.hall = try survey.view(of: hall)
        reportedAt = kept.map { now.at($0.at).rfc3339 }
        (uptimeSeconds, diskFreeMebibytes) = (kept?.report.uptimeSeconds, kept?.report.diskFreeMebibytes)
        documents = kept?.report.documents ?? [:]
        devices = kept?.report.devices.map(Device.init) ?? []
        services =
            kept?.report.services.map {
                Service(
                    id: $0.id,
                    windows: $0.windows,
                    walkInWindows: $0.walkInWindows,
                    onDuty: $0.onDuty,
                    walkInsOnDuty: $0.walkInsOnDuty
                )
            } ?? []
        certificates = try store.certificates(of: hall.id).map { Certificate($0, now) }
        changes = try store.reportChanges(of: hall.id, limit: Self.shown).map { kept in
            Change(
                at: now.at(kept.at).rfc3339,
                version: kept.report.release,
                devices: kept.report.devices.map(Device.init),
                alarms: kept.report.alarms
            )
        }
    }
}

extension HallDetailView.Device {
    fileprivate init(_ device: HallReport.Device) {
        (kind, place, state, working) = (device.kind, device.place, device.state, device.isWorking)
    }
}

extension HallDetailView.Certificate {
    fileprivate init(_ certificate: HallCertificate, _ now: Moment) {
        (serial, fingerprint) = (certificate.serial, certificate.fingerprint)
        (issuedAt, endsAt) = (now.at(certificate.issuedAt).rfc3339, now.at(certificate.endsAt).rfc3339)
        seenAt = certificate.seenAt.map { now.at($0).rfc3339 }
        revokedAt = certificate.revokedAt.map { now.at($0).rfc3339 }
        reason = certificate.reason?.rawValue
    }
}
