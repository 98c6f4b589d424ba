// SPDX-License-Identifier: Apache-2.0

/// Why nothing could be measured or made.
struct MicrobenchFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// Reads the value of an option that counts something.
    static func number(_ text: String, of name: String) throws -> Int {
        guard let number = Int(text), number >= 0 else { throw MicrobenchFault("--\(name) is a number, not \(text)") }
        return number
    }
}

/// Takes a sample's value, which is well formed; anything else is a mistake in this program.
func must<T>(_ value: T?) -> T {
    guard let value else { preconditionFailure("a sample is not a \(T.self)") }
    return value
}
