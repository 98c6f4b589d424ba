// SPDX-License-Identifier: Apache-2.0
package import Journal
import Terms

extension CenterLink {
    /// Takes back the alarms that stay until people have looked into them, and returns them.
    ///
    /// For the hall whose journal is in `directory`; throws `.inUse` while its daemon runs. What is still so is found out
    /// and raised again.
    package static func clearAlarms(directory: String) throws(JournalError) -> [LinkAlarm] {
        var cleared: [LinkAlarm] = []
        let lasting = [LinkCursor.behind, LinkCursor.parked].map(\.rawValue)
        try Journal.changeCursors(lasting, directory: directory) { name, value in
            switch LinkCursor(rawValue: name) {
            case .behind where value > 0: cleared.append(.journalBehind(center: Position(value)))
            case .parked where value > 0: cleared.append(.factsParked(Int(value)))
            default: break
            }
            return 0
        }
        return cleared
    }
}
