// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Every change of every rule (F5, R67), in the order in which they were written down.
package struct RuleBook: Sendable, Equatable {
    /// The changes; of two for the same moment the later one counts.
    package private(set) var changes: [RuleChange]

    /// Takes the changes as they were written down.
    package init(_ changes: [RuleChange] = []) { self.changes = changes }

    /// The rules as they are at `point`.
    package func rules(at point: Timestamp) -> CityRules {
        var rules = CityRules()
        var since: [RuleName: Timestamp] = [:]
        for change in changes where change.effective <= point {
            if let known = since[change.name], known > change.effective { continue }
            // Bounds may have become narrower since: then the default stands.
            guard (try? rules.set(change.name, change.value)) != nil else { continue }
            since[change.name] = change.effective
        }
        return rules
    }

    /// The moments after `point` at which a rule changes, ascending.
    package func turns(after point: Timestamp) -> [Timestamp] {
        Array(Set(changes.map(\.effective).filter { $0 > point })).sorted()
    }

    /// Writes a change down; throws when it is out of bounds, in the past, without a reason, or contradicts another rule
    /// at any moment from then on.
    package mutating func add(_ change: RuleChange) throws(RuleFault) {
        guard RuleDefinition.of(change.name).bounds.contains(change.value) else { throw .outOfBounds(change.name) }
        guard change.effective >= change.madeAt else { throw .inThePast(change.name) }
        guard change.note.unicodeScalars.contains(where: { $0 != " " }) else { throw .noReason(change.name) }
        let changed = RuleBook(changes + [change])
        for point in [change.effective] + changed.turns(after: change.effective) {
            try changed.rules(at: point).check()
        }
        self = changed
    }
}
