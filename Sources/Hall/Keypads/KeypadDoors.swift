// SPDX-License-Identifier: Apache-2.0
package import Journal
package import Queueing
package import Terms

/// What keypads need of the hall; closures, so that a test can be the hall.
package struct KeypadDoors: Sendable {
    /// What happened since a position, as far as evaluators care.
    package struct News: Sendable, Equatable {
        /// Where to read on from.
        package let position: Position
        /// In order.
        package let events: [HallEvent]
    }

    /// The way to the journal.
    package let submit: Submit
    /// How windows are; `number` are the digits of a ticket that a clerk typed.
    package let look: @Sendable ([WindowID], _ number: Int?) async -> [KeypadGlance]
    /// Waits for what is stored beyond a position; nil when the journal closes or the task is cancelled.
    package let news: @Sendable (Position) async -> News?
    /// Where following begins.
    package let newest: @Sendable () -> Position
    /// How the hall is set up.
    package let plan: HallPlan

    /// Collects the closures.
    package init(
        plan: HallPlan,
        submit: @escaping Submit,
        look: @escaping @Sendable ([WindowID], _ number: Int?) async -> [KeypadGlance],
        news: @escaping @Sendable (Position) async -> News?,
        newest: @escaping @Sendable () -> Position
    ) {
        (self.plan, self.submit, self.look, self.news, self.newest) = (plan, submit, look, news, newest)
    }
}

extension KeypadDoors {
    /// Looks into `journal` and asks through `submit`.
    package init(journal: Journal, plan: HallPlan, submit: @escaping Submit) {
        self.init(
            plan: plan,
            submit: submit,
            look: { windows, number in
                await journal.view { state in windows.map { state.glance(at: $0, plan, number: number) } }
            },
            news: { seen in
                guard let newest = await journal.wait(beyond: seen) else { return nil }
                do throws(JournalError) {
                    let records = try await journal.records(after: seen, limit: Self.pageRecords)
                    return News(position: records.last?.position ?? newest, events: records.map(\.event))
                } catch {
                    // Displays are told from the state; a question to a visitor is all that is passed over.
                    return News(position: newest, events: [])
                }
            },
            newest: { journal.position }
        )
    }

    private static let pageRecords = 500
}
