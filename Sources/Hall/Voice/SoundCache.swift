// SPDX-License-Identifier: Apache-2.0

/// Sentences that were said before, the least recently used going first.
struct SoundCache {
    struct Key: Hashable {
        let text: String
        let language: VoiceLanguage
    }

    /// The most sentences that are kept.
    static let entryLimit = 256
    /// The most samples of all of them: 16 MB, some six minutes.
    static let sampleLimit = 8_000_000

    private var entries: [Key: (sound: Sound, use: Int)] = [:]
    private var uses = 0
    private(set) var samples = 0

    var count: Int { entries.count }

    /// What was kept for `key`.
    subscript(key: Key) -> Sound? {
        mutating get {
            guard let sound = entries[key]?.sound else { return nil }
            uses += 1
            entries[key] = (sound, uses)
            return sound
        }
    }

    /// Keeps a sound, and forgets others until it fits; one beyond the limit is not kept.
    mutating func keep(_ sound: Sound, for key: Key) {
        guard sound.samples.count <= Self.sampleLimit else { return }
        forget(key)
        while entries.count >= Self.entryLimit || samples + sound.samples.count > Self.sampleLimit {
            guard let oldest = entries.min(by: { $0.value.use < $1.value.use })?.key else { break }
            forget(oldest)
        }
        uses += 1
        entries[key] = (sound, uses)
        samples += sound.samples.count
    }

    private mutating func forget(_ key: Key) {
        if let entry = entries.removeValue(forKey: key) { samples -= entry.sound.samples.count }
    }
}
