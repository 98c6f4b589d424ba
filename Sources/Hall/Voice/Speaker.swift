// SPDX-License-Identifier: Apache-2.0

/// Makes sentences into sound: from recordings when they are complete, else by the speaking program, each sentence once.
package actor Speaker {
    private let clips: ClipPack?
    private let program: SpeechProgram
    private var cache = SoundCache()

    /// The most sentences of one reading.
    package static let readingLimit = 40

    /// Joins recordings, if there are any, and the speaking program.
    package init(clips: ClipPack?, program: SpeechProgram) { (self.clips, self.program) = (clips, program) }

    /// Says a planned sentence at −3 dBFS.
    package func sound(of plan: VoicePlan) async throws(VoiceFault) -> Sound {
        if let sound = clips?.sound(of: plan) { return sound }
        return try await joined(plan.clauses.map { plan.words(of: $0) }, plan.language)
    }

    /// Reads written lines aloud, such as those of a screen; with numbers in words and signs as pauses.
    package func reading(of lines: [String], in language: VoiceLanguage) async throws(VoiceFault) -> Sound {
        let sentences = lines.flatMap { SpokenText.sentences(of: $0, in: language) }
        return try await joined(Array(sentences.prefix(Self.readingLimit)), language)
    }

    private func joined(_ sentences: [String], _ language: VoiceLanguage) async throws(VoiceFault) -> Sound {
        var sounds: [Sound] = []
        for sentence in sentences { sounds.append(try await sound(of: sentence, in: language)) }
        guard let sound = Sound.joined(sounds, gap: ClipPack.clauseGap) else { throw .nothingToSay }
        return sound.normalised()
    }

    private func sound(of sentence: String, in language: VoiceLanguage) async throws(VoiceFault) -> Sound {
        let key = SoundCache.Key(text: sentence, language: language)
        if let known = cache[key] { return known }
        let sound = try await program.sound(of: sentence, in: language)
        cache.keep(sound, for: key)
        return sound
    }
}
