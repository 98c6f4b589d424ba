// SPDX-License-Identifier: Apache-2.0
package import Journal

extension CenterLink {
    /// Lets the facts for another center begin where the one before has acknowledged them (R61): what that one has is its
    /// own, and what it has not is not lost.
    ///
    /// For the hall whose journal is in `directory`; throws `.inUse` while its daemon runs.
    package static func moveToAnotherCenter(directory: String) throws(JournalError) {
        var acknowledged: Int64 = 0
        let cursors: [LinkCursor] = [.acknowledged, .begins, .behind]
        try Journal.changeCursors(cursors.map(\.rawValue), directory: directory) { name, value in
            switch LinkCursor(rawValue: name) {
            case .acknowledged:
                acknowledged = value
                return value
            case .begins: return acknowledged
            default: return 0
            }
        }
    }
}
