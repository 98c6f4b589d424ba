// SPDX-License-Identifier: Apache-2.0
import Booking
import Rows
package import Terms
package import Wire

extension CenterStore {
    /// What changed for `hall` after `cursor`, at most `ChangeBatch.mostChanges` changes.
    ///
    /// A cursor that this database never gave out is one from before it was restored: the answer begins a full resync,
    /// with the notice first, even when there is none.
    package func changes(for hall: HallID, after cursor: Int64, now: Timestamp) throws(StoreError) -> ChangeBatch {
        guard let registered = try self.hall(hall) else { throw .unknownHall(hall) }
        // An empty feed has no cursor to tell anything by.
        guard registered.cursor > 0 else { return ChangeBatch(from: 0, through: 0, changes: [], now: now) }
        let from = try isOwn(cursor, of: registered) ? cursor : 0
        var changes: [ChangeBatch.Change] = from == 0 ? [.notice(try notice(of: registered.center))] : []
        let room = ChangeBatch.mostChanges - changes.count
        let rows = try reading { () throws(RowsError) in
            try linkRows.feed.rows(.text(hall.text), .integer(from), .integer(Int64(room))) {
                row throws(RowsError) in
                (cursor: try row.integer(0), booking: try row.optionalText(1), topic: try row.optionalText(2))
            }
        }
        for row in rows { changes.append(try change(row.booking, row.topic, for: registered, now: now)) }
        let isLast = rows.count < room
        let through = isLast ? registered.cursor : rows.last?.cursor ?? registered.cursor
        return ChangeBatch(from: from, through: through, changes: changes, now: now)
    }

    /// Says whether this database can have given out `cursor`.
    private func isOwn(_ cursor: Int64, of hall: RegisteredHall) throws(StoreError) -> Bool {
        guard (0...hall.cursor).contains(cursor) else { return false }
        return try reading { () throws(RowsError) in
            try linkRows.gap.first(.text(hall.id.text), .integer(cursor)) { row throws(RowsError) in
                try row.integer(0)
            } == nil
        }
    }

    /// The notice line of `center`.
    package func notice(of center: CenterID) throws(StoreError) -> String? {
        try reading { () throws(RowsError) in
            try linkRows.notice.first(.text(center.text)) { row throws(RowsError) in try row.text(0) }
        }
    }

    /// Sets the notice line of `center`, nil to take it away, and tells its halls.
    package func setNotice(_ text: String?, of center: CenterID) throws(StoreError) {
        try writing("set notice") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                if let text {
                    try linkRows.setNotice.run(.text(center.text), .text(text))
                } else {
                    try linkRows.clearNotice.run(.text(center.text))
                }
            }
            for hall in try halls(of: center) { try append(.null, notice: .integer(1), to: hall) }
        }
    }

    /// Tells every hall of the booking's center that it changed; inside a transaction.
    func announce(_ record: BookingRecord) throws(StoreError) {
        for hall in try halls(of: record.center) { try append(.text(record.number.text), notice: .null, to: hall) }
    }

    /// Appends a change, which supersedes an older one of the same thing: a feed never grows beyond what there is.
    func append(_ booking: Value, notice: Value, topic: FeedTopic? = nil, to hall: HallID) throws(StoreError) {
        let topic = Value.orNull(topic?.text)
        try reading { () throws(RowsError) in
            try linkRows.clearFeed.run(.text(hall.text), booking, topic)
            // Cursors follow the clock, so that none is given out again after the database was restored: a hall whose
            // cursor is of the time before would take other changes for those that it has.
            let least = clock().milliseconds
            try linkRows.noteGap.run(.integer(opened.milliseconds), .text(hall.text))
            let cursor = try linkRows.raiseCursor.first(.integer(least), .text(hall.text)) { row throws(RowsError) in
                try row.integer(0)
            }
            try linkRows.appendFeed.run(.text(hall.text), .orNull(cursor), booking, notice, topic)
        }
        announced.insert(hall)
    }

    /// Appends a document or a case, which supersedes an older one of the same name; inside a transaction.
    func append(topic: FeedTopic, to hall: HallID) throws(StoreError) {
        try append(.null, notice: .null, topic: topic, to: hall)
    }

    /// The halls of a center.
    func halls(of center: CenterID) throws(StoreError) -> [HallID] {
        let names = try reading { () throws(RowsError) in
            try linkRows.hallsOfCenter.rows(.text(center.text)) { row throws(RowsError) in try row.text(0) }
        }
        return try names.map { name throws(StoreError) in try intact(HallID(name), "hall") }
    }

    private func change(
        _ booking: String?,
        _ topic: String?,
        for hall: RegisteredHall,
        now: Timestamp
    ) throws(StoreError) -> ChangeBatch.Change {
        if let topic { return try change(try intact(FeedTopic(topic), "feed"), for: hall) }
        guard let booking else { return .notice(try notice(of: hall.center)) }
        let number = try intact(BookingNumber(text: booking), "feed")
        let record = try intact(try self.booking(number), "feed")
        return .booking(BookingNotice(record, for: hall.id, of: hall.center, at: now))
    }

    private func change(_ topic: FeedTopic, for hall: RegisteredHall) throws(StoreError) -> ChangeBatch.Change {
        switch topic {
        case .document(let kind):
            let document = try intact(try document(kind, of: hall.center), "feed")
            return .document(
                document.length > SignedDocument.longestInline ? document.with(body: nil) : document
            )
        case .bookingCase(let reporter, let position):
            return .bookingCase(try intact(try caseNotice(reporter, position), "feed"))
        }
    }
}

extension BookingNotice {
    /// Tells `hall` of a booking: one that another hall holds is exchanged elsewhere.
    ///
    /// So is one of another center, from which the hall was moved away, unless it is exchanged there already (R61).
    init(_ record: BookingRecord, for hall: HallID, of center: CenterID? = nil, at now: Timestamp) {
        let isGone = center.map { $0 != record.center } ?? false
        let standing: Standing =
            switch record.standing {
            case .booked, .exchanged, .accepted, .done:
                record.exchange.map { $0.hall != hall } ?? isGone ? .exchangedElsewhere : .booked
            case .cancelled, .cancelledLate: .cancelled
            case .void: .void
            case .rescheduled: .rescheduled
            case .noShow, .waived: .noShow
            }
        let people = [record.principal] + (record.agent.map { [$0] } ?? [])
        self.init(
            number: record.number,
            center: record.center,
            service: record.service,
            slot: record.slot,
            principal: record.principal.tag,
            agent: record.agent?.tag,
            maskedName: record.principal.maskedName,
            lastFour: people.map(\.lastFour),
            standing: standing,
            principalKind: record.principal.isUnit ? .unit : nil
        )
    }
}
