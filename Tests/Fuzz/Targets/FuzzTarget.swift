// SPDX-License-Identifier: Apache-2.0

/// A reader of outside bytes, and what must hold of it whatever it is fed.
///
/// A function of the bytes alone: the same input does the same in every run, so that a file is all a bug report needs.
struct FuzzTarget: Sendable {
    /// The name in `Corpora`, `Dictionaries` and on the command line.
    let name: String
    /// Feeds the reader with an input; throws the rule that was broken.
    let check: @Sendable (_ input: [UInt8]) throws(Broken) -> Void

    init(_ name: String, _ check: @escaping @Sendable (_ input: [UInt8]) throws(Broken) -> Void) {
        (self.name, self.check) = (name, check)
    }

    static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

/// A rule that an input has broken.
struct Broken: Error, CustomStringConvertible {
    let rule: String

    var description: String { rule }
}

/// Throws `rule` unless `condition` holds.
func hold(_ condition: Bool, _ rule: @autoclosure () -> String) throws(Broken) {
    guard condition else { throw Broken(rule: rule()) }
}
