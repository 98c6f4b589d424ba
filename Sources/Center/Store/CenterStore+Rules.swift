// SPDX-License-Identifier: Apache-2.0
import Rows
package import Rules
package import Terms

extension CenterStore {
    /// Every change of every rule (F5); one that this program would not allow any more is left out.
    package func ruleBook() throws(StoreError) -> RuleBook {
        let changes = try reading { () throws(RowsError) in
            try ruleRows.changes.rows { row throws(RowsError) in try RuleChange(row) }
        }
        return RuleBook(changes.compactMap(\.self))
    }

    /// The rules as they are at `point`.
    ///
    /// They are read once a transaction.
    package func rules(at point: Timestamp) throws(StoreError) -> CityRules {
        if let knownRules { return knownRules.rules(at: point) }
        let book = try ruleBook()
        if connection.isInTransaction { knownRules = book }
        return book.rules(at: point)
    }

    /// Writes a change of a rule down (R67): the default again is a change as well.
    package func change(_ change: RuleChange) throws(StoreError) -> RuleFault? {
        try writing("change rule") { () throws(StoreError) in
            var book = try ruleBook()
            do throws(RuleFault) {
                try book.add(change)
            } catch { return error }
            try reading { () throws(RowsError) in
                try ruleRows.insert.run(
                    .text(change.name.rawValue),
                    .text(change.value.text),
                    .integer(change.effective.milliseconds),
                    .integer(change.madeAt.milliseconds),
                    .text(change.staff.text),
                    .text(change.note)
                )
            }
            knownRules = nil
            return nil
        }
    }
}

extension RuleChange {
    /// Reads a row of `rule_change`; nil when it holds what this program cannot have written.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let name = RuleName(rawValue: try row.text(0)),
            let value = RuleDefinition.of(name).bounds.value(try row.text(1)),
            let staff = StaffID(try row.text(4))
        else { return nil }
        self.init(
            name,
            value,
            effective: Timestamp(milliseconds: try row.integer(2)),
            madeAt: Timestamp(milliseconds: try row.integer(3)),
            staff: staff,
            note: try row.text(5)
        )
    }
}
