// SPDX-License-Identifier: Apache-2.0

/// A short machine name of one kind of thing: 1–40 characters of `A–Z a–z 0–9 . _ -`.
///
/// The kind is part of the type, so a window cannot be passed where a service is meant. Compared as bytes.
package struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name as written in configuration, URLs and events.
    package let text: String

    /// Accepts `text` if every character and the length are allowed, otherwise nil.
    package init?(_ text: some StringProtocol) {
        let text = String(text)
        guard IdentifierText.isAllowed(text) else { return nil }
        self.text = text
    }

    /// Takes text that was checked.
    init(checked text: String) { self.text = text }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let name = try Self(container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an identifier")
        }
        self = name
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Identifier: CodingKeyRepresentable {
    package var codingKey: any CodingKey { TextKey(text) }

    package init?(codingKey: some CodingKey) { self.init(codingKey.stringValue) }
}

/// The kinds of `Identifier`; never instantiated.
package enum Kind {
    /// Of `CenterID`.
    package enum Center {}
    /// Of `HallID`.
    package enum Hall {}
    /// Of `ServiceID`.
    package enum Service {}
    /// Of `WindowID`.
    package enum Window {}
    /// Of `StationID`.
    package enum Station {}
    /// Of `StaffID`.
    package enum Staff {}
    /// Of `ZoneID`.
    package enum Zone {}
    /// Of `WorkOrderID`.
    package enum WorkOrder {}
    /// Of `ItemCode`.
    package enum Item {}
    /// Of `DepartmentID`.
    package enum Department {}
    /// Of `WaitlistID`.
    package enum Waitlist {}
}

/// A government service centre (政务服务中心 / 便民服务中心) in the city's system.
package typealias CenterID = Identifier<Kind.Center>
/// One hall: the scope of a journal and of ticket numbers.
package typealias HallID = Identifier<Kind.Hall>
/// A service (业务): the queue line one takes a number for.
package typealias ServiceID = Identifier<Kind.Service>
/// A window (窗口); the number the public sees is its text.
package typealias WindowID = Identifier<Kind.Window>
/// One place where a visitor stands: reader, scanner, printer, screen.
package typealias StationID = Identifier<Kind.Station>
/// A staff number (工号), shown instead of a name.
package typealias StaffID = Identifier<Kind.Staff>
/// An audio and display area of the hall (等候区).
package typealias ZoneID = Identifier<Kind.Zone>
/// The number of a work order of the hotline 12345.
package typealias WorkOrderID = Identifier<Kind.WorkOrder>
/// A place on the wait-list (候补), as its person names it.
package typealias WaitlistID = Identifier<Kind.Waitlist>

/// What the text of an `Identifier` may be, whatever its kind.
enum IdentifierText {
    static func isAllowed(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count) && text.utf8.allSatisfy(isAllowed)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
/// A service item (事项) by its code in the catalog (GB/T 39554).
package typealias ItemCode = Identifier<Kind.Item>
/// A department (部门) whose items a center handles.
package typealias DepartmentID = Identifier<Kind.Department>

extension StaffID {
    /// Who stands in the journal where no person asked but a timer.
    package static var timer: StaffID { StaffID(checked: "timer") }
}
