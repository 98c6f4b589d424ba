// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A department (部门) whose items a center takes.
package struct Department: Sendable, Equatable, Codable {
    /// Its short name.
    package let id: DepartmentID
    /// Its name in Chinese.
    package var name: String
    /// Its name in English, empty when there is none.
    package var englishName: String
    /// Its telephone, empty when the center's is to be called.
    package var phone: String

    /// Collects the parts.
    package init(id: DepartmentID, name: String, englishName: String = "", phone: String = "") {
        (self.id, self.name, self.englishName, self.phone) = (id, name, englishName, phone)
    }

    /// What is wrong with it by itself.
    package var faults: [CatalogFault] {
        CatalogText.faults(name, .name, limit: CatalogText.nameLimit, isNeeded: true)
            + CatalogText.faults(englishName, .englishName, limit: CatalogText.nameLimit)
            + CatalogText.phoneFaults(phone, isNeeded: false)
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        id = try members.decode(DepartmentID.self, forKey: .id)
        name = try members.text(.name)
        englishName = try members.text(.englishName)
        phone = try members.text(.phone)
    }

    private enum CodingKeys: String, CodingKey {
        case id, name
        case englishName = "name_en"
        case phone
    }
}

extension KeyedDecodingContainer {
    /// The text of a member that may be missing.
    func text(_ key: Key) throws -> String { try decodeIfPresent(String.self, forKey: key) ?? "" }
}
