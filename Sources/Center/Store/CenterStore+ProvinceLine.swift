// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms
package import Vault

extension CenterStore {
    /// How the line to the province is doing.
    package func provinceStatus() throws(StoreError) -> ProvinceStatus {
        let status = try reading { () throws(RowsError) in
            let codes = try provinceRows.pendingCodes.first(read: Self.count) ?? 0
            let events = try provinceRows.pendingEvents.first(read: Self.count) ?? 0
            let listed = try provinceRows.countListed.first(read: Self.count) ?? 0
            return try provinceRows.line.first { row throws(RowsError) in
                ProvinceStatus(
                    isEnabled: try row.integer(1) != 0,
                    answeredAt: try row.optionalInteger(5).map { Timestamp(milliseconds: $0) },
                    trouble: try row.optionalText(6),
                    failures: Int(try row.integer(3)),
                    nextAt: Timestamp(milliseconds: try row.integer(4)),
                    cursor: try row.integer(2),
                    pendingCodes: codes,
                    pendingEvents: events,
                    listed: listed
                )
            }
        }
        return try intact(status, "province_line")
    }

    /// Notes at the start whether a province is configured; a new configuration is tried at once.
    package func enableProvince(_ isEnabled: Bool) throws(StoreError) {
        try writing("enable province") { () throws(StoreError) in
            try reading { () throws(RowsError) in try provinceRows.enable.run(isEnabled ? 1 : 0) }
        }
    }

    /// Lets the next run ask at once, whatever failed before.
    package func tryProvinceAgain() throws(StoreError) {
        try writing("retry province") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try provinceRows.retryLine.run()
                try provinceRows.retryBookings.run()
                try provinceRows.retryEvents.run()
            }
        }
    }

    /// Whether the province is asked for codes at all.
    package func isProvinceAsked() throws(StoreError) -> Bool {
        try reading { () throws(RowsError) in
            try provinceRows.line.first { row throws(RowsError) in try row.integer(1) != 0 } ?? false
        }
    }

    /// Notes that the province could not be asked, and when to try again.
    package func noteProvince(trouble: String, nextAt: Timestamp) throws(StoreError) {
        try writing("note trouble") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try provinceRows.lineFailed.run(.integer(nextAt.milliseconds), .text(trouble))
            }
        }
    }

    /// Notes that the province answered everything it was asked.
    package func noteProvinceAnswered(at now: Timestamp) throws(StoreError) {
        try writing("note answer") { () throws(StoreError) in
            try reading { () throws(RowsError) in try provinceRows.lineAnswered.run(.integer(now.milliseconds)) }
        }
    }

    /// Events that the province does not have in their latest form.
    ///
    /// An event whose person cannot be named to the province any more, because the identity was deleted before it was
    /// ever coded, rests for as long as an attempt may.
    package func unreportedEvents(
        at now: Timestamp,
        limit: Int,
        key: ProvinceKey
    ) throws(StoreError) -> [ProvinceEvent] {
        try writing("collect events") { () throws(StoreError) in
            let events = try reading { () throws(RowsError) in
                try provinceRows.unreported.rows(.integer(now.milliseconds), .integer(Int64(limit))) {
                    row throws(RowsError) in try NoShowEvent(row)
                }
            }
            var reports: [ProvinceEvent] = []
            for found in events {
                let event = try intact(found, "no_show_event")
                guard let mark = try provinceMark(of: event, key: key) else {
                    try noteUnreported(event.booking, at: now)
                    continue
                }
                reports.append(ProvinceEvent(event, person: mark))
            }
            return reports
        }
    }

    /// Notes which of `events` the province has now; the others rest.
    package func noteReported(
        _ taken: [ProvinceEvent],
        of events: [ProvinceEvent],
        at now: Timestamp
    ) throws(StoreError) {
        try writing("note reported events") { () throws(StoreError) in
            for event in events {
                if taken.contains(event) {
                    try reading { () throws(RowsError) in
                        try provinceRows.reported.run(.integer(Int64(event.revision)), .text(event.booking.text))
                    }
                } else {
                    try noteUnreported(event.booking, at: now)
                }
            }
        }
    }

    private func provinceMark(of event: NoShowEvent, key: ProvinceKey) throws(StoreError) -> ProvinceMark? {
        let known = try reading { () throws(RowsError) in
            try provinceRows.person.first(.text(event.person.text)) { row throws(RowsError) in
                ProvinceMark(text: try row.text(0))
            }
        }
        if let known { return try intact(known, "province_person") }
        return try provinceMark(ofPrincipalOf: event.booking, key: key)
    }

    private func noteUnreported(_ booking: BookingNumber, at now: Timestamp) throws(StoreError) {
        try reading { () throws(RowsError) in
            let before = try provinceRows.reportFailures.first(.text(booking.text)) { row throws(RowsError) in
                try row.integer(0)
            }
            let failures = (before ?? 0) + 1
            let next = now.adding(seconds: ProvinceRetry.seconds(after: Int(failures)))
            try provinceRows.reportFailed.run(.integer(failures), .integer(next.milliseconds), .text(booking.text))
        }
    }

    private static func count(_ row: borrowing Row) throws(RowsError) -> Int { Int(try row.integer(0)) }
}

extension ProvinceEvent {
    /// Names an event of the register as the province is told of it.
    fileprivate init(_ event: NoShowEvent, person: ProvinceMark) {
        self.init(
            booking: event.booking,
            revision: event.revision,
            person: person,
            kind: event.kind,
            halves: event.halves,
            day: event.day,
            counts: event.counts,
            recordedAt: event.recordedAt
        )
    }
}
