// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Ports
import Probe

/// What is plugged into this machine, and what it says when it is asked: the same safe walk as `kioskctl probe`.
struct SetupDevices {
    let loop: EventLoop
    let language: SetupLanguage

    /// How long a person is given to scan something.
    private static let personWaits = Duration.seconds(20)

    /// Everything that may be of use to a hall.
    func survey() throws -> [FoundDevice] {
        let plugged = try DeviceSurvey().devices()
        return plugged.compactMap { device in
            let guess = DeviceGuess(device, among: plugged)
            guard guess.certainty != .no, let address = DeviceAddress(text: guess.address) else { return nil }
            return FoundDevice(
                device.identity,
                address: address,
                name: device.name,
                kinds: guess.roles.compactMap { SoughtDevice(rawValue: $0.rawValue) },
                certainty: guess.certainty == .possible ? .open : .sure
            )
        }
    }

    /// Asks what is on a port, where with `withPerson` somebody may scan a code or press a key; gives a sentence besides.
    func ask(_ device: FoundDevice, withPerson: Bool) async -> (device: FoundDevice, words: String) {
        let plan = ProbePlan(for: device.address, personWaits: withPerson ? Self.personWaits : .zero)
        let walk = ProbeRun(at: device.address, plan: plan, on: loop) { [self] news in
            guard case .waitsForPerson(_, let time) = news, time > .zero else { return }
            let seconds = time.components.seconds
            Terminal.write(
                say(
                    "现在扫任意一个码，或按呼叫器上的一个键（\(seconds) 秒内）……\n",
                    "now scan any code, or press a key of a keypad (\(seconds) s) …\n"
                )
            )
        }
        var asked = device
        let finding = await walk.run()
        guard let (role, rate) = finding.device, let kind = SoughtDevice(rawValue: role.rawValue) else {
            if case .gone(let error) = finding.outcome { return (device, "\(device.line): \(words(error))") }
            asked.certainty = .silent
            let doubt = say(
                "没有认出来：检查电源和线缆；不会应答的设备可直接填地址",
                "not recognised: look at power and cable; what cannot answer is written down by its address"
            )
            return (asked, "\(device.line): \(doubt)")
        }
        (asked.kinds, asked.certainty) = ([kind], .sure)
        if let rate, case .serial(let match, _, let flow) = device.address {
            asked.address = .serial(match, baud: rate, flow: flow)
        }
        return (asked, say("是", "it is ") + kind.phrase.text(language) + "  " + asked.line)
    }

    /// Finds what `auto` stands for: looks, and asks the ports that may be one of `kinds` and that nothing else uses.
    func find(_ kinds: Set<SoughtDevice>, today: HallAnswers?, given: [DeviceAddress]) async throws -> [FoundDevice] {
        var (found, isWarned) = (try survey(), false)
        let used = given + (today?.addresses ?? [])
        for place in found.indices where found[place].certainty == .open {
            let device = found[place]
            guard !kinds.isDisjoint(with: device.kinds), case .serial = device.address,
                !used.contains(where: device.isMeant)
            else { continue }
            if !isWarned {
                Terminal.prompt(
                    say(
                        "客显屏在被询问的端口上会有几秒乱码；用 --panel 写明它的地址就不会被询问\n",
                        "a pole display on a port that is asked shows wrong signs for seconds, "
                            + "unless --panel names its address\n"
                    )
                )
            }
            isWarned = true
            Terminal.prompt(say("询问 ", "asking ") + device.line + "\n")
            found[place] = await ask(device, withPerson: false).device
        }
        return found
    }

    private func words(_ error: PortError) -> String {
        switch error {
        case .notFound, .hungUp: say("拔掉了，或没有通电", "\(error)")
        case .busy: say("正由另一个程序使用（kioskd 正在运行？）", "\(error)")
        case .denied: say("没有权限打开：请用 sudo", "\(error)")
        default: say("打不开（\(error)）", "\(error)")
        }
    }

    private func say(_ zh: String, _ en: String) -> String { Phrase(zh, en).text(language) }
}
