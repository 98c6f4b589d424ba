// SPDX-License-Identifier: Apache-2.0
import Booking
import Catalog
import FoundationEssentials
import Ledger
import Queueing
import Rows
import Rules
import Terms

@testable import Store

/// A city that every request of a booker or of staff finds alike: a center with an item, three slots and a booking.
enum FuzzCity {
    /// The booking of nobody.
    static let number = "261123000018"

    /// Makes what stays: a service with an item that has a form and takes files, and a wait-list.
    static func found(_ ledger: CenterLedger) async throws {
        let center = CenterProfile(
            id: FuzzHall.plan.center,
            name: "便民服务中心",
            address: "示例路1号",
            phone: "0372-0000000",
            level: .city
        )
        let service = ServiceEntry(center: center.id, id: FuzzHall.social, name: "社保", windows: 2, handlingMinutes: 10)
        guard let land = DepartmentID("land"), let code = ItemCode("SHE-0001"), let staff = StaffID("s1") else {
            throw Broken(rule: "a name of the city is none")
        }
        var item = CatalogItem(code: code, department: land, name: "参保登记")
        item.form = try JSONDecoder().decode(OpaqueJSON.self, from: Data(form.utf8))
        item.uploads = try JSONDecoder().decode(OpaqueJSON.self, from: Data(#"{"files":2,"kibibytes":64}"#.utf8))
        let (made, at) = (item, FuzzHall.opening.timestamp)
        let rule = RuleChange(.refill, .choice("both"), effective: at, madeAt: at, staff: staff, note: "fuzz")
        try await ledger.write { store throws(StoreError) in
            _ = try store.save(departments: [PlacedRecord(Department(id: land, name: "局", phone: "0372-0000001"))])
            _ = try store.save(centers: [PlacedRecord(center)])
            _ = try store.save(services: [PlacedRecord(service)])
            _ = try store.save(items: [PlacedRecord(made)], by: staff, at: at)
            let binding = ItemBinding(center: center.id, item: code, service: service.id)
            _ = try store.save(bindings: [PlacedRecord(binding)])
            _ = try store.change(rule)
        }
    }

    /// Opens three slots of one number, of which the first is booked with the item.
    static func open(_ ledger: CenterLedger) async throws {
        let orders = try BookingImport.orders(csv: csv, offsetSeconds: 28_800)
        try await ledger.write { store throws(StoreError) in
            for hour in 24...26 {
                let start = FuzzHall.opening.timestamp.adding(minutes: hour * 60)
                guard let slot = TimeSlot(start: start, end: start.adding(minutes: 60)) else { continue }
                let day = FuzzHall.opening.at(start).day
                _ = try store.setQuota(FuzzHall.plan.center, FuzzHall.social, slot, on: day, to: 1)
            }
        }
        _ = try await ledger.take(orders)
        // An import names no item.
        try await run("UPDATE booking SET item = 'SHE-0001'", ledger)
    }

    /// Runs statements that no verb of the store has.
    static func run(_ script: StaticString, _ ledger: CenterLedger) async throws {
        try await ledger.write { store throws(StoreError) in
            try store.reading { () throws(RowsError) in try store.connection.script(script, label: "fuzz") }
        }
    }

    /// Whether every number of every slot is in one place, as bookings and pool say (R40).
    static func isConserved(_ ledger: CenterLedger) async -> Bool {
        (try? await ledger.view { store throws(StoreError) in try store.conservation().holds }) ?? false
    }

    private static let form = """
        {"fields":[{"name":"area","label":"面积","type":"number","minimum":1,"maximum":500,"required":true},
        {"name":"plot_no","label":"宗地号","type":"text","pattern":"[A-Z]{2}\\\\d{4}","max_length":6}]}
        """

    private static let csv = """
        number,center,service,date,start,end,document_type,document_number,name
        261123000018,center,social,2026-11-24,09:00,10:00,resident_id,410581199001011231,测试甲

        """
}
