// SPDX-License-Identifier: Apache-2.0

/// How long a station waits for a visitor, and a visitor for a screen.
package struct DeskTiming: Sendable, Equatable {
    /// A result is taken away after this time.
    package var result: Duration = .seconds(30)
    /// A choice is taken away after this time; never less than 60 s (requirements.md 2.1, 无障碍).
    package var choice: Duration = .seconds(80)
    /// From when a choice says that it will be taken away: 20 s to answer (WCAG 2.2.1).
    package var warning: Duration = .seconds(60)
    /// The same document or code within this time of a new screen is the same gesture, not an answer to the screen; a
    /// touch within it does not close a result.
    package var hold: Duration = .seconds(2)
    /// A question that the hall has not answered in this time is shown as a fault, and staff are called.
    package var patience: Duration = .seconds(10)
    /// A hint on the home screen is taken away after this time, and the language set back.
    package var hint: Duration = .seconds(10)

    /// The standard times.
    package init() {}
}

/// Which of the session's clocks ran out; one of each kind at most is set.
package enum DeskAlarm: Hashable, Sendable, CaseIterable {
    /// The choice will soon be taken away.
    case warning
    /// Nobody is there any more.
    case idle
    /// The screen has been seen long enough.
    case hold
    /// The hall has not answered.
    case patience
}
