// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What the records of a catalog may name: the names that exist.
package struct CatalogReferences: Sendable, Equatable {
    /// The departments.
    package var departments: Set<DepartmentID>
    /// The centers with their levels.
    package var centers: [CenterID: CenterLevel]
    /// The items that are not retired.
    package var items: Set<ItemCode>
    /// The businesses of every center.
    package var services: [CenterID: Set<ServiceID>]

    /// Collects the names.
    package init(
        departments: Set<DepartmentID> = [],
        centers: [CenterID: CenterLevel] = [:],
        items: Set<ItemCode> = [],
        services: [CenterID: Set<ServiceID>] = [:]
    ) {
        (self.departments, self.centers, self.items, self.services) = (departments, centers, items, services)
    }

    /// What an item names that does not exist.
    package func faults(_ item: CatalogItem) -> [CatalogFault] {
        (departments.contains(item.department) ? [] : [.unknown(.department)]) + faults(center: item.owner)
    }

    /// What a center names that does not exist, and a parent that is not above it.
    package func faults(_ center: CenterProfile) -> [CatalogFault] {
        guard let parent = center.parent else { return [] }
        guard let level = centers[parent] else { return [.unknown(.parent)] }
        return level > center.level ? [] : [.parentNotAbove]
    }

    /// What a business names that does not exist.
    package func faults(_ service: ServiceEntry) -> [CatalogFault] { faults(center: service.center) }

    /// What a binding names that does not exist.
    package func faults(_ binding: ItemBinding) -> [CatalogFault] {
        let known = faults(center: binding.center)
        let services = services[binding.center] ?? []
        return known + (items.contains(binding.item) ? [] : [.unknown(.item)])
            + (services.contains(binding.service) || !known.isEmpty ? [] : [.unknown(.service)])
    }

    /// What a day of the calendar names that does not exist.
    package func faults(_ day: CalendarDay) -> [CatalogFault] { faults(center: day.center) }

    private func faults(center: CenterID?) -> [CatalogFault] {
        guard let center else { return [] }
        return centers[center] == nil ? [.unknown(.center)] : []
    }
}
