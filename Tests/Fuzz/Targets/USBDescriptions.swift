// SPDX-License-Identifier: Apache-2.0
import Ports

/// What a USB device says of itself, which anybody can plug in.
enum USBDescriptions {
    static func check(_ input: [UInt8]) throws(Broken) {
        guard let device = USBDescriptors(bytes: input) else { return }
        for interface in device.interfaces {
            try hold(interface.endpoints.allSatisfy { $0.packetSize > 0 }, "a pipe without room for a byte")
            try hold(
                interface.endpoints.allSatisfy { $0.packetSize <= USBEndpoint.largestPacket },
                "a pipe with packets that no bus carries"
            )
            try hold(interface.outputs.allSatisfy { !$0.isInput }, "an output that speaks")
            try hold(interface.inputs.allSatisfy(\.isInput), "an input that listens")
        }
        let chosen = device.interface(nil)
        try hold(chosen?.isTwoWay ?? !device.interfaces.contains(where: \.isTwoWay), "the choice does not go both ways")
        for interface in device.interfaces {
            let named = device.interface(interface.number)
            try hold(named.map { $0.number == interface.number && $0.isTwoWay } ?? true, "another than the one named")
        }
    }
}
