// SPDX-License-Identifier: Apache-2.0
import Booking
import Glibc
import Rows
import Store
import Terms
import Testing
import Vault

/// A store in a folder of its own, with synthetic bookings.
struct StoreFixture: ~Copyable {
    static let plainNumbers = ["410581199001011231", "410581196503150027"]
    static let now = Timestamp(seconds: 1_795_399_200)

    let folder: String
    let keys: KeyRing

    init() throws {
        var template = Array("/tmp/hallkiosk-store-XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
        }
        try #require(made)
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        keys = KeyRing.fresh(.center)
    }

    deinit {
        for name in ["center.db", "center.db-wal", "center.db-shm", "copy.db", "center.schema-1.db"] {
            unsafe unlink(folder + "/" + name)
        }
        unsafe rmdir(folder)
    }

    var path: String { folder + "/center.db" }

    /// Opens the store with a clock that shows `milliseconds`.
    func open(at milliseconds: Int64 = 0) throws -> CenterStore {
        try CenterStore(path: path, vault: Vault(keys: keys, as: .center)) { Timestamp(milliseconds: milliseconds) }
    }

    /// Writes to the file behind the store's back.
    func damage(_ sql: StaticString) throws {
        try Connection(path: path, access: .readWrite).script(sql, label: "damage")
    }

    static func order(
        _ person: Int = 0,
        number: String? = nil,
        service: String = "estate",
        minutes: Int = 0
    ) throws -> BookingOrder {
        let start = now.adding(minutes: minutes)
        return BookingOrder(
            number: try number.map { try #require(BookingNumber(text: $0)) },
            center: try center(),
            service: try #require(ServiceID(service)),
            slot: try #require(TimeSlot(start: start, end: start.adding(minutes: 60))),
            principal: Party(
                document: try #require(DocumentNumber(.residentID, plainNumbers[person])),
                name: "测试人员"
            ),
            agent: nil
        )
    }

    static func center() throws -> CenterID { try #require(CenterID("linzhou")) }

    static func hall(_ name: String = "linzhou") throws -> HallID { try #require(HallID(name)) }

    /// `now` in Shanghai.
    static func moment(_ point: Timestamp = now) -> Moment { Moment(point, offsetSeconds: 28_800) }

    static func day() throws -> BusinessDay { try #require(BusinessDay(text: "2026-11-23")) }

    /// Everything in a file.
    static func bytes(of path: String) throws -> [UInt8] {
        let file = unsafe Glibc.open(path, O_RDONLY)
        try #require(file >= 0)
        defer { close(file) }
        var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while true {
            let count = unsafe read(file, &buffer, buffer.count)
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }
}
