// SPDX-License-Identifier: Apache-2.0
package import Ports
import Settings
package import Terms

/// One place where a visitor stands, and what is plugged in there; everything but the name may be missing.
package struct StationSettings: Sendable, Equatable {
    /// The station's name.
    package let id: StationID
    /// What the slip calls it: `02`.
    package let label: String
    /// The ID reader.
    package let reader: DeviceAddress?
    /// How the ID reader wraps, if it is a HID device.
    package let readerWrap: ReaderWrap
    /// The OCR reader of passports and permits.
    package let documents: DeviceAddress?
    /// The code scanner.
    package let scanner: ScannerSettings?
    /// The ticket printers: at most two, the second standing in for the first.
    package let printers: [PrinterSettings]

    init(_ section: Section) throws(SettingsError) {
        guard let id = section.label.flatMap({ StationID($0) }) else {
            throw section.badValue("station", expected: "a heading like [station kiosk-1]")
        }
        self.id = id
        label = try section.take("label", upTo: 8) ?? id.text
        reader = try section.takeAddress("reader")
        switch reader {
        case .serial, .tcp, .bulk, .hid, nil: break
        default: throw section.badValue("reader", expected: "a reader's place: write serial:…, tcp:…, bulk:… or hid:…")
        }
        let wrap: ReaderWrap? = try section.takeChoice("reader_wrap")
        readerWrap = wrap ?? .automatic
        if wrap != nil {
            guard case .hid = reader else {
                throw section.badValue("reader_wrap", expected: "of use without a hid: reader: take it out")
            }
        }
        documents = try section.takeAddress("documents")
        switch documents {
        case .serial, .tcp, .keys, nil: break
        default: throw section.badValue("documents", expected: "a reader's place: write serial:…, tcp:… or keys:…")
        }
        scanner = try ScannerSettings(section)
        printers = try PrinterSettings.all(section)
    }
}

extension Section {
    /// Takes the address of a device.
    func takeAddress(_ key: String) throws(SettingsError) -> DeviceAddress? {
        guard let text = try take(key) else { return nil }
        do throws(PortError) {
            return try DeviceAddress(configuration: text)
        } catch { throw badValue(key, expected: "a device address: \(error)") }
    }
}
