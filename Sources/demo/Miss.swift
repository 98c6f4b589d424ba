// SPDX-License-Identifier: Apache-2.0

/// What a step of the check did not find.
struct Miss: Error, CustomStringConvertible {
    let expected: String
    let found: String

    var description: String { "expected \(expected), got \(found)" }
}

/// Throws unless `condition` holds.
func expect(_ condition: Bool, _ expected: String, _ found: String) throws {
    guard condition else { throw Miss(expected: expected, found: found) }
}

/// Throws unless both are equal; `what` names them.
func expect<Value: Equatable>(_ what: String, _ found: Value?, is expected: Value?) throws {
    guard found == expected else { throw Miss(expected: "\(what) \(told(expected))", found: told(found)) }
}

private func told<Value>(_ value: Value?) -> String { value.map { "\($0)" } ?? "nothing" }
