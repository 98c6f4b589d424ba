// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about leads, prepared once.
final class LeadStatements {
    let save, lead, leads, move, traces: Statement

    init(_ connection: Connection) throws(RowsError) {
        save = try connection.prepare(
            """
            INSERT INTO risk_lead VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (kind, period, subject) DO UPDATE SET \
            count = excluded.count, bookings = excluded.bookings, through_agents = excluded.through_agents \
            WHERE (count, bookings, through_agents) <> (excluded.count, excluded.bookings, excluded.through_agents)
            """,
            label: "note lead"
        )
        lead = try connection.prepare("SELECT * FROM risk_lead WHERE id = ?", label: "read lead")
        leads = try connection.prepare(
            "SELECT * FROM risk_lead WHERE period >= ? ORDER BY period DESC, count DESC, id LIMIT ?",
            label: "list leads"
        )
        move = try connection.prepare("UPDATE risk_lead SET standing = ? WHERE id = ?", label: "move lead")
        traces = try connection.prepare(
            """
            SELECT principal_tag, agent_tag, made_at, standing, network FROM booking \
            WHERE made_at >= ? AND made_at < ? AND principal_masked <> ''
            """,
            label: "read traces"
        )
    }
}
