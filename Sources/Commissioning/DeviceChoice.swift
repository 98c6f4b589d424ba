// SPDX-License-Identifier: Apache-2.0
package import Ports

/// What `auto` comes to: the one device of a kind that is plugged in.
package enum DeviceChoice: Sendable, Equatable {
    case one(DeviceAddress)
    case nothing(maybe: [FoundDevice])
    case several([FoundDevice])

    /// Chooses the only device that is surely of that kind and was not taken for another.
    ///
    /// What hall.conf names and is plugged in stays. Nobody can ask a scanner: where none is known as one, it is the only
    /// serial device of USB that did not answer as a reader.
    package init(of kind: SoughtDevice, among found: [FoundDevice], today: DeviceAddress?, taken: [DeviceAddress]) {
        let free = found.filter { device in !taken.contains(where: device.isMeant) && device.kinds.contains(kind) }
        if let today, free.contains(where: { $0.isMeant(by: today) }) {
            self = .one(today)
            return
        }
        let sure = free.filter { $0.certainty == .sure && $0.kinds.first == kind }
        let silent = kind == .scanner ? free.filter { $0.certainty == .silent && $0.isNamelessSerial } : []
        let fitting = sure.isEmpty ? silent : sure
        self =
            switch fitting.count {
            case 0: .nothing(maybe: free)
            case 1: .one(fitting[0].address)
            default: .several(fitting)
            }
    }

    /// Chooses for several kinds, so that no device is taken twice; readers and printers answer, scanners are what is left.
    package static func choose(
        _ kinds: Set<SoughtDevice>,
        among found: [FoundDevice],
        today: HallAnswers?,
        given: [DeviceAddress]
    ) -> [SoughtDevice: DeviceChoice] {
        var taken = given
        var choices: [SoughtDevice: DeviceChoice] = [:]
        for kind in [.reader, .printer, .panel, .keypads, .documents, .scanner] as [SoughtDevice]
        where kinds.contains(kind) {
            let choice = DeviceChoice(of: kind, among: found, today: today?.device(kind), taken: taken)
            if case .one(let address) = choice { taken.append(address) }
            choices[kind] = choice
        }
        return choices
    }
}
