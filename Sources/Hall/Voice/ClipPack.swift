// SPDX-License-Identifier: Apache-2.0
import Glibc
package import Ports

/// A folder of recordings, one WAV file for each piece: `zh/please.wav`.
///
/// A sentence is played from it only when every piece is there and sound; otherwise the speaking program says all of it,
/// so that two voices never share a sentence.
package struct ClipPack: Sendable {
    /// What keeps a recording from being used.
    package enum Problem: Error, Sendable, Equatable, CustomStringConvertible {
        case missing
        case unreadable(PortError)
        case unusable(WAVError)
        /// Only silence.
        case silent
        /// Not at the rate of the language's other recordings.
        case otherRate(Int, wanted: Int)

        package var description: String {
            switch self {
            case .missing: "missing"
            case .unreadable(let error): "\(error)"
            case .unusable(let error): "\(error)"
            case .silent: "only silence"
            case .otherRate(let rate, let wanted): "\(rate) samples a second, the others have \(wanted)"
            }
        }
    }

    /// The most bytes of one recording: more than ten seconds at any rate.
    package static let fileLimit = 1_048_576

    private let sounds: [String: Sound]
    /// The pieces that cannot be used, by name.
    package let problems: [String: Problem]

    /// Reads the recordings of `languages` below `folder`; blocks while it does.
    package init(folder: String, languages: [VoiceLanguage]) {
        self.init(languages: languages) { id throws(PortError) in
            try WholeFile.read(path: folder + "/" + id + ".wav", limit: Self.fileLimit)
        }
    }

    init(languages: [VoiceLanguage], read: (String) throws(PortError) -> [UInt8]) {
        var sounds: [String: Sound] = [:]
        var problems: [String: Problem] = [:]
        for language in languages {
            var rate: Int?
            for id in VoiceClip.all(language).compactMap(\.id) {
                do throws(Problem) {
                    let sound = try Self.sound(id, read)
                    let wanted = rate ?? sound.rate
                    rate = wanted
                    guard sound.rate == wanted else { throw .otherRate(sound.rate, wanted: wanted) }
                    sounds[id] = sound
                } catch { problems[id] = error }
            }
        }
        (self.sounds, self.problems) = (sounds, problems)
    }

    /// Between pieces of one clause.
    static let clipGap = Duration.milliseconds(80)
    /// Between clauses.
    static let clauseGap = Duration.milliseconds(300)

    /// The sentence from recordings; nil unless every piece is there.
    package func sound(of plan: VoicePlan) -> Sound? {
        var clauses: [Sound] = []
        for clause in plan.clauses {
            let clips = clause.clips.compactMap { clip in clip.id.flatMap { sounds[$0] } }
            guard clips.count == clause.clips.count, let joined = Sound.joined(clips, gap: Self.clipGap) else {
                return nil
            }
            clauses.append(joined)
        }
        return Sound.joined(clauses, gap: Self.clauseGap)?.normalised()
    }

    private static func sound(_ id: String, _ read: (String) throws(PortError) -> [UInt8]) throws(Problem) -> Sound {
        let bytes: [UInt8]
        do throws(PortError) {
            bytes = try read(id)
        } catch {
            if case .notFound = error { throw .missing }
            throw .unreadable(error)
        }
        let sound: Sound
        do throws(WAVError) { sound = try WAV.sound(bytes).trimmed() } catch { throw .unusable(error) }
        guard !sound.samples.isEmpty else { throw .silent }
        return sound
    }
}
