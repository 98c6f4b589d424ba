// SPDX-License-Identifier: Apache-2.0
import Ports
import Probe

/// A device as somebody names it on a command line: an address as in hall.conf, or the path of its node.
struct NamedPort {
    /// Where it is opened.
    let address: DeviceAddress
    /// The address for hall.conf, that finds it again on another node.
    let lasting: DeviceAddress

    /// Throws a sentence for what is neither; a path is looked up among what is plugged in, and is else a serial line.
    init(_ text: String, among plugged: [PluggedDevice]) throws {
        guard text.hasPrefix("/") else {
            address = try DeviceAddress(configuration: text)
            lasting = address
            return
        }
        let all = plugged.map(\.identity)
        guard let identity = all.first(where: { $0.node == text }) else {
            address = .serial(.node(text), baud: .baud115200, flow: .none)
            lasting = address
            return
        }
        lasting = DeviceGuess.address(of: identity, among: all)
        address =
            switch identity.portClass {
            case .serial: .serial(.node(text), baud: .baud115200, flow: .none)
            case .printer: .printer(.node(text))
            case .hid: .hid(.node(text))
            case .keys: .keys(.node(text))
            case .usb: .bulk(.node(text))
            }
    }

    /// The lasting address with the rate that was found.
    func lasting(at rate: Baud?) -> String {
        guard let rate, case .serial(let match, _, let flow) = lasting else { return lasting.text }
        return DeviceAddress.serial(match, baud: rate, flow: flow).text
    }

    /// What to do about a port that cannot be opened.
    static func remedy(_ error: PortError, _ plugged: [PluggedDevice]) -> String {
        switch error {
        case .busy(let name):
            return "\(name) is in use: kioskctl devices tells whether the hall holds it, and how it does there; "
                + "to have it here, stop the hall for that time (sudo systemctl stop kioskd)"
        case .denied(let name):
            let device = plugged.first { $0.identity.node == name }
            return "\(name): " + (device.flatMap(DevicesReport.remedy) ?? "\(error)")
        default: return "\(error)"
        }
    }
}
