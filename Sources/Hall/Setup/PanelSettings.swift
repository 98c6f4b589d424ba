// SPDX-License-Identifier: Apache-2.0
package import Ports
import Queueing
import Settings
package import Terms

/// One text display of the hall, `[panel NAME]`.
package struct PanelSettings: Sendable, Equatable {
    /// What it is.
    package enum Kind: String, Sendable, CaseIterable {
        /// An LED panel with a BX-5K controller.
        case onbon5K = "onbon-bx5k"
        /// An LED panel with a BX-6K controller.
        case onbon6K = "onbon-bx6k"
        /// A pole display in Epson's mode.
        case epsonPole = "epson-pole"
        case cd5220
        /// A display behind an LCDproc server.
        case lcdproc
    }

    /// How an Onbon controller reads the places of areas.
    package enum Unit: String, Sendable, CaseIterable {
        /// In steps of 8 dots.
        case byte8
        /// In dots, marked by bit 15.
        case pixelFlag = "pixel_flag"
        /// In dots, unmarked.
        case pixelRaw = "pixel_raw"
    }

    /// The letters of a pole display.
    package enum Letters: String, Sendable, CaseIterable {
        case ascii
        /// GBK hanzi besides.
        case hanzi
    }

    /// What it shows.
    package enum Target: Sendable, Equatable {
        case hall
        /// The windows of a zone.
        case zone(ZoneID)
        /// One window.
        case window(WindowID)
    }

    /// Its name.
    package let name: StationID
    /// What it is.
    package let kind: Kind
    /// Where it is.
    package let address: DeviceAddress
    /// What it shows.
    package let target: Target
    /// Cells of a row.
    package let columns: Int
    /// Rows.
    package let rows: Int
    /// Brightness by day, in the panel's own scale; nil leaves it alone.
    package let brightness: Int?
    /// Brightness by night; nil is as by day.
    package let nightBrightness: Int?
    /// The night in minutes of the day, up to a bound that may lie on the next day.
    package let night: Range<Int>
    /// Whether a window's panel names the clerk by the staff number.
    package let showsStaff: Bool
    /// Of an Onbon panel.
    package let unit: Unit
    /// The address of an Onbon controller.
    package let controller: UInt16
    /// Of a pole display.
    package let letters: Letters

    /// 20:00–07:00.
    private static let standardNight = 20 * 60..<31 * 60

    init(_ section: Section, plan: HallPlan) throws(SettingsError) {
        guard let name = section.label.flatMap({ StationID($0) }) else {
            throw section.badValue("panel", expected: "a heading like [panel hall-1]")
        }
        self.name = name
        let kind = try section.required("kind", section.takeChoice("kind", of: Kind.self))
        self.kind = kind
        address = try section.required("address", section.takeAddress("address"))
        target = try section.takeTarget(plan)
        columns = try section.takeInt("columns", in: 6...64) ?? kind.columns
        rows = try section.takeInt("rows", in: 1...kind.rowLimit) ?? kind.rows
        brightness =
            try kind.brightness.map { levels throws(SettingsError) in
                try section.takeInt("brightness", in: levels)
            } ?? nil
        nightBrightness =
            try kind.brightness.map { levels throws(SettingsError) in
                try section.takeInt("brightness_night", in: levels)
            } ?? nil
        night = try section.takeNight("night") ?? Self.standardNight
        showsStaff = try section.takeBool("staff_number") ?? false
        unit = try (kind.isOnbon ? section.takeChoice("unit") : nil) ?? (kind == .onbon6K ? .pixelFlag : .byte8)
        controller = UInt16(try (kind.isOnbon ? section.takeInt("controller", in: 1...0xFFFD) : nil) ?? 1)
        letters = try (kind.isPole ? section.takeChoice("letters") : nil) ?? .ascii
    }
}

extension PanelSettings.Kind {
    /// Whether an Onbon controller drives it.
    package var isOnbon: Bool { self == .onbon5K || self == .onbon6K }

    /// Whether it is a pole display.
    package var isPole: Bool { self == .epsonPole || self == .cd5220 }

    fileprivate var columns: Int { isOnbon ? 16 : 20 }

    fileprivate var rows: Int { isOnbon ? 1 : 2 }

    fileprivate var rowLimit: Int { isOnbon ? 8 : isPole ? 2 : 4 }

    /// The levels that a display has; nil when it cannot be told.
    fileprivate var brightness: ClosedRange<Int>? { isOnbon ? 1...16 : isPole ? 1...4 : nil }
}

extension Section {
    fileprivate func takeTarget(_ plan: HallPlan) throws(SettingsError) -> PanelSettings.Target {
        let zone = try takeIdentifier("zone").flatMap { ZoneID($0) }
        let window = try takeIdentifier("window").flatMap { WindowID($0) }
        switch (zone, window) {
        case (nil, nil): return .hall
        case (let zone?, nil):
            guard plan.windows.contains(where: { $0.zone == zone }) else {
                throw badValue("zone", expected: "the zone of a window of this hall")
            }
            return .zone(zone)
        case (nil, let window?):
            guard plan.window(window) != nil else { throw badValue("window", expected: "a window of this hall") }
            return .window(window)
        case (_?, _?): throw badValue("window", expected: "left out: a panel shows a zone or a window")
        }
    }

    /// Takes hours like `20:00-07:00`.
    fileprivate func takeNight(_ key: String) throws(SettingsError) -> Range<Int>? {
        guard let text = try take(key) else { return nil }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { minute($0) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start != end else {
            throw badValue(key, expected: "hours like 20:00-07:00")
        }
        return start..<(end > start ? end : end + 1440)
    }

    private func minute(_ text: Substring) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Digits.value(bytes[0..<2]),
            let minute = Digits.value(bytes[3..<5]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
