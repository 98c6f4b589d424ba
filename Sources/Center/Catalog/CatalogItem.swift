// SPDX-License-Identifier: Apache-2.0
package import Terms

/// An item (事项) of the booking catalog (F2, R64) with its guide: what one must know before booking it (R12).
package struct CatalogItem: Sendable, Equatable, Codable {
    /// 事项编码.
    package let code: ItemCode
    /// The center that looks after the entry, nil for the city; where it is taken is said by its bindings.
    package var owner: CenterID?
    /// The department responsible.
    package var department: DepartmentID
    /// Its name in Chinese.
    package var name: String
    /// Its name in English.
    package var englishName: String
    /// 办理条件.
    package var conditions: String
    /// The conditions in English.
    package var englishConditions: String
    /// What one brings.
    package var materials: [ItemMaterial]
    /// 收费 as people read it; empty is free.
    package var fee: String
    /// 办结时限 as people read it.
    package var timeLimit: String
    /// Whom one asks; empty for the center's telephone.
    package var phone: String
    /// Whether it can be booked; walk-ins are taken in any case (R43).
    package var isBookable: Bool
    /// The schema of its form to fill in beforehand (R71), as the public API understands it.
    package var form: OpaqueJSON?
    /// What may be uploaded beforehand (R72), as the public API understands it.
    package var uploads: OpaqueJSON?
    /// Taken out of the catalog; kept for what was booked before.
    package var isRetired: Bool

    /// The most materials of an item.
    package static let mostMaterials = 60
    /// The most bytes of a form's schema and of the rules of uploads.
    package static let schemaLimit = 32_768

    /// Collects the parts; the guide is filled in afterwards.
    package init(code: ItemCode, owner: CenterID? = nil, department: DepartmentID, name: String) {
        (self.code, self.owner, self.department, self.name) = (code, owner, department, name)
        (englishName, conditions, englishConditions, materials) = ("", "", "", [])
        (fee, timeLimit, phone, isBookable, isRetired) = ("", "", "", true, false)
    }

    /// What is wrong with it by itself.
    package var faults: [CatalogFault] {
        var faults = CatalogText.faults(name, .name, limit: CatalogText.nameLimit, isNeeded: true)
        faults += CatalogText.faults(englishName, .englishName, limit: CatalogText.nameLimit * 2)
        faults += CatalogText.faults(conditions, .conditions, limit: CatalogText.conditionsLimit)
        faults += CatalogText.faults(englishConditions, .englishConditions, limit: CatalogText.conditionsLimit)
        faults += materials.count > Self.mostMaterials ? [.tooLong(.materials, limit: Self.mostMaterials)] : []
        faults += materials.flatMap(\.faults)
        faults += CatalogText.faults(fee, .fee, limit: CatalogText.sentenceLimit)
        faults += CatalogText.faults(timeLimit, .timeLimit, limit: CatalogText.sentenceLimit)
        faults += CatalogText.phoneFaults(phone, isNeeded: false)
        for (schema, column) in [(form, CatalogColumn.form), (uploads, .uploads)] {
            if let schema, schema.text.utf8.count > Self.schemaLimit {
                faults.append(.tooLong(column, limit: Self.schemaLimit))
            }
        }
        return faults
    }

    /// What a search looks in: code and names without blanks, half width and in capitals.
    package var searchText: String { Self.searchText(code.text + "\n" + name + "\n" + englishName) }

    /// Folds what was typed into a search as `searchText` is.
    package static func searchText(_ typed: String) -> String {
        typed.split(separator: "\n").map { Typed.folded($0) }.joined(separator: "\n")
    }
}

extension CatalogItem {
    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        code = try members.decode(ItemCode.self, forKey: .code)
        owner = try members.decodeIfPresent(CenterID.self, forKey: .owner)
        department = try members.decode(DepartmentID.self, forKey: .department)
        name = try members.text(.name)
        englishName = try members.text(.englishName)
        conditions = try members.text(.conditions)
        englishConditions = try members.text(.englishConditions)
        materials = try members.decodeIfPresent([ItemMaterial].self, forKey: .materials) ?? []
        fee = try members.text(.fee)
        timeLimit = try members.text(.timeLimit)
        phone = try members.text(.phone)
        isBookable = try members.decodeIfPresent(Bool.self, forKey: .isBookable) ?? true
        form = try members.decodeIfPresent(OpaqueJSON.self, forKey: .form)
        uploads = try members.decodeIfPresent(OpaqueJSON.self, forKey: .uploads)
        isRetired = try members.decodeIfPresent(Bool.self, forKey: .isRetired) ?? false
    }

    private enum CodingKeys: String, CodingKey {
        case code, owner, department, name
        case englishName = "name_en"
        case conditions
        case englishConditions = "conditions_en"
        case materials, fee
        case timeLimit = "time_limit"
        case phone
        case isBookable = "bookable"
        case form, uploads
        case isRetired = "retired"
    }
}
