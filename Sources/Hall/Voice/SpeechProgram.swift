// SPDX-License-Identifier: Apache-2.0
package import Ports

/// espeak-ng as a child process: one sentence in, one sound out.
package struct SpeechProgram: Sendable {
    /// Where it is.
    package let path: String
    private let pronunciation: Pronunciation
    private let loop: EventLoop

    /// Debian's package espeak-ng.
    package static let standardPath = "/usr/bin/espeak-ng"
    /// A sentence takes it milliseconds.
    static let timeLimit = Duration.seconds(5)
    /// A minute and a half at its rate.
    static let outputLimit = 4_194_304

    /// Names the program; nothing is started yet.
    package init(
        path: String = standardPath,
        pronunciation: Pronunciation = .standard,
        on loop: EventLoop
    ) {
        (self.path, self.pronunciation, self.loop) = (path, pronunciation, loop)
    }

    /// Says one sentence, without silence at its ends.
    func sound(of sentence: String, in language: VoiceLanguage) async throws(VoiceFault) -> Sound {
        let text = Self.input(sentence, in: language, pronunciation)
        let program = ChildProgram(path: path, arguments: Self.arguments(language))
        let limits = ChildProgram.Limits(time: Self.timeLimit, output: Self.outputLimit)
        // On its standard input: arguments can be read by every user of the machine.
        switch await program.run(input: Array(text.utf8), limits: limits, on: loop) {
        case .exited(0, let output):
            do throws(WAVError) {
                let sound = try WAV.sound(output).trimmed()
                guard !sound.samples.isEmpty else { throw .empty }
                return sound
            } catch { throw .badSound(error) }
        case .notStarted(let error): throw .noSpeech(error)
        case .cancelled: throw .cancelled
        case .exited, .signalled, .tookTooLong, .saidTooMuch: throw .speechFailed
        }
    }

    /// The pinyin voice for Chinese: in Debian's build the voice `cmn` reads hanzi as English (espeak-ng#1236).
    private static func arguments(_ language: VoiceLanguage) -> [String] {
        switch language {
        case .zh: ["-v", "cmn-latn-pinyin", "-s", "140", "--stdin", "--stdout"]
        case .en: ["-v", "en", "-s", "150", "--stdin", "--stdout"]
        }
    }

    private static func input(_ sentence: String, in language: VoiceLanguage, _ words: Pronunciation) -> String {
        switch language {
        case .zh: words.spoken(sentence)
        // A lone A would be read as the article: as a phoneme it is the letter.
        case .en: sentence.split(separator: " ").map { $0 == "A" ? "[[eI]]" : $0 }.joined(separator: " ")
        }
    }
}
