// SPDX-License-Identifier: Apache-2.0
package import Terms

/// The body of a document of the kind `catalog`: what can be done at a center, and at which service (R64, R65).
package struct CatalogDocument: Sendable, Equatable, Codable {
    /// An item (事项).
    package struct Item: Sendable, Equatable, Codable {
        /// One paper that has to be brought.
        package struct Material: Sendable, Equatable, Codable {
            /// What it is.
            package let name: String
            /// How many copies; nil for one.
            package let copies: Int?

            /// Joins the two.
            package init(name: String, copies: Int?) { (self.name, self.copies) = (name, copies) }
        }

        /// The item's code.
        package let code: String
        /// What people call it.
        package let name: String
        /// The same in English, if there is one.
        package let englishName: String?
        /// The department's name.
        package let department: String
        /// The service line it leads to; nil while it is not bound.
        package let service: ServiceID?
        /// Under what conditions; may be empty.
        package let conditions: String
        /// What has to be brought.
        package let materials: [Material]
        /// What it costs; may be empty.
        package let fee: String
        /// How long it takes; may be empty.
        package let timeLimit: String
        /// Whom to ask; may be empty.
        package let phone: String

        /// Collects the parts.
        package init(
            code: String,
            name: String,
            englishName: String?,
            department: String,
            service: ServiceID?,
            conditions: String,
            materials: [Material],
            fee: String,
            timeLimit: String,
            phone: String
        ) {
            (self.code, self.name, self.englishName) = (code, name, englishName)
            (self.department, self.service, self.conditions) = (department, service, conditions)
            (self.materials, self.fee, self.timeLimit, self.phone) = (materials, fee, timeLimit, phone)
        }
    }

    /// The items, by code; at most `mostItems`.
    package let items: [Item]

    /// The most items one catalog may hold.
    package static let mostItems = 5000

    /// Wraps the items.
    package init(items: [Item]) { self.items = items }
}
