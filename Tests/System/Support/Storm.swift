// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators

/// A station, a line of keypads and a panel on pseudo terminals, and what can happen to them; a seed repeats a run.
final class Storm {
    /// What can happen, with how often in a thousand.
    enum Kind: String, CaseIterable {
        case cable, garbage, half, stall, paper, card, code, key, number

        var share: Int {
            switch self {
            case .cable: 80
            case .garbage: 250
            case .half: 200
            case .stall: 120
            case .paper: 80
            case .card: 70
            case .code: 70
            case .key: 50
            case .number: 80
            }
        }
    }

    let equipment: Equipment
    let keypads: SimulatedKeypadBus
    let panel: SimulatedLEDPanel
    let wires: [StormWire]
    /// Lines of hall.conf.
    let lines: [String]
    private(set) var counts: [Kind: Int] = [:]
    private var random: SeededRandom
    private var unplugged: Set<Int> = []
    private let lot: [Kind]

    init(_ folder: Folder, on loop: EventLoop, seed: UInt64) throws {
        let equipment = try Equipment(folder, on: loop)
        let keypads = try SimulatedKeypadBus(on: loop, addresses: [1], link: folder.path + "/keypads")
        let panel = try SimulatedLEDPanel(
            on: loop,
            module: SimulatedLEDPanelModule(width: 128, height: 16),
            link: folder.path + "/panel"
        )
        (self.equipment, self.keypads, self.panel) = (equipment, keypads, panel)
        wires = Self.wires(equipment, keypads, panel)
        lines =
            equipment.lines + [
                "[keypads hall]", "address = serial:\(folder.path)/keypads?baud=9600", "keypad_1 = 1", "staff_1 = 1024",
                "[panel hall-1]", "kind = onbon-bx5k", "address = \(panel.address)",
            ]
        random = SeededRandom(seed, "storm")
        lot = Kind.allCases.flatMap { [Kind](repeating: $0, count: $0.share) }
    }

    private static func wires(
        _ equipment: Equipment,
        _ keypads: SimulatedKeypadBus,
        _ panel: SimulatedLEDPanel
    ) -> [StormWire] {
        let (reader, scanner, printer) = (equipment.reader, equipment.scanner, equipment.printer)
        return [
            StormWire(
                name: "reader",
                frame: [0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x05, 0x08, 0x00, 0x00, 0x90, 0x01, 0x00, 0x04, 0x00, 0x20],
                unplug: reader.unplug,
                plugIn: reader.plugIn,
                babble: reader.babble,
                traffic: { reader.traffic },
                stall: reader.stall,
                resume: reader.resume
            ),
            StormWire(
                name: "scanner",
                frame: Array("ZW-2026-0000".utf8),
                unplug: scanner.unplug,
                plugIn: scanner.plugIn,
                babble: { scanner.scan(bytes: $0, terminator: .nothing) }
            ),
            StormWire(
                name: "printer",
                frame: [0x10, 0x00, 0x03],
                unplug: printer.unplug,
                plugIn: printer.plugIn,
                babble: printer.babble,
                traffic: { printer.traffic },
                stall: printer.stall,
                resume: printer.resume
            ),
            StormWire(
                name: "keypads",
                frame: [0xFF, 0x68, 0x03, 0x03, 0x68, 0x01, 0x01, 0x0C],
                unplug: keypads.unplug,
                plugIn: keypads.plugIn,
                babble: keypads.babble,
                traffic: { keypads.traffic },
                stall: keypads.stall,
                resume: keypads.resume
            ),
            StormWire(
                name: "panel",
                frame: [0xA5, 0xA5, 0xA5, 0xA5, 0xA5, 0xA5, 0xA5, 0xA5, 0x00, 0x80, 0x01, 0x00],
                unplug: panel.unplug,
                plugIn: panel.plugIn,
                babble: panel.babble,
                traffic: { panel.traffic }
            ),
        ]
    }

    /// What the caller has to do for the event that has just happened.
    enum Sequel {
        case nothing
        /// A device was plugged in: udevd would say so; sometimes the storm waits until it is bound.
        case pluggedIn(StormWire, waits: Bool)
        /// A visitor takes a number.
        case visitor
    }

    /// Lets the next thing happen.
    func next() throws -> Sequel {
        let kind = random.oneOf(lot)
        counts[kind, default: 0] += 1
        let place = random.below(wires.count)
        let wire = wires[place]
        switch kind {
        case .cable: return try pull(place)
        case .garbage: wire.babble(random.bytes(random.within(1...300)))
        case .half: wire.babble(Array(wire.frame.prefix(random.within(1...wire.frame.count))))
        case .stall: stall(wire)
        case .paper:
            let condition = random.oneOf([SimulatedPrinterModule.Condition.paperOut, .coverOpen, .offline, .nearEnd])
            equipment.printer.set(condition, random.percent(40))
        case .card:
            if random.percent(60) { equipment.reader.place(SyntheticPeople.zhangSan) } else { equipment.reader.lift() }
        case .code: equipment.scanner.scan(random.percent(50) ? "4711" : "", terminator: .carriageReturn)
        case .key: keypads.press(random.oneOf([0x0C, 0x0D, 0x0F, 0x0B]), at: 1)
        case .number: return .visitor
        }
        return .nothing
    }

    /// Everything is plugged in, listens and has paper.
    func calm() throws {
        for place in unplugged { try wires[place].plugIn() }
        unplugged = []
        for wire in wires { wire.resume() }
        for condition in [SimulatedPrinterModule.Condition.paperOut, .coverOpen, .offline, .nearEnd] {
            equipment.printer.set(condition, false)
        }
        equipment.reader.lift()
    }

    /// The ticket numbers on the slips that the printer has kept, each once a slip.
    var numbersOnPaper: [String] {
        equipment.printer.module.slips.flatMap { slip in
            let words = slip.text(columns: 48).split { !$0.isLetter && !$0.isNumber }
            return Set(words.filter { $0.hasPrefix("A") && $0.dropFirst().allSatisfy(\.isNumber) }.map(String.init))
        }
    }

    private func pull(_ place: Int) throws -> Sequel {
        let wire = wires[place]
        guard unplugged.remove(place) == nil else {
            try wire.plugIn()
            return .pluggedIn(wire, waits: wire.traffic != nil && random.percent(50))
        }
        wire.unplug()
        unplugged.insert(place)
        return .nothing
    }

    /// The reader does not answer for once, or a device takes nothing for a while.
    private func stall(_ wire: StormWire) {
        switch random.below(4) {
        case 0:
            let command = random.oneOf([SimulatedReader.Command.find, .select, .read])
            // Each costs a second and more; a day of them would outlast the test.
            if equipment.reader.pendingMishaps == 0 { equipment.reader.plan(.silence, on: command) }
        case 1: wire.stall()
        default: wire.resume()
        }
    }
}
