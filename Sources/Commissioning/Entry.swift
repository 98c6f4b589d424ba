// SPDX-License-Identifier: Apache-2.0
package import Ports
import Queueing
import Setup
package import Terms

/// What one answer may be: the rules of hall.conf, told at the moment of typing.
package enum Entry {
    /// Why an answer cannot be used.
    package struct Fault: Error, Sendable, Equatable {
        /// What it should be.
        package let phrase: Phrase

        /// Says what it should be.
        package init(_ zh: String, _ en: String) { phrase = Phrase(zh, en) }

        /// Takes what somebody else says of it.
        package init(_ phrase: Phrase) { self.phrase = phrase }
    }

    /// A text for people of at most `limit` characters.
    package static func text(_ text: String, upTo limit: Int) throws(Fault) -> String {
        guard text.unicodeScalars.allSatisfy({ !($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) }),
            !text.allSatisfy(\.isWhitespace)
        else { throw Fault("请输入文字", "some text, please") }
        guard text.unicodeScalars.count <= limit else {
            throw Fault("最多 \(limit) 个字", "at most \(limit) characters")
        }
        return text
    }

    /// A name among machines.
    package static func identifier<Kind>(_ text: some StringProtocol) throws(Fault) -> Identifier<Kind> {
        guard let id = Identifier<Kind>(text) else {
            throw Fault("1～40 个字母、数字、“.”“_”“-”", "1 to 40 letters, digits, '.', '_' or '-'")
        }
        return id
    }

    /// Opening hours.
    package static func hours(_ text: String) throws(Fault) -> OpeningHours {
        guard let hours = OpeningHours(text: text) else {
            throw Fault(
                "格式如 mon-fri 09:00-12:00 13:00-17:00; sat 09:00-12:00",
                "like mon-fri 09:00-12:00 13:00-17:00; sat 09:00-12:00"
            )
        }
        return hours
    }

    /// The letter of a service's numbers.
    package static func prefix(_ text: some StringProtocol) throws(Fault) -> TicketPrefix {
        guard let prefix = TicketPrefix(text: text.uppercased()) else {
            throw Fault("一个字母，不用 I O S V Z（易看错、听错）", "one letter, not I, O, S, V or Z, which are misread or misheard")
        }
        return prefix
    }

    /// What a service is found by.
    package static func initials(_ text: some StringProtocol) throws(Fault) -> String {
        let folded = Typed.folded(String(text))
        guard (1...30).contains(folded.utf8.count),
            folded.utf8.allSatisfy({ Digits.isDigit($0) || Digits.isCapital($0) })
        else { throw Fault("字母和数字，如 BDCDJ", "letters and digits, like BDCDJ") }
        return folded
    }

    /// Where a device is.
    package static func address(_ text: String, of device: SoughtDevice) throws(Fault) -> DeviceAddress {
        guard let address = DeviceAddress(text: text), device.isAt(address) else {
            throw Fault(
                "地址如 serial:usb:1a86:7523、lp:usb:04b8:0e15、tcp:192.0.2.7:9100；kioskctl devices 列出",
                "an address like serial:usb:1a86:7523, lp:usb:04b8:0e15 or tcp:192.0.2.7:9100; kioskctl devices lists them"
            )
        }
        return address
    }

    /// The address of a center.
    package static func center(_ text: String) throws(Fault) -> String {
        guard text.hasPrefix("https://"), text.utf8.count > 8, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Fault(
                "以 https:// 开头，如 https://center.example:8443",
                "begins with https://, like https://center.example:8443"
            )
        }
        return text
    }

    /// `estate=不动产登记:A:BDCDJ:Real estate`; the last two may be missing.
    package static func service(_ text: String) throws(Fault) -> HallAnswers.Service {
        guard let (id, rest) = halves(text, at: "=") else { throw Fault(serviceForm.0, serviceForm.1) }
        let parts = rest.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 2 else { throw Fault(serviceForm.0, serviceForm.1) }
        var service = HallAnswers.Service(
            id: try identifier(id),
            name: try Entry.text(String(parts[0]), upTo: 30),
            prefix: try prefix(parts[1])
        )
        if parts.count > 2, !parts[2].isEmpty { service.setInitials(try initials(parts[2])) }
        if parts.count > 3, !parts[3].isEmpty { service.englishName = try Entry.text(String(parts[3]), upTo: 60) }
        return service
    }

    private static let serviceForm = (
        "格式：编号=名称:字母[:拼音首字母[:英文名]]，如 estate=不动产登记:A",
        "like estate=不动产登记:A, then optionally :INITIALS:ENGLISH NAME"
    )

    /// `1=estate,social`.
    package static func window(_ text: String) throws(Fault) -> HallAnswers.Window {
        guard let (id, rest) = halves(text, at: "="), !rest.isEmpty else {
            throw Fault("格式：窗口=业务,业务，如 1=estate,social", "like 1=estate,social")
        }
        var services: [ServiceID] = []
        for part in rest.split(separator: ",", omittingEmptySubsequences: false) {
            let service: ServiceID = try identifier(trimmed(part))
            if !services.contains(service) { services.append(service) }
        }
        return HallAnswers.Window(id: try identifier(id), services: services)
    }

    /// `w1=cd5220@serial:usb:1a86:7523,window=1`; the place may be `auto`, which is `automatic`.
    package static func panel(_ text: String, automatic: DeviceAddress?) throws(Fault) -> HallAnswers.Panel {
        let kinds = PanelSettings.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        let fault = Fault(
            "格式：名称=型号@地址[,window=窗口|,zone=区]；型号：\(kinds)",
            "like w1=KIND@ADDRESS,window=1 with a kind of \(kinds)"
        )
        guard let (id, rest) = halves(text, at: "="), let (word, place) = halves(rest, at: "@"),
            let kind = PanelSettings.Kind(rawValue: String(word))
        else { throw fault }
        let parts = place.split(separator: ",", omittingEmptySubsequences: false).map { String(trimmed($0)) }
        var target = PanelSettings.Target.hall
        if parts.count == 2, let (what, name) = halves(parts[1], at: "=") {
            switch what {
            case "window": target = .window(try identifier(name))
            case "zone": target = .zone(try identifier(name))
            default: throw fault
            }
        } else if parts.count != 1 {
            throw fault
        }
        return HallAnswers.Panel(
            id: try identifier(id),
            kind: kind,
            address: try Self.place(parts[0], .panel, automatic),
            target: target
        )
    }

    /// `hall=serial:/dev/ttyUSB1,1=1,2=2`; the place may be `auto`, which is `automatic`.
    package static func keypads(_ text: String, automatic: DeviceAddress?) throws(Fault) -> HallAnswers.Keypads {
        let fault = Fault(
            "格式：名称=地址,呼叫器=窗口,…，如 hall=serial:usb:1a86:7523,1=1,2=2",
            "like hall=ADDRESS,1=1,2=2 (KEYPAD=WINDOW)"
        )
        guard let (id, rest) = halves(text, at: "=") else { throw fault }
        let parts = rest.split(separator: ",", omittingEmptySubsequences: false).map { String(trimmed($0)) }
        var windows: [Int: WindowID] = [:]
        for part in parts.dropFirst() {
            guard let (number, window) = halves(part, at: "="), let keypad = Int(number),
                KeypadSettings.addresses.contains(keypad), windows[keypad] == nil
            else { throw fault }
            windows[keypad] = try identifier(window)
        }
        guard !windows.isEmpty else { throw fault }
        let address = keypadLine(try place(parts[0], .keypads, automatic))
        return HallAnswers.Keypads(id: try identifier(id), address: address, windows: windows)
    }

    /// A line of keypads has 9600 baud unless it says otherwise, as hall.conf reads it.
    private static func keypadLine(_ address: DeviceAddress) -> DeviceAddress {
        guard case .serial(let match, .baud115200, let flow) = address else { return address }
        return .serial(match, baud: .baud9600, flow: flow)
    }

    /// An address, or the device that `auto` has found.
    private static func place(
        _ text: String,
        _ device: SoughtDevice,
        _ automatic: DeviceAddress?
    ) throws(Fault) -> DeviceAddress {
        guard text == "auto" else { return try address(text, of: device) }
        guard let automatic else { throw Fault("没有找到唯一的设备", "auto found no single device") }
        return automatic
    }

    private static func halves(_ text: some StringProtocol, at mark: Character) -> (Substring, Substring)? {
        let text = Substring(text)
        guard let place = text.firstIndex(of: mark) else { return nil }
        return (trimmed(text[..<place]), trimmed(text[text.index(after: place)...]))
    }

    /// Cuts off blanks at both ends.
    package static func trimmed(_ text: some StringProtocol) -> Substring {
        let front = Substring(text).drop(while: \.isWhitespace)
        guard let last = front.lastIndex(where: { !$0.isWhitespace }) else { return front }
        return front[...last]
    }
}

extension HallAnswers.Service {
    /// Keeps initials that are not those of the name's pinyin.
    mutating func setInitials(_ text: String) { initials = text == PinyinInitials.initials(of: name) ? nil : text }
}
