// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Which items are looked for, a page at a time.
package struct ItemQuery: Sendable, Equatable {
    /// Which of them, by their binding.
    package enum Binding: Sendable, Equatable {
        /// All of the city.
        case any
        /// Those that a center takes.
        case bound(CenterID)
        /// Those that a center has bound to no business (R65).
        case unbound(CenterID)
    }

    /// By where they are taken.
    package var binding = Binding.any
    /// A part of code or name, as typed.
    package var text = ""
    /// The department responsible.
    package var department: DepartmentID?
    /// Only those of one business; of a center's bound items.
    package var service: ServiceID?
    /// Whether those taken out of the catalog come, too.
    package var includesRetired = false
    /// The last code of the page before.
    package var after: ItemCode?
    /// The most on this page.
    package var limit = Self.pageLimit

    /// The most items of a page.
    package static let pageLimit = 200

    /// Looks for all items.
    package init() {}
}

/// An item as the catalog has it.
package struct StoredItem: Sendable, Equatable {
    /// The item.
    package let item: CatalogItem
    /// Which wording of it, from 1 on.
    package let revision: Int
    /// The business whose line takes it, when items of a center were asked for.
    package let service: ServiceID?

    /// Joins the three.
    package init(item: CatalogItem, revision: Int, service: ServiceID? = nil) {
        (self.item, self.revision, self.service) = (item, revision, service)
    }
}
