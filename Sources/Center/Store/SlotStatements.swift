// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about numbers of slots, prepared once.
final class SlotStatements {
    let slot, slots, slotsOfDay, insertSlot, updateSlot, nextFree, active, sameItem,
        agentPrincipals, intent, sums, wrongIssued, wrongPooled, wrongSum: Statement

    init(_ connection: Connection) throws(RowsError) {
        slot = try connection.prepare(
            "SELECT * FROM slot WHERE center = ? AND service = ? AND start = ?",
            label: "read slot"
        )
        slots = try connection.prepare(
            "SELECT * FROM slot WHERE center = ? AND service = ? AND start >= ? AND start < ? ORDER BY start",
            label: "list slots"
        )
        slotsOfDay = try connection.prepare(
            "SELECT * FROM slot WHERE center = ? AND day = ? ORDER BY service, start",
            label: "list slots of a day"
        )
        insertSlot = try connection.prepare(
            "INSERT INTO slot VALUES (?,?,?,?,?,?,?,?,?,?)",
            label: "open slot"
        )
        updateSlot = try connection.prepare(Self.updateSlotText, label: "change slot")
        nextFree = try connection.prepare(Self.nextFreeText, label: "find free slots")
        active = try connection.prepare(Self.activeText, label: "count active bookings")
        sameItem = try connection.prepare(Self.sameItemText, label: "count bookings of an item")
        agentPrincipals = try connection.prepare(Self.agentPrincipalsText, label: "count principals of an agent")
        intent = try connection.prepare("SELECT * FROM booking WHERE intent = ?", label: "find intent")
        sums = try connection.prepare(Self.sumsText, label: "sum numbers")
        wrongIssued = try connection.prepare(Self.wrongIssuedText, label: "check issued")
        wrongPooled = try connection.prepare(Self.wrongPooledText, label: "check pooled")
        wrongSum = try connection.prepare(Self.wrongSumText, label: "check sums")
    }

    private static let updateSlotText: StaticString = """
        UPDATE slot SET quota = ?, issued = ?, free = ?, pooled = ?, expired = ? \
        WHERE center = ? AND service = ? AND start = ?
        """

    private static let nextFreeText: StaticString = """
        SELECT * FROM slot WHERE center = ?1 AND service = ?2 AND start > ?3 AND day <= ?4 AND free > 0 \
        ORDER BY start < ?5, start LIMIT ?6
        """

    private static let activeText: StaticString = """
        SELECT count(*) FROM booking WHERE principal_tag = ? AND slot_end > ? AND standing = 'booked' \
        AND number <> ?
        """

    private static let sameItemText: StaticString = """
        SELECT count(*) FROM booking WHERE principal_tag = ?1 AND slot_start >= ?2 AND slot_start < ?3 \
        AND center = ?4 AND standing IN ('booked', 'exchanged', 'accepted', 'done') \
        AND CASE WHEN ?5 IS NULL OR item IS NULL THEN service = ?6 ELSE item = ?5 END AND number <> ?7
        """

    private static let agentPrincipalsText: StaticString = """
        SELECT count(DISTINCT principal_tag) FROM booking WHERE agent_tag = ? AND slot_start >= ? \
        AND slot_start < ? AND standing IN ('booked', 'exchanged', 'accepted', 'done') AND principal_tag <> ?
        """

    private static let sumsText: StaticString = """
        SELECT count(*), coalesce(sum(quota), 0), coalesce(sum(issued), 0), coalesce(sum(free), 0), \
        coalesce(sum(pooled), 0), coalesce(sum(expired), 0) FROM slot \
        WHERE (?1 IS NULL OR center = ?1) AND (?2 IS NULL OR day = ?2)
        """

    private static let wrongIssuedText: StaticString = """
        SELECT s.* FROM slot s WHERE (?1 IS NULL OR s.center = ?1) AND (?2 IS NULL OR s.day = ?2) AND s.issued <> \
        (SELECT count(*) FROM booking b WHERE b.holds_unit = 1 AND b.center = s.center \
        AND b.service = s.service AND b.slot_start = s.start)
        """

    private static let wrongPooledText: StaticString = """
        SELECT s.* FROM slot s WHERE (?1 IS NULL OR s.center = ?1) AND (?2 IS NULL OR s.day = ?2) AND s.pooled <> \
        (SELECT count(*) FROM pool p WHERE p.center = s.center AND p.service = s.service AND p.start = s.start)
        """

    /// The CHECK of the table forbids it; a file that was written by another hand need not have kept it.
    private static let wrongSumText: StaticString = """
        SELECT * FROM slot WHERE (?1 IS NULL OR center = ?1) AND (?2 IS NULL OR day = ?2) \
        AND (issued + free + pooled + expired <> quota OR min(issued, free, pooled, expired) < 0)
        """
}
