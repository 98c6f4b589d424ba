// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements behind the reports of supervision, prepared once.
final class SupervisionStatements {
    let acts, deeds, staffBookings: Statement

    init(_ connection: Connection) throws(RowsError) {
        // The bodies are written by this program, with sorted keys: the first is the kind of the fact.
        acts = try connection.prepare(
            """
            SELECT fact.staff, CASE WHEN body LIKE '{"voided":%' THEN 'void' \
            WHEN body LIKE '{"issued":%' THEN 'green' ELSE 'reorder' END AS act, count(*) FROM fact \
            JOIN hall ON hall.id = fact.hall WHERE fact.staff IS NOT NULL AND at >= ?1 AND at < ?2 \
            AND (?3 IS NULL OR hall.center = ?3) AND (body LIKE '{"voided":%' OR body LIKE '{"requeued":%' \
            OR body LIKE '{"transferred":%' OR body LIKE '{"issued":%"origin":{"green":%') GROUP BY 1, 2
            """,
            label: "count acts of staff"
        )
        deeds = try connection.prepare(
            """
            SELECT actor, CASE action WHEN 'booking.void' THEN 'void' WHEN 'booking.make' THEN 'manual_booking' \
            ELSE 'cancel' END AS act, count(*) FROM audit JOIN booking ON booking.number = audit.subject \
            WHERE audit.at >= ?1 AND audit.at < ?2 AND (?3 IS NULL OR booking.center = ?3) \
            AND action IN ('booking.void', 'booking.make', 'booking.cancel', 'booking.move') GROUP BY 1, 2
            """,
            label: "count acts of staff"
        )
        staffBookings = try connection.prepare(
            """
            SELECT booking.number, made_by, channel, center, service, made_at, standing, \
            coalesce((SELECT note FROM booking_step WHERE booking = booking.number AND step = 'booked' LIMIT 1), '') \
            FROM booking WHERE made_by IS NOT NULL AND made_at >= ?1 AND made_at < ?2 \
            AND (?3 IS NULL OR center = ?3) ORDER BY made_by, made_at LIMIT ?4
            """,
            label: "list bookings by staff"
        )
    }
}
