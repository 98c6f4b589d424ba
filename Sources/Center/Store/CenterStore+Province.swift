// SPDX-License-Identifier: Apache-2.0
package import Booking
import Rows
package import Terms
package import Vault

extension CenterStore {
    /// The province code of a booking, nil while it is pending (R63).
    package func provinceCode(of number: BookingNumber) throws(StoreError) -> ProvinceCode? {
        let text = try reading { () throws(RowsError) in
            try provinceRows.code.first(.text(number.text)) { row throws(RowsError) in try row.optionalText(0) }
        }
        guard let text = text ?? nil else { return nil }
        return try intact(ProvinceCode(text: text), "booking")
    }

    /// Bookings that have no province code and whose rest after a failed attempt is over.
    package func uncodedBookings(at now: Timestamp, limit: Int) throws(StoreError) -> [ProvinceOrder] {
        let orders = try reading { () throws(RowsError) in
            try provinceRows.uncoded.rows(.integer(now.milliseconds), .integer(Int64(limit))) {
                row throws(RowsError) in try ProvinceOrder(row)
            }
        }
        return try orders.map { order throws(StoreError) in try intact(order, "booking") }
    }

    /// Takes the codes that the province gave for `orders`; those it left out are asked for again later.
    ///
    /// A booking that has a code keeps it, whatever comes. With its code the booking's principal becomes known under the
    /// province's key, by which the province's list is read.
    package func take(
        _ codes: [BookingNumber: ProvinceCode],
        for orders: [ProvinceOrder],
        key: ProvinceKey,
        at now: Timestamp
    ) throws(StoreError) {
        try writing("take province codes") { () throws(StoreError) in
            for order in orders {
                guard let code = codes[order.number] else {
                    try noteUncoded(order.number, at: now)
                    continue
                }
                try reading { () throws(RowsError) in
                    try provinceRows.setCode.run(.text(code.text), .text(order.number.text))
                    try provinceRows.settle.run(.text(order.number.text))
                }
                _ = try provinceMark(ofPrincipalOf: order.number, key: key)
            }
        }
    }

    /// What the province's list says of a person, nil when the person is not on it or not known to the province (R28).
    package func provinceListing(of person: PersonTag) throws(StoreError) -> ProvinceListing? {
        let found = try reading { () throws(RowsError) in
            try provinceRows.listing.first(.text(person.text)) { row throws(RowsError) in try ProvinceListing(row) }
        }
        guard let found else { return nil }
        return try intact(found, "province_listing")
    }

    /// Takes a piece of the province's list, whose cursor moves in the same transaction.
    package func take(_ page: ProvinceListPage, at now: Timestamp) throws(StoreError) {
        try writing("take province list") { () throws(StoreError) in
            guard try provinceStatus().cursor == page.from else { return }
            try reading { () throws(RowsError) in
                for listing in page.changes {
                    if listing.isListed, let since = listing.since {
                        try provinceRows.list.run(
                            .text(listing.person.text),
                            .integer(Int64(listing.events)),
                            .integer(since.milliseconds)
                        )
                    } else {
                        try provinceRows.delist.run(.text(listing.person.text))
                    }
                }
                try provinceRows.setCursor.run(.integer(page.through))
            }
        }
    }

    /// Forgets the province's list, to be read from its beginning, and reports every event again.
    ///
    /// The province does not know our cursor any more, so it has lost what it was told. Codes stay as they were given.
    package func forgetProvinceList() throws(StoreError) {
        try writing("forget province list") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try provinceRows.clearList.run()
                try provinceRows.reportAgain.run()
                try provinceRows.setCursor.run(0)
            }
        }
    }

    /// The principal of a booking under the province's key; nil once the identity was deleted.
    func provinceMark(
        ofPrincipalOf number: BookingNumber,
        key: ProvinceKey
    ) throws(StoreError) -> ProvinceMark? {
        guard let record = try booking(number), try hasIdentity(number) else { return nil }
        let mark = key.mark(try people(of: record).principal.document)
        try reading { () throws(RowsError) in
            try provinceRows.insertPerson.run(.text(record.principal.tag.text), .text(mark.text))
        }
        return mark
    }

    /// False once the identity behind a booking was deleted.
    private func hasIdentity(_ number: BookingNumber) throws(StoreError) -> Bool {
        let length = try reading { () throws(RowsError) in
            try provinceRows.identity.first(.text(number.text)) { row throws(RowsError) in try row.integer(0) }
        }
        return (length ?? 0) > 0
    }

    private func noteUncoded(_ number: BookingNumber, at now: Timestamp) throws(StoreError) {
        try reading { () throws(RowsError) in
            let before = try provinceRows.failures.first(.text(number.text)) { row throws(RowsError) in
                try row.integer(0)
            }
            let failures = (before ?? 0) + 1
            try provinceRows.fail.run(
                .text(number.text),
                .integer(failures),
                .integer(now.adding(seconds: ProvinceRetry.seconds(after: Int(failures))).milliseconds)
            )
        }
    }
}

extension ProvinceOrder {
    /// Reads number, center, service and slot.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let number = BookingNumber(text: try row.text(0)), let center = CenterID(try row.text(1)),
            let service = ServiceID(try row.text(2)),
            let slot = TimeSlot(
                start: Timestamp(milliseconds: try row.integer(3)),
                end: Timestamp(milliseconds: try row.integer(4))
            )
        else { return nil }
        self.init(number: number, center: center, service: service, slot: slot)
    }
}

extension ProvinceListing {
    /// Reads mark, events and since of a person who is listed.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let mark = ProvinceMark(text: try row.text(0)) else { return nil }
        self.init(
            person: mark,
            isListed: true,
            events: Int(try row.integer(1)),
            since: Timestamp(milliseconds: try row.integer(2))
        )
    }
}
