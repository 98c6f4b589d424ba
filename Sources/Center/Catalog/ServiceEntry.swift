// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A business (业务) of a center: the line one takes a number for, with what is needed to plan its slots.
package struct ServiceEntry: Sendable, Equatable, Codable {
    /// The center that has it.
    package let center: CenterID
    /// Its short name, the same in the hall's configuration.
    package let id: ServiceID
    /// Its name in Chinese.
    package var name: String
    /// Its name in English.
    package var englishName: String
    /// Where one waits: 二楼 B 区.
    package var area: String
    /// Windows that take it.
    package var windows: Int
    /// Those of them that take booked visitors only (预约专窗).
    package var bookedOnlyWindows: Int
    /// Mean minutes for one visitor at a window.
    package var handlingMinutes: Int
    /// When it is open, within the center's hours; nil is always then.
    package var hours: OpeningHours?

    /// The most windows of a business.
    package static let mostWindows = 300
    /// The longest mean handling, minutes.
    package static let mostHandlingMinutes = 480

    /// Collects the parts.
    package init(
        center: CenterID,
        id: ServiceID,
        name: String,
        englishName: String = "",
        area: String = "",
        windows: Int,
        bookedOnlyWindows: Int = 0,
        handlingMinutes: Int,
        hours: OpeningHours? = nil
    ) {
        (self.center, self.id, self.name, self.englishName) = (center, id, name, englishName)
        (self.area, self.windows, self.bookedOnlyWindows) = (area, windows, bookedOnlyWindows)
        (self.handlingMinutes, self.hours) = (handlingMinutes, hours)
    }

    /// What is wrong with it by itself.
    ///
    /// A business without a window for walk-ins is refused in every hour, since windows are counted for all of them (A26).
    package var faults: [CatalogFault] {
        var faults = CatalogText.faults(name, .name, limit: CatalogText.nameLimit, isNeeded: true)
        faults += CatalogText.faults(englishName, .englishName, limit: CatalogText.nameLimit)
        faults += CatalogText.faults(area, .area, limit: CatalogText.nameLimit)
        faults += CatalogText.rangeFaults(windows, .windows, 1...Self.mostWindows)
        faults += CatalogText.rangeFaults(bookedOnlyWindows, .bookedOnlyWindows, 0...Self.mostWindows)
        faults += CatalogText.rangeFaults(handlingMinutes, .handlingMinutes, 1...Self.mostHandlingMinutes)
        if faults.isEmpty, bookedOnlyWindows >= windows { faults.append(.noWindowForWalkIns) }
        return faults
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        center = try members.decode(CenterID.self, forKey: .center)
        id = try members.decode(ServiceID.self, forKey: .id)
        name = try members.text(.name)
        englishName = try members.text(.englishName)
        area = try members.text(.area)
        windows = try members.decode(Int.self, forKey: .windows)
        bookedOnlyWindows = try members.decodeIfPresent(Int.self, forKey: .bookedOnlyWindows) ?? 0
        handlingMinutes = try members.decode(Int.self, forKey: .handlingMinutes)
        hours = try members.decodeIfPresent(OpeningHours.self, forKey: .hours)
    }

    private enum CodingKeys: String, CodingKey {
        case center, id, name
        case englishName = "name_en"
        case area, windows
        case bookedOnlyWindows = "booked_only_windows"
        case handlingMinutes = "handling_minutes"
        case hours
    }
}
