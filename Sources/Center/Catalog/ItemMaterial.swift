// SPDX-License-Identifier: Apache-2.0

/// One of the materials that an item needs (R12).
package struct ItemMaterial: Sendable, Equatable, Codable {
    /// Its name in Chinese.
    package var name: String
    /// Its name in English.
    package var englishName: String
    /// How many copies; 0 when it is only shown.
    package var copies: Int
    /// What else must be known of it: 原件、复印件.
    package var note: String

    /// The most copies of one material.
    package static let mostCopies = 99

    /// Collects the parts.
    package init(name: String, englishName: String = "", copies: Int = 1, note: String = "") {
        (self.name, self.englishName, self.copies, self.note) = (name, englishName, copies, note)
    }

    /// What is wrong with it.
    package var faults: [CatalogFault] {
        CatalogText.faults(name, .materials, limit: CatalogText.nameLimit, isNeeded: true)
            + CatalogText.faults(englishName, .materials, limit: CatalogText.nameLimit)
            + CatalogText.rangeFaults(copies, .copies, 0...Self.mostCopies)
            + CatalogText.faults(note, .note, limit: CatalogText.sentenceLimit)
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        name = try members.text(.name)
        englishName = try members.text(.englishName)
        copies = try members.decodeIfPresent(Int.self, forKey: .copies) ?? 1
        note = try members.text(.note)
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case englishName = "name_en"
        case copies, note
    }
}

extension ItemMaterial {
    /// Reads `name|English name|copies|note; …`, as a column of a file has them; nil for anything else.
    static func list(of text: String) -> [ItemMaterial]? {
        var materials: [ItemMaterial] = []
        for entry in text.split(whereSeparator: { $0 == ";" || $0 == "；" }) {
            let parts = entry.split(separator: "|", omittingEmptySubsequences: false).map { part in
                String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            guard parts.count <= 4, !parts[0].isEmpty else { return nil }
            let copies = parts.count > 2 && !parts[2].isEmpty ? Int(parts[2]) : 1
            guard let copies else { return nil }
            materials.append(
                ItemMaterial(
                    name: parts[0],
                    englishName: parts.count > 1 ? parts[1] : "",
                    copies: copies,
                    note: parts.count > 3 ? parts[3] : ""
                )
            )
        }
        return materials
    }
}
