// SPDX-License-Identifier: Apache-2.0
/// Why a command could not do its work, in a sentence for the person at the terminal.
struct ToolFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
