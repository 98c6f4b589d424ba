// SPDX-License-Identifier: Apache-2.0
import Catalog
import Store
import Terms

/// Where one goes and for what, in words; the short names where the catalog has no others.
struct Place: Sendable {
    let center: CenterProfile?
    let service: ServiceEntry?
    let item: CatalogItem?
    private let id: CenterID

    /// Looks up what a booking is told with.
    init(
        _ center: CenterID,
        _ service: ServiceID,
        _ item: ItemCode? = nil,
        in store: CenterStore
    ) throws(StoreError) {
        id = center
        self.center = try store.center(center)
        self.service = try store.service(center, service)
        self.item = try item.map { code throws(StoreError) in try store.item(code)?.item } ?? nil
    }

    /// The name of the center and its address, as the terms name it.
    var address: String {
        guard let center else { return id.text }
        return center.address + "（" + center.name + "）"
    }

    /// The same in English; in Chinese where there is no English.
    var addressEn: String {
        guard let center else { return id.text }
        let name = center.englishName.isEmpty ? center.name : center.englishName
        return name + ", " + (center.englishAddress.isEmpty ? center.address : center.englishAddress)
    }
}

extension String {
    /// Nil for the empty text, which answers leave out.
    var orNil: String? { isEmpty ? nil : self }
}
