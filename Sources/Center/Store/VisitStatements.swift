// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about visits and the figures of them, prepared once.
final class VisitStatements {
    let issue, call, serve, finish, reopen, transfer, end, bookingFigures, visitFigures, refilled: Statement

    init(_ connection: Connection) throws(RowsError) {
        issue = try connection.prepare(
            """
            INSERT OR IGNORE INTO visit (hall, ticket, center, day, service, origin, booking, issued_at) \
            VALUES (?,?,?,?,?,?,?,?)
            """,
            label: "begin visit"
        )
        // The first call counts (A33); a later one leaves it.
        call = try connection.prepare(
            "UPDATE visit SET called_at = coalesce(called_at, ?), window = ? WHERE hall = ? AND ticket = ?",
            label: "call visit"
        )
        serve = try connection.prepare(
            "UPDATE visit SET serving_at = coalesce(serving_at, ?), window = ? WHERE hall = ? AND ticket = ?",
            label: "serve visit"
        )
        finish = try connection.prepare(
            "UPDATE visit SET finished_at = ?, window = ?, outcome = ?, ended = 'finished' WHERE hall = ? AND ticket = ?",
            label: "finish visit"
        )
        reopen = try connection.prepare(
            "UPDATE visit SET finished_at = NULL, outcome = NULL, ended = NULL WHERE hall = ? AND ticket = ?",
            label: "reopen visit"
        )
        transfer = try connection.prepare(
            "UPDATE visit SET service = ? WHERE hall = ? AND ticket = ?",
            label: "transfer visit"
        )
        end = try connection.prepare("UPDATE visit SET ended = ? WHERE hall = ? AND ticket = ?", label: "end visit")
        bookingFigures = try connection.prepare(Self.bookings, label: "figures of bookings")
        visitFigures = try connection.prepare(Self.visits, label: "figures of visits")
        refilled = try connection.prepare(Self.again, label: "figures of refilled numbers")
    }

    /// ?1 grouping, ?2 and ?3 from and to in milliseconds, ?4 center or NULL, ?5 the zone's offset in milliseconds.
    private static let bookings: StaticString = """
        SELECT CASE ?1 WHEN 'center' THEN b.center WHEN 'service' THEN b.center || '/' || b.service \
        WHEN 'item' THEN coalesce(b.item, '') WHEN 'department' THEN coalesce(i.department, '') \
        WHEN 'channel' THEN b.channel \
        WHEN 'slot' THEN strftime('%H:%M', (b.slot_start + ?5) / 1000, 'unixepoch') \
        WHEN 'day' THEN strftime('%Y-%m-%d', (b.slot_start + ?5) / 1000, 'unixepoch') ELSE '' END AS key, \
        count(*), sum(b.standing = 'cancelled'), sum(b.standing = 'cancelled_late'), sum(b.standing = 'rescheduled'), \
        sum(b.standing = 'void'), sum(b.standing = 'no_show'), sum(b.standing = 'waived'), \
        sum(b.exchange_ticket IS NOT NULL), sum(v.called_at IS NOT NULL), \
        sum(v.called_at >= b.slot_start AND v.called_at < b.slot_end), sum(v.finished_at IS NOT NULL), \
        sum(v.finished_at < b.slot_end AND v.called_at >= b.slot_start), sum(b.channel = 'waitlist') \
        FROM booking b LEFT JOIN visit v ON v.booking = b.number AND v.hall = b.exchange_hall \
        LEFT JOIN catalog_item i ON i.code = b.item \
        WHERE b.slot_start >= ?2 AND b.slot_start < ?3 AND (?4 IS NULL OR b.center = ?4) GROUP BY key ORDER BY key
        """

    /// As `bookings`; visits have no item and no slot but the hour in which the ticket was issued.
    private static let visits: StaticString = """
        SELECT CASE ?1 WHEN 'center' THEN center WHEN 'service' THEN center || '/' || service \
        WHEN 'slot' THEN strftime('%H:00', (issued_at + ?5) / 1000, 'unixepoch') WHEN 'day' THEN day \
        ELSE '' END AS key, sum(origin = 'walk_in'), sum(origin = 'green'), sum(origin = 'booking'), \
        sum(called_at - issued_at) / 1000, sum(called_at IS NOT NULL), \
        sum(CASE WHEN finished_at IS NOT NULL AND serving_at IS NOT NULL THEN finished_at - serving_at END) / 1000, \
        sum(finished_at IS NOT NULL AND serving_at IS NOT NULL) \
        FROM visit WHERE issued_at >= ?2 AND issued_at < ?3 AND (?4 IS NULL OR center = ?4) GROUP BY key ORDER BY key
        """

    /// Of each slot the bookings beyond its quota: so many numbers were given a second time at the least (R40).
    private static let again: StaticString = """
        SELECT CASE ?1 WHEN 'center' THEN s.center WHEN 'service' THEN s.center || '/' || s.service \
        WHEN 'slot' THEN strftime('%H:%M', (s.start + ?5) / 1000, 'unixepoch') WHEN 'day' THEN s.day \
        ELSE '' END AS key, sum(max(0, (SELECT count(*) FROM booking b WHERE b.center = s.center \
        AND b.service = s.service AND b.slot_start = s.start) - s.quota)) \
        FROM slot s WHERE s.start >= ?2 AND s.start < ?3 AND (?4 IS NULL OR s.center = ?4) GROUP BY key ORDER BY key
        """
}
