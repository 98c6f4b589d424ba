// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about the calendar and the plans of slots, prepared once.
final class PlanStatements {
    let days, setDay, removeDay, day, plans, setPlan, quotas, setQuota, planning, setPlanning, markStale,
        markAllStale, due, removeSlot, strand, clearStranded, stranded, strandedFree: Statement

    init(_ connection: Connection) throws(RowsError) {
        days = try connection.prepare(Self.daysText, label: "read calendar")
        day = try connection.prepare(
            "SELECT content FROM calendar_day WHERE day = ? AND center = ?",
            label: "read day"
        )
        setDay = try connection.prepare(
            "INSERT INTO calendar_day VALUES (?,?,?) ON CONFLICT DO UPDATE SET content = excluded.content",
            label: "save day"
        )
        removeDay = try connection.prepare(
            "DELETE FROM calendar_day WHERE day = ? AND center = ? RETURNING day",
            label: "remove day"
        )
        plans = try connection.prepare(Self.plansText, label: "list plans")
        setPlan = try connection.prepare(Self.setPlanText, label: "save plan")
        quotas = try connection.prepare(
            "SELECT service, start, quota, reason FROM slot_quota WHERE center = ? AND day = ?",
            label: "read set numbers"
        )
        setQuota = try connection.prepare(Self.setQuotaText, label: "set numbers")
        planning = try connection.prepare(
            "SELECT through, is_stale FROM slot_planning WHERE center = ?",
            label: "read planning"
        )
        setPlanning = try connection.prepare(Self.setPlanningText, label: "note planning")
        markStale = try connection.prepare(
            "UPDATE slot_planning SET is_stale = 1 WHERE center = ?",
            label: "ask for planning"
        )
        markAllStale = try connection.prepare("UPDATE slot_planning SET is_stale = 1", label: "ask for planning")
        due = try connection.prepare(Self.dueText, label: "find centers to plan")
        removeSlot = try connection.prepare(
            "DELETE FROM slot WHERE center = ? AND service = ? AND start = ? AND free = quota",
            label: "close slot"
        )
        strand = try connection.prepare(
            "INSERT INTO slot_stranded VALUES (?,?,?,?) ON CONFLICT DO NOTHING",
            label: "note slot of a closed time"
        )
        clearStranded = try connection.prepare(
            "DELETE FROM slot_stranded WHERE center = ? AND day >= ? AND day <= ?",
            label: "forget slots of closed times"
        )
        stranded = try connection.prepare(Self.strandedText, label: "list slots of closed times")
        strandedFree = try connection.prepare(Self.strandedFreeText, label: "find free numbers of closed times")
    }

    private static let daysText: StaticString = """
        SELECT content FROM calendar_day WHERE day >= ?1 AND day <= ?2 AND (center = '' OR center = ?3) \
        ORDER BY day, center
        """

    private static let plansText: StaticString = """
        SELECT content FROM slot_plan WHERE center = ?1 AND (?2 IS NULL OR service = ?2) \
        ORDER BY service, valid_from
        """

    private static let setPlanText: StaticString = """
        INSERT INTO slot_plan VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET content = excluded.content, \
        made_at = excluded.made_at, made_by = excluded.made_by
        """

    private static let setQuotaText: StaticString = """
        INSERT INTO slot_quota VALUES (?,?,?,?,?,?) \
        ON CONFLICT DO UPDATE SET quota = excluded.quota, reason = excluded.reason
        """

    private static let setPlanningText: StaticString = """
        INSERT INTO slot_planning VALUES (?,?,0) ON CONFLICT DO UPDATE SET through = excluded.through, is_stale = 0
        """

    private static let dueText: StaticString = """
        SELECT c.id FROM catalog_center c LEFT JOIN slot_planning p ON p.center = c.id \
        WHERE p.center IS NULL OR p.is_stale = 1 OR p.through < ?1 OR EXISTS (SELECT 1 FROM slot_stranded x \
        JOIN slot s USING (center, service, start) WHERE x.center = c.id AND s.free > 0) ORDER BY c.id
        """

    private static let strandedText: StaticString = """
        SELECT s.* FROM slot_stranded x JOIN slot s USING (center, service, start) \
        WHERE (?1 IS NULL OR x.center = ?1) AND s."end" > ?2 AND s.issued > 0 ORDER BY s.start, x.center, x.service
        """

    private static let strandedFreeText: StaticString = """
        SELECT s.* FROM slot_stranded x JOIN slot s USING (center, service, start) \
        WHERE x.center = ? AND s.free > 0
        """
}
