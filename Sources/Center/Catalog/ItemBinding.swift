// SPDX-License-Identifier: Apache-2.0
package import Terms

/// 事项绑定 (F3, R65): at a center an item is taken in the line of one business; many items may share it.
package struct ItemBinding: Sendable, Hashable, Codable {
    /// The center.
    package let center: CenterID
    /// The item.
    package let item: ItemCode
    /// The business whose line takes it there.
    package let service: ServiceID

    /// Joins the three.
    package init(center: CenterID, item: ItemCode, service: ServiceID) {
        (self.center, self.item, self.service) = (center, item, service)
    }
}
