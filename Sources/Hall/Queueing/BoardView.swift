// SPDX-License-Identifier: Apache-2.0
package import Terms

/// What the public may see: numbers and windows, never a person, a reason or a document.
package struct BoardView: Sendable, Equatable, Codable {
    /// One call.
    package struct Call: Sendable, Equatable, Codable {
        /// The number called.
        package let number: TicketNumber
        /// The window's label.
        package let window: String
        /// Chinese name of the service.
        package let service: String
        /// When it was called last.
        package let at: Timestamp
        /// 1 for the first call, 2 and more for recalls.
        package let calls: Int

        /// Collects the parts.
        package init(number: TicketNumber, window: String, service: String, at: Timestamp, calls: Int) {
            (self.number, self.window, self.service) = (number, window, service)
            (self.at, self.calls) = (at, calls)
        }
    }

    /// A line and how many wait in it.
    package struct Queue: Sendable, Equatable, Codable {
        /// Chinese name of the service.
        package let service: String
        /// How many wait.
        package let waiting: Int

        /// Collects the parts.
        package init(service: String, waiting: Int) { (self.service, self.waiting) = (service, waiting) }
    }

    /// Name of the hall.
    package let title: String
    /// The journal position the view was taken at.
    package let position: Position
    /// Local time of the newest event, for `clockText`.
    package let moment: Moment
    /// Newest first, at most `callsLimit`; a recall moves a call to the front.
    ///
    /// Finished and missed tickets are taken out.
    package let calls: [Call]
    /// 即将呼叫: the next numbers, at most `nextLimit`.
    package let next: [TicketNumber]
    /// 过号: the last missed, at most `missedLimit`, newest first.
    package let missed: [TicketNumber]
    /// Every line of the hall.
    package let queues: [Queue]
    /// The notice line; nil shows the standing hint.
    package let notice: String?

    /// Collects the parts.
    package init(
        title: String,
        position: Position,
        moment: Moment,
        calls: [Call],
        next: [TicketNumber],
        missed: [TicketNumber],
        queues: [Queue],
        notice: String?
    ) {
        (self.title, self.position, self.moment, self.calls) = (title, position, moment, calls)
        (self.next, self.missed, self.queues, self.notice) = (next, missed, queues, notice)
    }
}
