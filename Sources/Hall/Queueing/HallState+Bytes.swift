// SPDX-License-Identifier: Apache-2.0
package import Terms

// What a snapshot holds of the state, in the order of `HallState`; the rest follows from it and is made anew.
extension HallState: ByteCoded {
    package func write(to writer: inout ByteWriter) {
        position.write(to: &writer)
        newest.write(to: &writer)
        day.write(to: &writer)
        previousDay.write(to: &writer)
        centerCursor.write(to: &writer)
        notice.write(to: &writer)
        today.tickets.write(to: &writer)
        before.tickets.write(to: &writer)
        serials.write(to: &writer)
        windows.write(to: &writer)
        writer.count(bookings.count)
        for booking in bookings.values.sorted(by: { $0.number.text < $1.number.text }) { booking.write(to: &writer) }
        answersToday.all.write(to: &writer)
        answersBefore.all.write(to: &writer)
        handling.write(to: &writer)
        calls.write(to: &writer)
        missed.write(to: &writer)
        alerts.write(to: &writer)
        complaints.write(to: &writer)
        mode.write(to: &writer)
        clockOffsetSeconds.write(to: &writer)
        centerCases.write(to: &writer)
    }

    /// Reads a snapshot; throws at bytes that no state was written as.
    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        position = try Position(from: &reader)
        newest = try Moment?(from: &reader)
        day = try BusinessDay?(from: &reader)
        previousDay = try BusinessDay?(from: &reader)
        centerCursor = try Int64(from: &reader)
        notice = try String?(from: &reader)
        today = DayBook(try [Ticket](from: &reader))
        before = DayBook(try [Ticket](from: &reader))
        serials = try [TicketPrefix: Int](from: &reader)
        windows = try [WindowID: WindowState](from: &reader)
        for _ in 0..<(try reader.length()) { keep(try Booking(from: &reader)) }
        answersToday = AnswerBook(try [StoredAnswer](from: &reader))
        answersBefore = AnswerBook(try [StoredAnswer](from: &reader))
        handling = try [ServiceID: [Int]](from: &reader)
        calls = try [CurrentCall](from: &reader)
        missed = try [TicketID](from: &reader)
        alerts = try [HallAlert](from: &reader)
        complaints = try [HallComplaint](from: &reader)
        // Snapshots of earlier programs end here: no center had told of any of it.
        if !reader.isAtEnd {
            mode = try BookingOnlyMode(from: &reader)
            clockOffsetSeconds = try Int(from: &reader)
            centerCases = try [CenterCase](from: &reader)
        }
        lists = HallLists(of: today.tickets)
    }
}
