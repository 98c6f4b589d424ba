// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A center of the city (政务服务中心, 便民服务中心) as the public knows it.
package struct CenterProfile: Sendable, Equatable, Codable {
    /// Its short name, the same in halls' configurations.
    package let id: CenterID
    /// Its name in Chinese.
    package var name: String
    /// Its name in English.
    package var englishName: String
    /// Where one goes (R24).
    package var address: String
    /// The address in English.
    package var englishAddress: String
    /// 咨询电话: without one there is no center (R7).
    package var phone: String
    /// City, county or township.
    package var level: CenterLevel
    /// The center above it.
    package var parent: CenterID?
    /// Where one books, shown beside the telephone (R7); empty for the page of this server.
    package var bookingAddress: String
    /// When it is open in an ordinary week.
    package var hours: OpeningHours
    /// How many kiosks it has; with none its desk issues everything (A30).
    package var kiosks: Int

    /// The most kiosks of a center.
    package static let mostKiosks = 200

    /// Collects the parts.
    package init(
        id: CenterID,
        name: String,
        englishName: String = "",
        address: String,
        englishAddress: String = "",
        phone: String,
        level: CenterLevel,
        parent: CenterID? = nil,
        bookingAddress: String = "",
        hours: OpeningHours = .usual,
        kiosks: Int = 1
    ) {
        (self.id, self.name, self.englishName) = (id, name, englishName)
        (self.address, self.englishAddress, self.phone) = (address, englishAddress, phone)
        (self.level, self.parent, self.bookingAddress) = (level, parent, bookingAddress)
        (self.hours, self.kiosks) = (hours, kiosks)
    }

    /// What is wrong with it by itself; `CatalogReferences` judges its parent.
    package var faults: [CatalogFault] {
        CatalogText.faults(name, .name, limit: CatalogText.nameLimit, isNeeded: true)
            + CatalogText.faults(englishName, .englishName, limit: CatalogText.nameLimit)
            + CatalogText.faults(address, .address, limit: CatalogText.sentenceLimit, isNeeded: true)
            + CatalogText.faults(englishAddress, .englishAddress, limit: CatalogText.sentenceLimit)
            + CatalogText.phoneFaults(phone, isNeeded: true)
            + CatalogText.faults(bookingAddress, .bookingAddress, limit: CatalogText.sentenceLimit)
            + (isBookingAddressKnown ? [] : [.malformed(.bookingAddress, .webAddress)])
            + CatalogText.rangeFaults(kiosks, .kiosks, 0...Self.mostKiosks)
            + ((level == .city) == (parent == nil) && parent != id ? [] : [.parentNotAbove])
    }

    /// A link of a page must not become a script.
    private var isBookingAddressKnown: Bool {
        bookingAddress.isEmpty || bookingAddress.hasPrefix("https://") || bookingAddress.hasPrefix("http://")
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        id = try members.decode(CenterID.self, forKey: .id)
        name = try members.text(.name)
        englishName = try members.text(.englishName)
        address = try members.text(.address)
        englishAddress = try members.text(.englishAddress)
        phone = try members.text(.phone)
        level = try members.decode(CenterLevel.self, forKey: .level)
        parent = try members.decodeIfPresent(CenterID.self, forKey: .parent)
        bookingAddress = try members.text(.bookingAddress)
        hours = try members.decodeIfPresent(OpeningHours.self, forKey: .hours) ?? .usual
        kiosks = try members.decodeIfPresent(Int.self, forKey: .kiosks) ?? 1
    }

    private enum CodingKeys: String, CodingKey {
        case id, name
        case englishName = "name_en"
        case address
        case englishAddress = "address_en"
        case phone, level, parent
        case bookingAddress = "booking_address"
        case hours, kiosks
    }
}
