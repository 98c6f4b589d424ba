// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

// The part of the dialogue that looks at devices.
extension SetupDialogue {
    /// What is plugged in and may be a `device`, the likeliest first.
    func candidates(for device: SoughtDevice) -> [FoundDevice] {
        let fitting = found.filter { $0.kinds.contains(device) }
        return fitting.filter { $0.certainty == .sure } + fitting.filter { $0.certainty != .sure }
    }

    /// The address that Enter takes: today's, or the only device that is surely one and not another already.
    func usual(_ device: SoughtDevice) -> String {
        if let chosen = answers.station?.devices[device] { return chosen.text }
        let others = SoughtDevice.ofStation.filter { $0 != device }.compactMap { answers.station?.devices[$0] }
        guard case .one(let address) = DeviceChoice(of: device, among: found, today: nil, taken: others) else {
            return "-"
        }
        return address.text
    }

    /// Takes the list of what is plugged in now, and tells what has come and gone since the last one.
    mutating func look(at devices: [FoundDevice]) {
        let known = Dictionary(found.map { ($0.identity, $0) }) { first, _ in first }
        let isFirst = found.isEmpty && path.isEmpty
        if !isFirst {
            for device in devices where known[device.identity] == nil {
                remarks.append(say("＋ 插上了：", "+ plugged in: ") + describe(device))
            }
            for device in found where !devices.contains(where: { $0.identity == device.identity }) {
                remarks.append(say("－ 拔掉了：", "- pulled out: ") + device.line)
            }
        }
        // What was asked once is known as long as it is plugged in.
        found = devices.map { device in
            guard let before = known[device.identity], before.certainty != .open else { return device }
            return before
        }
    }

    /// A device of a list: what it is taken for, and where it is.
    func describe(_ device: FoundDevice) -> String {
        guard device.kinds.count <= Self.kindLimit else {
            return say("还不知道是什么", "not known yet what it is") + "  " + device.line
        }
        let kinds = device.kinds.map { $0.phrase.text(language) }.joined(separator: say("或", " or "))
        let doubt =
            switch device.certainty {
            case .sure: ""
            case .open: say("（尚未询问）", " (not asked yet)")
            case .silent: say("（询问后无应答）", " (asked, no answer)")
            }
        return kinds + doubt + "  " + device.line
    }

    /// What may be more is anything.
    private static let kindLimit = 2

    mutating func answerDevice(_ text: String) throws(Entry.Fault) -> [Errand] {
        switch step {
        case .station: try answerStation(text)
        case .device(let device):
            if text.hasPrefix("?") || text.hasPrefix("？") { return try ask(String(text.dropFirst()), device) }
            let address = try chosen(text, device)
            answers.station?.devices[device] = address
        case .slipOffer:
            if try isYes(text) { return [.printTestSlip] }
        default:
            guard try isYes(text) else {
                remarks.append(
                    say(
                        "检查：打印纸热敏面朝打印头、地址、波特率（串口后加 ?baud=9600）、纸宽。",
                        "Look at: the paper's coated side, the address, the rate (add ?baud=9600), the width of the paper."
                    )
                )
                while let last = path.popLast(), last != .device(.printer) {}
                step = .device(.printer)
                return []
            }
        }
        move()
        return []
    }

    private mutating func answerStation(_ text: String) throws(Entry.Fault) {
        guard text != "-" else {
            if wishes.screen == .kiosk { wishes.screen = nil }
            return answers.station = nil
        }
        let id: StationID = try Entry.identifier(text)
        answers.station = HallAnswers.Station(id: id, devices: answers.station?.devices ?? [:])
    }

    mutating func answerScreen(_ text: String) throws(Entry.Fault) {
        guard text != "-" else { return wishes.screen = nil }
        guard let number = Int(text), screens.indices.contains(number - 1) else {
            throw Entry.Fault("没有这个序号", "there is no such number")
        }
        wishes.screen = screens[number - 1]
    }

    private func chosen(_ text: String, _ device: SoughtDevice) throws(Entry.Fault) -> DeviceAddress? {
        guard text != "-" else { return nil }
        let list = candidates(for: device)
        if let number = Int(text) {
            guard list.indices.contains(number - 1) else { throw Entry.Fault("没有这个序号", "there is no such number") }
            return list[number - 1].address
        }
        return try Entry.address(text, of: device)
    }

    /// `?2`: asks the second of the list what it is.
    private func ask(_ text: String, _ device: SoughtDevice) throws(Entry.Fault) -> [Errand] {
        let list = candidates(for: device)
        guard let number = Int(Entry.trimmed(text)), list.indices.contains(number - 1) else {
            throw Entry.Fault("? 后面是序号，如 ?1", "a number of the list behind the ?, like ?1")
        }
        return [.probe(list[number - 1])]
    }

    mutating func slipped(_ fault: String?) {
        guard step == .slipOffer else { return }
        hasSlipFailed = fault != nil
        guard let fault else {
            path.append(step)
            step = .slipSeen
            return
        }
        remarks.append(say("没有打印：", "nothing was printed: ") + fault)
    }

    private func isYes(_ text: String) throws(Entry.Fault) -> Bool {
        switch text.lowercased() {
        case "y", "是": true
        case "n", "否": false
        default: throw Entry.Fault("请输入 y 或 n", "y or n, please")
        }
    }
}
