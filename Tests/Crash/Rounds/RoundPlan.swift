// SPDX-License-Identifier: Apache-2.0

/// What happens in one round, drawn from the seed and the round's number alone.
struct RoundPlan: Sendable {
    /// Who is ended.
    enum Target: String, CaseIterable, Sendable {
        case hall = "kioskd"
        case center = "centerd"
    }

    /// What the program is doing when it ends.
    enum Phase: String, CaseIterable, Sendable {
        /// Its first start, with nothing there yet.
        case birth = "first start"
        /// While clients ask.
        case load
        /// While it closes after SIGTERM: snapshot, checkpoint, the write-ahead log removed.
        case closing
        /// While it starts and reads back what there is.
        case start
    }

    /// How the end comes.
    enum Blow: Sendable {
        /// By SIGKILL from outside, so many microseconds after the last answer that was waited for.
        case clock(microseconds: Int)
        /// At so many points between storage operations.
        case points(Int)
    }

    let number: Int
    let targets: [Target]
    let phase: Phase
    /// The answers that clients get before.
    let answers: Int
    let blow: Blow
    /// The points at which starts are ended, one after the other.
    let startFuses: [Target: [Int]]
    let moods: [Target: PowerCut.Mood]
    /// For everything else in the round.
    let generator: SplitMix64

    init(seed: UInt64, number: Int) {
        var generator = SplitMix64(seed: seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
        self.number = number
        targets =
            switch Int.random(in: 0..<10, using: &generator) {
            case 0..<6: [.hall]
            case 6..<8: [.center]
            default: [.hall, .center]
            }
        phase =
            switch Int.random(in: 0..<8, using: &generator) {
            case 0..<4: .load
            case 4, 5: .closing
            default: .start
            }
        answers = Int.random(in: 1...40, using: &generator)
        blow =
            generator.oneIn(3)
            ? .clock(microseconds: Int.random(in: 0...2000, using: &generator))
            : .points(Int.random(in: 1...(phase == .closing ? 120 : 60), using: &generator))
        startFuses = Dictionary(
            uniqueKeysWithValues: Target.allCases.map { ($0, Self.fuses($0, &generator)) }
        )
        moods = Dictionary(
            uniqueKeysWithValues: Target.allCases.map { ($0, Self.mood(&generator)) }
        )
        self.generator = generator.fork()
    }

    /// A start with files that are there has about so many points between storage operations.
    private static func fuses(_ target: Target, _ generator: inout SplitMix64) -> [Int] {
        (0..<2).map { _ in Int.random(in: target == .hall ? 1...24 : 1...12, using: &generator) }
    }

    private static func mood(_ generator: inout SplitMix64) -> PowerCut.Mood {
        switch Int.random(in: 0..<5, using: &generator) {
        case 0, 1: .everything
        case 2, 3: .some
        default: .nothing
        }
    }
}
