// SPDX-License-Identifier: Apache-2.0

extension VoiceQueue {
    /// What a zone's queue goes by.
    package struct Limits: Sendable, Hashable {
        /// How often a call is said when nobody waits, 1–3.
        package var times = 2
        /// Between a sentence and its repeat.
        package var gap = Duration.seconds(1)
        /// How long somebody who is called may wait for the loudspeaker before others are cut short for it.
        package var patience = Duration.seconds(15)
        /// After this a missed number or a notice counts like a call.
        package var ageing = Duration.seconds(60)
        /// A recall that has waited longer is not said: the clerk has seen by now whether the visitor came.
        package var recallLag = Duration.seconds(45)
        /// A missed number or a notice that has waited longer is not said.
        package var newsLag = Duration.seconds(180)
        /// The most that wait: more than a hall has windows.
        package var waiting = 512

        /// The standard limits.
        package init() {}

        /// How long news of a kind may wait; nil is for ever.
        func lag(of kind: VoiceNews.Kind) -> Duration? {
            switch kind {
            case .call: nil
            case .recall: recallLag
            case .missed, .notice: newsLag
            }
        }
    }
}
