// SPDX-License-Identifier: Apache-2.0
import Terms

/// Where a device of the hall is reached, as the configuration writes it.
///
/// ```
/// serial:/dev/ttyS0?baud=9600          serial:usb:1a86:7523           serial:port:pci-0000:00:14.0-usb-0:1:1.0
/// serial:usb:0c2e:0901:22AB?interface=2    lp:usb:04b8:0e15           serial:usb:067b:2303?baud=9600&flow=dtr
/// hid:usb:0c2e:0b61                    keys:usb:05e0:1200             bulk:usb:0400:c35a      lp:/dev/usb/lp0
/// tcp:192.0.2.7:9100                   file:/tmp/slips.bin
/// ```
package enum DeviceAddress: TextCoded, Loggable {
    /// A serial line, 8N1; 115200 baud without flow control unless it says otherwise.
    case serial(PortMatch, baud: Baud, flow: FlowControl)
    /// A USB printer.
    case printer(PortMatch)
    /// A HID device, read and written as whole reports.
    case hid(PortMatch)
    /// A keyboard, taken away from the console; read as `struct input_event`.
    case keys(PortMatch)
    /// A USB device that no driver of the kernel serves, on the bare bus: driven through usbfs.
    case bulk(PortMatch)
    /// A raw TCP connection: a printer on 9100, a serial device server.
    case tcp(host: String, port: UInt16)
    /// A file that is appended to; for trying out and demonstrations.
    case file(path: String)

    /// The forms an address may have, for error texts.
    static let hint = """
        write serial:…, lp:…, hid:…, keys:… or bulk:… with /dev/…, usb:VID:PID[:SERIAL] or port:ID_PATH; \
        tcp:HOST:PORT; or file:/path
        """

    /// Reads an address of the configuration; throws `.badAddress`.
    package init(configuration text: String) throws(PortError) {
        guard let address = Self(text: text) else { throw .badAddress(text, hint: Self.hint) }
        self = address
    }

    package init?(text: String) {
        guard let colon = text.firstIndex(of: ":"), text.utf8.count <= 512,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        let rest = text[text.index(after: colon)...]
        switch text[..<colon] {
        case "serial":
            guard let (place, options) = Self.split(rest), let baud = options.baud ?? .some(.baud115200),
                let match = PortMatch(text: place, interface: options.interface)
            else { return nil }
            self = .serial(match, baud: baud, flow: options.flow ?? .none)
        case "lp", "hid", "keys":
            guard let (place, options) = Self.split(rest), options.baud == nil, options.flow == nil,
                let match = PortMatch(text: place, interface: options.interface)
            else { return nil }
            self = text.hasPrefix("l") ? .printer(match) : text.hasPrefix("h") ? .hid(match) : .keys(match)
        case "bulk":
            guard let match = PortMatch(text: rest, interface: nil) else { return nil }
            self = .bulk(match)
        case "tcp":
            guard let (host, port) = Self.hostAndPort(rest) else { return nil }
            self = .tcp(host: host, port: port)
        case "file":
            guard rest.hasPrefix("/") else { return nil }
            self = .file(path: String(rest))
        default: return nil
        }
    }

    package var text: String {
        switch self {
        case .serial(let match, let baud, let flow):
            "serial:" + match.text
                + Self.options(
                    match,
                    (baud == .baud115200 ? [] : ["baud=\(baud.rawValue)"])
                        + (flow == .none ? [] : ["flow=\(flow.rawValue)"])
                )
        case .printer(let match): "lp:" + match.text + Self.options(match, [])
        case .hid(let match): "hid:" + match.text + Self.options(match, [])
        case .keys(let match): "keys:" + match.text + Self.options(match, [])
        case .bulk(let match): "bulk:" + match.text
        case .tcp(let host, let port): "tcp:" + (host.contains(":") ? "[" + host + "]" : host) + ":\(port)"
        case .file(let path): "file:" + path
        }
    }

    /// The class and device that udev is asked for; nil for connections and files.
    package var attached: (portClass: PortClass, match: PortMatch)? {
        switch self {
        case .serial(let match, _, _): (.serial, match)
        case .printer(let match): (.printer, match)
        case .hid(let match): (.hid, match)
        case .keys(let match): (.keys, match)
        case .bulk(let match): (.usb, match)
        case .tcp, .file: nil
        }
    }

    private static func options(_ match: PortMatch, _ others: [String]) -> String {
        var options = others
        if case .usb(_, _, _, .some(let interface)) = match { options.append("interface=\(interface)") }
        return options.isEmpty ? "" : "?" + options.joined(separator: "&")
    }

    /// What may follow the place.
    private struct Options {
        var baud: Baud?
        var flow: FlowControl?
        var interface: UInt8?
    }

    /// Takes `?baud=…&flow=…&interface=…` off the end; nil for another option, a repeated or a wrong one.
    private static func split(_ text: Substring) -> (place: Substring, options: Options)? {
        var options = Options()
        guard let mark = text.firstIndex(of: "?") else { return (text, options) }
        for option in text[text.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false) {
            let parts = option.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            let number = Digits.value(Array(parts[1].utf8))
            switch parts[0] {
            case "baud" where options.baud == nil:
                guard let baud = number.flatMap(Baud.init(rawValue:)) else { return nil }
                options.baud = baud
            case "flow" where options.flow == nil:
                guard let flow = FlowControl(rawValue: String(parts[1])) else { return nil }
                options.flow = flow
            case "interface" where options.interface == nil:
                guard let interface = number.flatMap(UInt8.init(exactly:)) else { return nil }
                options.interface = interface
            default: return nil
            }
        }
        return (text[..<mark], options)
    }

    /// Splits `host:port`; an IPv6 address stands in brackets (RFC 3986 section 3.2.2).
    private static func hostAndPort(_ text: Substring) -> (host: String, port: UInt16)? {
        guard let colon = text.lastIndex(of: ":"),
            let number = Digits.value(Array(text[text.index(after: colon)...].utf8)),
            let port = UInt16(exactly: number), port > 0
        else { return nil }
        let host = text[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]") && host.utf8.count > 2
        let name = isBracketed ? host.dropFirst().dropLast() : host
        // Brackets are for IPv6 alone, so that an address has one form.
        guard !name.isEmpty, name.contains(":") == isBracketed, !name.contains(where: { "[]/".contains($0) }) else {
            return nil
        }
        return (String(name), port)
    }
}
