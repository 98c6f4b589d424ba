// SPDX-License-Identifier: Apache-2.0
package import Ports

/// Why something cannot be said.
package enum VoiceFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// A line of the pronunciation list is not `hanzi pinyin`.
    case badPronunciation(line: Int)
    /// A sound file is not what it should be.
    case badSound(WAVError)
    /// The speaking program is not there or could not be started.
    case noSpeech(PortError)
    /// The speaking program ended without a sound.
    case speechFailed
    /// The playing program is not there or could not be started.
    case noPlayer(PortError)
    /// The playing program could not use the device.
    case noCard
    /// It took far longer than the sound lasts.
    case playerStuck
    /// There was nothing to say, or nothing in this language.
    case nothingToSay
    /// The task that waited was cancelled.
    case cancelled

    package var description: String {
        switch self {
        case .badPronunciation(let line): "line \(line) is not a word and its pinyin, as 重新 chong2xin1"
        case .badSound(let error): error.description
        case .noSpeech(let error): "espeak-ng could not be started: \(error)"
        case .speechFailed: "espeak-ng gave no sound"
        case .noPlayer(let error): "aplay could not be started: \(error)"
        case .noCard: "aplay could not use the device"
        case .playerStuck: "aplay did not come to an end"
        case .nothingToSay: "there is nothing to say"
        case .cancelled: "cancelled"
        }
    }
}

extension VoiceFault: Loggable {}
