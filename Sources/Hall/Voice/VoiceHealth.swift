// SPDX-License-Identifier: Apache-2.0
import Ports

/// Whether a zone can be heard.
package enum VoiceHealth: String, Sendable, Hashable, CaseIterable, Loggable {
    /// Nothing has been said yet.
    case unknown
    case ready
    /// Hours without voice.
    case muted
    /// The speaking program is missing or gives no sound.
    case noSpeech = "no_speech"
    /// The playing program is missing.
    case noPlayer = "no_player"
    /// The playing program cannot use the device.
    case noCard = "no_card"

    /// The name in answers and logs.
    package var logText: String { rawValue }

    /// Whether it does its work: also when it is silent on purpose or has not been needed.
    package var isWorking: Bool {
        switch self {
        case .unknown, .ready, .muted: true
        case .noSpeech, .noPlayer, .noCard: false
        }
    }

    /// What a fault says of it; nil for what is nobody's fault.
    init?(_ fault: VoiceFault) {
        switch fault {
        case .noSpeech, .speechFailed, .badSound, .badPronunciation: self = .noSpeech
        case .noPlayer: self = .noPlayer
        case .noCard, .playerStuck: self = .noCard
        case .nothingToSay, .cancelled: return nil
        }
    }
}
