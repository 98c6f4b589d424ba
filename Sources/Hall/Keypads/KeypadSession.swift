// SPDX-License-Identifier: Apache-2.0
package import Ports

/// What one keypad's clerk is typing: digits, then a key that says what they are for.
///
/// Some keypads put the digits into the frame of the key (documented for one digit before 确认), others send each as it is
/// typed, and some do both; all come to the same.
package struct KeypadSession: Sendable {
    /// More digits than the longest serial has.
    package static let mostDigits = 5

    private let typing: Duration
    private var typed: [UInt8] = []
    private var typedAt = MonotonicTime(nanoseconds: 0)

    /// Starts with nothing typed; digits are forgotten after `typing`.
    package init(typing: Duration = KeypadTiming().typing) { self.typing = typing }

    /// Takes a report, and returns what the clerk wants; nil while digits are typed or were taken back.
    ///
    /// Grades of the evaluator are no business of the clerk's and come to nil as well.
    package mutating func take(_ report: KeypadReport, at now: MonotonicTime) -> KeypadWish? {
        if typedAt.duration(to: now) >= typing { typed = [] }
        switch report {
        case .typed(let digits):
            typed = (typed + digits).suffix(Self.mostDigits + 1)
            typedAt = now
            return nil
        case .pressed(let key, let carried):
            defer { typed = [] }
            return wish(key, entry(carried))
        case .graded: return nil
        case .unknown: return .nothing
        }
    }

    /// What was typed, when the frame carries the last of it again.
    private func entry(_ carried: [UInt8]) -> [UInt8] {
        typed.suffix(carried.count) == carried[...] ? typed : carried
    }

    private func wish(_ key: KeypadKey, _ digits: [UInt8]) -> KeypadWish? {
        guard digits.count <= Self.mostDigits else { return .nothing }
        let number = digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1) }
        switch (key, number) {
        case (.callNext, nil): return .callNext
        case (.callNext, let number?): return .call(number)
        case (.transfer, let number?): return .transfer(number)
        case (.ok, nil): return .serve
        case (.ok, let number?): return KeypadWish(code: number)
        // With digits before it the key takes back what was typed.
        case (.cancel, .some): return nil
        case (.cancel, nil): return .undo
        case (.recall, nil): return .recall
        case (.evaluate, nil): return .finish
        case (.pause, nil): return .pauseOrOpen
        case (.transfer, nil), (.oneMetreLine, _), (.recall, _), (.evaluate, _), (.pause, _): return .nothing
        }
    }
}
