// SPDX-License-Identifier: Apache-2.0

/// What a voice speaks.
package enum VoiceLanguage: String, Sendable, Hashable, CaseIterable {
    /// Mandarin.
    case zh
    case en
}
