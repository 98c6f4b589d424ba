// SPDX-License-Identifier: Apache-2.0

/// A word that a command takes after its own: `WINDOW`.
struct Operand: Sendable, Hashable {
    /// What completion offers for it.
    enum Kind: Sendable, Hashable {
        case name
        case file
        case choice([String])
    }

    let name: String
    let kind: Kind
    let isOptional: Bool

    init(_ name: String, _ kind: Kind = .name, isOptional: Bool = false) {
        (self.name, self.kind, self.isOptional) = (name, kind, isOptional)
    }

    /// As help writes it: `[TICKET]`.
    var text: String { isOptional ? "[" + name + "]" : name }

    static let window = Operand("WINDOW")
    static let ticket = Operand("TICKET")
    static let service = Operand("SERVICE")
    static let file = Operand("FILE", .file)
}
