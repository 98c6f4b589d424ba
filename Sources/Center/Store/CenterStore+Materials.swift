// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms

extension CenterStore {
    /// The materials of a booking, oldest first.
    package func materials(of booking: BookingNumber) throws(StoreError) -> [Material] {
        try list { () throws(RowsError) in
            try portalRows.materials.rows(.text(booking.text)) { row throws(RowsError) in try MaterialRow(row) }
        }
    }

    /// The material with an id, nil if there is none.
    package func material(_ id: String) throws(StoreError) -> Material? {
        try list { () throws(RowsError) in
            try portalRows.material.rows(.text(id)) { row throws(RowsError) in try MaterialRow(row) }
        }
        .first
    }

    /// Lists a material whose file is on the disk; false when the booking has `limit` already.
    package func add(_ material: Material, limit: Int) throws(StoreError) -> Bool {
        let label = try sealed(Array(material.label.utf8), for: Self.labelContext(material.id))
        return try writing("add material") { () throws(StoreError) in
            guard try materials(of: material.booking).count < limit else { return false }
            try reading { () throws(RowsError) in
                try portalRows.insertMaterial.run(
                    .text(material.id),
                    .text(material.booking.text),
                    .blob(label),
                    .text(material.kind.rawValue),
                    .integer(Int64(material.bytes)),
                    .integer(material.at.milliseconds),
                    .integer(material.until.milliseconds)
                )
            }
            try noteChange(of: material.booking, at: material.at)
            return true
        }
    }

    /// Takes a material off the list, whose file is then to be deleted.
    package func remove(_ material: Material, at now: Timestamp) throws(StoreError) {
        try writing("remove material") { () throws(StoreError) in
            try reading { () throws(RowsError) in try portalRows.deleteMaterial.run(.text(material.id)) }
            try noteChange(of: material.booking, at: now)
        }
    }

    /// The materials whose time is over, at most `limit` of them.
    package func materials(until now: Timestamp, limit: Int) throws(StoreError) -> [Material] {
        try list { () throws(RowsError) in
            try portalRows.materialsUntil.rows(.integer(now.milliseconds), .integer(Int64(limit))) {
                row throws(RowsError) in try MaterialRow(row)
            }
        }
    }

    /// The ids of all materials: a file that is none of them was left by a crash.
    package func materialIDs() throws(StoreError) -> Set<String> {
        Set(
            try reading { () throws(RowsError) in
                try portalRows.materialIDs.rows { row throws(RowsError) in try row.text(0) }
            }
        )
    }

    private func list(_ read: () throws(RowsError) -> [MaterialRow]) throws(StoreError) -> [Material] {
        try reading(read).map { row throws(StoreError) in
            let label = try opened(row.label, for: Self.labelContext(row.id))
            guard Material.isID(row.id), let booking = BookingNumber(text: row.booking),
                let kind = MaterialKind(rawValue: row.kind), let label = String(validating: label, as: UTF8.self)
            else { throw .damaged("material") }
            return Material(
                id: row.id,
                booking: booking,
                label: label,
                kind: kind,
                bytes: row.bytes,
                at: row.at,
                until: row.until
            )
        }
    }

    private static func labelContext(_ id: String) -> String { "material label " + id }
}

/// A row of `SELECT * FROM material`, its label still sealed.
private struct MaterialRow {
    let id, booking, kind: String
    let label: [UInt8]
    let bytes: Int
    let at, until: Timestamp

    init(_ row: borrowing Row) throws(RowsError) {
        (id, booking, label, kind) = (try row.text(0), try row.text(1), try row.blob(2), try row.text(3))
        bytes = Int(try row.integer(4))
        at = Timestamp(milliseconds: try row.integer(5))
        until = Timestamp(milliseconds: try row.integer(6))
    }
}
