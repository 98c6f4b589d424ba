// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import FoundationEssentials
import Store
import Terms

/// What an item lets its visitors send ahead; nothing for a booking without an item.
struct VisitOffers: Sendable {
    let form: FormSchema?
    let uploads: UploadRules?

    /// Reads what the item of `record` offers now.
    init(of record: BookingRecord, in store: CenterStore) throws(StoreError) {
        self.init(try record.item.map { code throws(StoreError) in try store.item(code)?.item } ?? nil)
    }

    /// Reads what `item` offers; what no visitor could fill in is not offered.
    init(_ item: CatalogItem?) {
        form = Self.read(FormSchema.self, item?.form).flatMap { $0.faults.isEmpty ? $0 : nil }
        uploads = Self.read(UploadRules.self, item?.uploads).flatMap { $0.isSound ? $0 : nil }
    }

    private static func read<Value: Decodable>(_ type: Value.Type, _ json: OpaqueJSON?) -> Value? {
        json.flatMap { try? JSONDecoder().decode(type, from: Data($0.text.utf8)) }
    }
}
