// SPDX-License-Identifier: Apache-2.0
package import Terms

/// An item (事项) as a visitor finds it at the kiosk: what it needs, and where a number for it is taken (R12).
package struct CatalogEntry: Sendable, Equatable {
    /// A paper that has to be brought.
    package struct Material: Sendable, Equatable, Encodable {
        let name: String
        let copies: Int

        /// Joins the two.
        package init(name: String, copies: Int) { (self.name, self.copies) = (name, copies) }
    }

    let code: String
    let name: String
    let englishName: String?
    let department: String
    let service: ServiceID?
    let conditions: String
    let materials: [Material]
    let fee: String
    let timeLimit: String
    let phone: String
    /// The capital pinyin initials of the name.
    let initials: String

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
        phone: String,
        initials: String
    ) {
        (self.code, self.name, self.englishName) = (code, name, englishName)
        (self.department, self.service, self.conditions) = (department, service, conditions)
        (self.materials, self.fee, self.timeLimit, self.phone) = (materials, fee, timeLimit, phone)
        self.initials = initials
    }
}
