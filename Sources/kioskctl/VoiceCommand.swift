// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Voice

/// `kioskctl voice`: what a hall's voice says and how it sounds, for the people who install it.
struct VoiceCommand {
    private let invocation: Invocation

    init(_ invocation: Invocation) { self.invocation = invocation }

    /// The most bytes of a pronunciation list.
    private static let listLimit = 65_536

    /// Prints how a number is called, and with `--wav` or `--device` lets it be heard.
    @concurrent
    func say() async throws {
        let message = try message()
        let languages = try languages()
        let plans = languages.compactMap { VoicePlan(message, in: $0) }
        guard !plans.isEmpty else { throw ToolFault("this cannot be said in \(invocation[.language] ?? "zh")") }
        for plan in plans {
            Terminal.write(plan.text + "\n")
            Terminal.write("  " + (plan.clips?.joined(separator: " ") ?? "not all of it can be recorded") + "\n")
        }
        guard invocation[.wav] != nil || invocation[.device] != nil else { return }
        let loop = try EventLoop(name: "voice")
        let speaker = Speaker(
            clips: invocation[.clips].map { ClipPack(folder: $0, languages: languages) },
            program: SpeechProgram(pronunciation: try pronunciation(), on: loop)
        )
        var sentences: [Sound] = []
        for plan in plans { sentences.append(try await speaker.sound(of: plan)) }
        guard let sound = Sound.announcement(sentences) else { return }
        if let path = invocation[.wav] {
            try WholeFile.writeAtomically(WAV.file(of: sound), to: path, mode: 0o644)
            Terminal.write("\(path): \(sound.length.wholeMilliseconds) ms\n")
        }
        if let device = invocation[.device] { try await SoundPlayer(device: device, on: loop).play(sound) }
    }

    private func message() throws -> VoiceMessage {
        guard let number = TicketNumber(text: invocation.operands[0]) else {
            throw CommandLineFault.value("TICKET", expected: "a number like A017 or A3-01")
        }
        let (window, area) = (invocation[.toWindow] ?? "1", invocation[.area] ?? "")
        switch invocation[.kind] ?? "call" {
        case "call": return .call(number, window: window, area: area)
        case "recall": return .recall(number, window: window, area: area)
        case "back": return .back(number, window: window)
        case "onward": return .onward(number, window: window)
        case "missed": return .missed(number)
        default: throw CommandLineFault.value("--kind", expected: "call, recall, back, onward or missed")
        }
    }

    private func languages() throws -> [VoiceLanguage] {
        let text = invocation[.language] ?? "zh"
        if text == "both" { return [.zh, .en] }
        guard let language = VoiceLanguage(rawValue: text) else {
            throw CommandLineFault.value("--language", expected: "zh, en or both")
        }
        return [language]
    }

    private func pronunciation() throws -> Pronunciation {
        guard let path = invocation[.pronunciation] else { return .standard }
        let bytes = try WholeFile.read(path: path, limit: Self.listLimit)
        return try Pronunciation(text: String(decoding: bytes, as: UTF8.self))
    }

    /// Prints every recording of a complete folder: its name and what it says.
    static func listClips() {
        for clip in VoiceLanguage.allCases.flatMap({ VoiceClip.all($0) }) {
            if let id = clip.id { Terminal.write("\(id)\t\(clip.text)\n") }
        }
    }

    /// Prints what is wrong with a folder of recordings; throws when something is.
    func checkClips() throws {
        let languages = try languages()
        let folder = invocation.operands[0]
        let problems = ClipPack(folder: folder, languages: languages).problems
        for (id, problem) in problems.sorted(by: { $0.key < $1.key }) { Terminal.write("\(id).wav: \(problem)\n") }
        let count = languages.reduce(0) { $0 + VoiceClip.all($1).count }
        guard problems.isEmpty else { throw ToolFault("\(problems.count) of \(count) recordings cannot be used") }
        Terminal.write("\(folder): all \(count) recordings are in order\n")
    }
}
