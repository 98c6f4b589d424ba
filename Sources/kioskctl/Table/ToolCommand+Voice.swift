// SPDX-License-Identifier: Apache-2.0

// What a hall says.
extension ToolCommand {
    static let voice: [ToolCommand] = [
        ToolCommand(
            "voice say",
            [.ticket],
            options: [.kind, .toWindow, .area, .language, .clips, .pronunciation, .wav, .device],
            "print how a number is called, and let it be heard"
        ) { try await VoiceCommand($0).say() },
        ToolCommand("voice clips", [], "list the recordings that a folder of clips needs") { _ in
            VoiceCommand.listClips()
        },
        ToolCommand(
            "voice check",
            [Operand("DIR", .file)],
            options: [.language],
            "say which recordings of a folder are missing or cannot be used"
        ) { try VoiceCommand($0).checkClips() },
    ]
}

extension ToolOption {
    static let kind = ToolOption("kind", "KIND", "call, recall, back, onward or missed (call)")
    static let area = ToolOption("area", "TEXT", "the area where the window is")
    static let clips = ToolOption("clips", "DIR", "a folder of recordings")
    static let pronunciation = ToolOption("pronunciation", "FILE", "words that espeak-ng reads wrong")
    static let wav = ToolOption("wav", "FILE", "where the sound is written")
    static let device = ToolOption("device", "ALSA", "where the sound is played: default, plughw:0,0")
}
