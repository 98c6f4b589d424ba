// SPDX-License-Identifier: Apache-2.0

/// One difference between what two settings files mean.
package enum SettingsDifference: Sendable, Equatable {
    /// Only the second says it.
    case added(SettingsEntry)
    /// Only the first says it.
    case removed(SettingsEntry)
    /// Both say it, and not the same.
    case changed(from: SettingsEntry, to: SettingsEntry)

    /// The differences from `first` to `second`, in the order of the second, and then what only the first has.
    package static func between(_ first: [SettingsEntry], _ second: [SettingsEntry]) -> [SettingsDifference] {
        let news = second.compactMap { entry -> SettingsDifference? in
            guard let before = first.first(where: { $0.section == entry.section && $0.key == entry.key }) else {
                return .added(entry)
            }
            return before.values == entry.values ? nil : .changed(from: before, to: entry)
        }
        let gone = first.filter { entry in !second.contains { $0.section == entry.section && $0.key == entry.key } }
        return news + gone.map(SettingsDifference.removed)
    }

    /// Where it is: heading and key.
    package var place: (section: String, key: String) {
        switch self {
        case .added(let entry), .removed(let entry), .changed(_, let entry): (entry.section, entry.key)
        }
    }
}
