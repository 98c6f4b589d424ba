// SPDX-License-Identifier: Apache-2.0
/// Why a run cannot be held.
struct RushFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
