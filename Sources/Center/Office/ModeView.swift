// SPDX-License-Identifier: Apache-2.0
import Booking
import Terms
import Wire

/// A period of booking-only as the staff's API tells it.
struct ModeView: Encodable {
    /// The cap of one day.
    struct Cap: Encodable {
        let cap: Int
        let reason: String
        let staff: StaffID
        let derived: DailyCapView
    }

    let id: Int64
    let center: CenterID
    let stage: String
    /// Whether walk-ins rest now.
    let inForce: Bool
    let notice, text, publishedAt, start, end: String
    let proposedBy: StaffID
    let proposedAt: String
    let confirmedBy: StaffID?
    let confirmedAt: String?
    let endedAt: String?
    let endedBy: StaffID?
    let restoreNotice: String?
    let loweredCap: Int?
    let loweredReason: String?
    let caps: [Cap]

    init(_ mode: EmergencyMode, _ caps: [ModeCap], at now: Moment) {
        (id, center, stage) = (mode.id, mode.center, mode.stage.rawValue)
        inForce = mode.told(at: now.timestamp)?.contains(now.timestamp) ?? false
        (notice, text) = (mode.period.notice, mode.period.text)
        publishedAt = now.at(mode.period.published).rfc3339
        (start, end) = (now.at(mode.period.start).rfc3339, now.at(mode.period.end).rfc3339)
        (proposedBy, proposedAt) = (mode.proposedBy, now.at(mode.proposedAt).rfc3339)
        (confirmedBy, confirmedAt) = (mode.confirmedBy, mode.confirmedAt.map { now.at($0).rfc3339 })
        (endedAt, endedBy) = (mode.endedAt.map { now.at($0).rfc3339 }, mode.endedBy)
        restoreNotice = mode.restoreNotice
        (loweredCap, loweredReason) = (mode.lowered?.cap, mode.lowered?.reason)
        self.caps = caps.map {
            Cap(cap: $0.cap, reason: $0.reason, staff: $0.staff, derived: DailyCapView($0.derived))
        }
    }
}

/// A day's cap with where it comes from, line by line (A15).
struct DailyCapView: Encodable {
    /// ⌊open minutes ÷ mean handling minutes⌋ of one window.
    struct Line: Encodable {
        let hall: HallID
        let window: WindowID
        let services: [ServiceID]
        let openMinutes: Int
        let handlingSeconds: Int
        let samples: Int
        let numbers: Int
    }

    let day: String
    let total: Int
    let lines: [Line]

    init(_ cap: DailyCap) {
        (day, total) = (cap.day.text, cap.total)
        lines = cap.lines.map {
            Line(
                hall: $0.hall,
                window: $0.window,
                services: $0.services,
                openMinutes: $0.openMinutes,
                handlingSeconds: $0.handlingSeconds,
                samples: $0.samples,
                numbers: $0.numbers
            )
        }
    }
}

/// A signed document without its body.
struct DocumentView: Encodable {
    let kind: String
    let version: Int64
    let issuedAt: String
    let bytes: Int
    let sha256: String
    let algorithm: String
    let key: Int

    init(_ document: SignedDocument, _ now: Moment) {
        (kind, version, issuedAt) = (document.kind.rawValue, document.version, now.at(document.issued).rfc3339)
        (bytes, sha256) = (document.length, document.digest)
        (algorithm, key) = (document.algorithm, Int(document.keyID))
    }
}
