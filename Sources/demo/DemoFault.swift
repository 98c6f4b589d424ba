// SPDX-License-Identifier: Apache-2.0

/// Why the demonstration cannot go on, in words that say what to do.
struct DemoFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
