// SPDX-License-Identifier: Apache-2.0
import Terms

/// A record of the catalog that a file or a form can bring.
package protocol CatalogRecord: Sendable {
    /// What is wrong with it by itself.
    var faults: [CatalogFault] { get }
    /// What a file may have once.
    var key: String { get }
}

extension CatalogItem: CatalogRecord {
    /// Its code.
    package var key: String { code.text }
}

extension Department: CatalogRecord {
    /// Its id.
    package var key: String { id.text }
}

extension CenterProfile: CatalogRecord {
    /// Its id.
    package var key: String { id.text }
}

extension ServiceEntry: CatalogRecord {
    /// Its center and id.
    package var key: String { center.text + " " + id.text }
}

extension ItemBinding: CatalogRecord {
    /// Nothing can be wrong with a binding that its references do not tell.
    package var faults: [CatalogFault] { [] }
    /// Center and item.
    package var key: String { center.text + " " + item.text }
}

extension CalendarDay: CatalogRecord {
    /// Its center, `*` for the whole city, and its date.
    package var key: String { (center?.text ?? "*") + " " + day.text }
}

/// A record with where it stands in what was sent: the line of a file, or its own key.
package struct PlacedRecord<Record: CatalogRecord>: Sendable {
    /// Where.
    package let place: String
    /// The record.
    package let record: Record

    /// Joins place and record.
    package init(_ place: String, _ record: Record) { (self.place, self.record) = (place, record) }

    /// A record that came alone.
    package init(_ record: Record) { self.init(record.key, record) }
}

extension PlacedRecord: Equatable where Record: Equatable {}
