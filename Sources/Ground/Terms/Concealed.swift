// SPDX-License-Identifier: Apache-2.0

/// A value that holds a plain number of a person or unit, and tells nothing of it to a log, debugger or mirror.
package protocol Concealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What may be said of the value anywhere: its kind, never a digit of it.
    var kindText: String { get }
}

extension Concealed {
    package var description: String { kindText + " ****" }

    package var debugDescription: String { description }

    package var customMirror: Mirror { Mirror(self, children: []) }
}
