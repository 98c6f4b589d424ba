// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Setup
import Terms

// Text displays and call keypads: one line each, written as the options are.
extension SetupDialogue {
    var fixtureQuestion: SetupQuestion {
        if case .panel(let place) = step {
            let kinds = PanelSettings.Kind.allCases.map(\.rawValue).joined(separator: " ")
            let lines = [
                say(
                    "文字屏（LED、客显屏）：名称=型号@地址，窗口上的再加 ,window=窗口。",
                    "A text display: NAME=KIND@ADDRESS, above a window with ,window=NO."
                ),
                say("型号：", "Kinds: ") + kinds,
                say(
                    "地址也可以是下面的序号，如 w1=cd5220@1,window=1。",
                    "ADDRESS may be a number of the list: w1=cd5220@1,window=1."
                ),
            ]
            return page(lines, .panel, usual: answers.panels.indices.contains(place) ? answers.panels[place].text : nil)
        }
        let lines = [
            say("呼叫器（RS-485）：名称=地址,呼叫器号=窗口,…", "A line of call keypads: NAME=ADDRESS,KEYPAD=WINDOW,…"),
            say("地址也可以是下面的序号，如 hall=1,1=1,2=2。", "ADDRESS may be a number of the list: hall=1,1=1,2=2."),
        ]
        guard case .keypads(let place) = step, answers.keypads.indices.contains(place) else {
            return page(lines, .keypads, usual: nil)
        }
        return page(lines, .keypads, usual: answers.keypads[place].text)
    }

    private func page(_ lines: [String], _ device: SoughtDevice, usual: String?) -> SetupQuestion {
        let list = candidates(for: device).prefix(Self.candidateLimit).enumerated().map {
            "  \($0.offset + 1)  " + describe($0.element)
        }
        let end =
            usual == nil
            ? say("没有（更多）就按回车。", "Enter when there is none (more).") : say("- 删除它。", "A - removes it.")
        return SetupQuestion(
            step.title.text(language),
            lines + list + [end],
            device.phrase.text(language),
            usual: usual ?? ""
        )
    }

    mutating func answerFixture(_ text: String) throws(Entry.Fault) {
        guard !text.isEmpty else { return move() }
        switch step {
        case .panel(let place):
            guard text != "-" else { return remove(\.panels, place) }
            let (line, address) = try numbered(text, behind: "@", .panel)
            let panel = try Entry.panel(line, automatic: address)
            if case .window(let window) = panel.target { try know(window) }
            try put(panel, \.panels, place)
        case .keypads(let place):
            guard text != "-" else { return remove(\.keypads, place) }
            let (line, address) = try numbered(text, behind: "=", .keypads)
            let keypads = try Entry.keypads(line, automatic: address)
            for window in keypads.windows.values { try know(window) }
            try put(keypads, \.keypads, place)
        default: break
        }
    }

    private mutating func put<Fixture: Identifiable>(
        _ fixture: Fixture,
        _ list: WritableKeyPath<HallAnswers, [Fixture]>,
        _ place: Int
    ) throws(Entry.Fault) {
        var all = answers[keyPath: list]
        let others = all.indices.filter { $0 != place }.map { all[$0].id }
        guard !others.contains(fixture.id) else { throw Entry.Fault("这个名称已经用过", "that name is taken") }
        if all.indices.contains(place) { all[place] = fixture } else { all.append(fixture) }
        answers[keyPath: list] = all
        move()
    }

    /// The next one takes its place; without one, there is none.
    private mutating func remove<Fixture>(_ list: WritableKeyPath<HallAnswers, [Fixture]>, _ place: Int) {
        guard answers[keyPath: list].indices.contains(place) else { return move() }
        answers[keyPath: list].remove(at: place)
    }

    private func know(_ window: WindowID) throws(Entry.Fault) {
        guard answers.windows.contains(where: { $0.id == window }) else {
            throw Entry.Fault("没有窗口 \(window)", "there is no window \(window)")
        }
    }

    /// The line with `auto` where a number of the list stands for an address, and that address.
    private func numbered(
        _ text: String,
        behind mark: Character,
        _ device: SoughtDevice
    ) throws(Entry.Fault) -> (String, DeviceAddress?) {
        guard let start = text.firstIndex(of: mark).map(text.index(after:)) else { return (text, nil) }
        let rest = text[start...]
        let end = rest.firstIndex(of: ",") ?? rest.endIndex
        guard let number = Int(Entry.trimmed(rest[..<end])) else { return (text, nil) }
        let list = candidates(for: device)
        guard list.indices.contains(number - 1) else { throw Entry.Fault("没有这个序号", "there is no such number") }
        return (text[..<start] + "auto" + text[end...], list[number - 1].address)
    }
}

extension HallAnswers.Panel: Identifiable {
    /// As its option has it (`kioskctl setup --help`).
    package var text: String {
        switch target {
        case .hall: "\(id)=\(kind.rawValue)@\(address.text)"
        case .window(let window): "\(id)=\(kind.rawValue)@\(address.text),window=\(window)"
        case .zone(let zone): "\(id)=\(kind.rawValue)@\(address.text),zone=\(zone)"
        }
    }
}

extension HallAnswers.Keypads: Identifiable {
    /// As its option has it (`kioskctl setup --help`).
    package var text: String {
        let pads = windows.sorted { $0.key < $1.key }.map { ",\($0.key)=\($0.value)" }
        return "\(id)=\(address.text)" + pads.joined()
    }
}
