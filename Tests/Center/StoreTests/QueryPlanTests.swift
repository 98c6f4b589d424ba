// SPDX-License-Identifier: Apache-2.0
import Rows
import Store
import Testing

/// What every booking does must not take longer with every booking there is.
struct QueryPlanTests {
    @Test func `a step of a booking goes by an index that fits it`() throws {
        let fixture = try StoreFixture()
        _ = try fixture.open()
        let connection = try Connection(path: fixture.path, access: .readOnly)
        func expect(_ index: String, _ sql: StaticString) throws {
            let steps = try connection.prepare(sql, label: "explain").rows { row throws(RowsError) in try row.text(3) }
            #expect(steps.contains { $0.contains(index) }, "\(steps)")
        }
        try expect(
            "feed_thing (hall=? AND booking=? AND topic=?)",
            "EXPLAIN QUERY PLAN DELETE FROM feed WHERE hall = 'a' AND booking IS 'b' AND topic IS NULL"
        )
        try expect(
            "booking_principal (principal_tag=?",
            "EXPLAIN QUERY PLAN SELECT count(*) FROM booking WHERE principal_tag = 'a' AND slot_start >= 0"
        )
        try expect("booking_intent", "EXPLAIN QUERY PLAN SELECT * FROM booking WHERE intent = 'a'")
        try expect(
            "booking_agent",
            "EXPLAIN QUERY PLAN SELECT count(DISTINCT principal_tag) FROM booking WHERE agent_tag = 'a'"
        )
    }
}
