// SPDX-License-Identifier: Apache-2.0
import Queueing

/// All that one frame depends on: the painter adds the size and nothing else.
struct BoardScene: Sendable {
    /// What a new call's reversed periods look like: 1 Hz, four times, then steady (WCAG 2.3.1: no more than 3 a second).
    static let flashes: Int64 = 4
    static let flashMilliseconds: Int64 = 1000
    /// How long an entry of the list stays reversed.
    static let freshMilliseconds: Int64 = 10_000
    /// How long each page of a line that shows several things in turn stays.
    static let pageMilliseconds: Int64 = 6000
    /// How long a notice that is too long stands still before it moves, and each step of one column.
    static let noticeRestMilliseconds: Int64 = 3000
    static let noticeStepMilliseconds: Int64 = 250

    let view: BoardView?
    /// Instead of a board: the sign of one window.
    let sign: WindowSign?
    /// Milliseconds since its call appeared; nil when it is old news or there is none.
    let signAge: Int64?
    let time: BoardTime
    let options: BoardOptions
    /// Milliseconds since each call of the view appeared; nil when it is old news.
    let callAges: [Int64?]
    /// Milliseconds since the notice appeared.
    let noticeAge: Int64
    /// How long the link has been silent; nil while it is well.
    let staleSeconds: Int64?

    /// Whether the newest call is drawn reversed now.
    var isNewestReversed: Bool { isReversed(callAges.first ?? nil) }

    /// Whether the call on a window's sign is drawn reversed now.
    var isSignReversed: Bool { isReversed(signAge) }

    private func isReversed(_ age: Int64?) -> Bool {
        guard options.flashes, let age, age < Self.flashes * Self.flashMilliseconds else { return false }
        return age % Self.flashMilliseconds < Self.flashMilliseconds / 2
    }

    /// Whether the call at `index` of the list is drawn reversed.
    func isFresh(_ index: Int) -> Bool {
        guard options.flashes, callAges.indices.contains(index), let age = callAges[index] else { return false }
        return age < Self.freshMilliseconds
    }

    /// Which of `count` pages is up.
    func page(of count: Int) -> Int {
        count < 2 ? 0 : Int(time.steady.magnitude / UInt64(Self.pageMilliseconds) % UInt64(count))
    }

    /// By how many columns a line of `width` columns has moved in a place of `columns`; it comes round after `cycle`.
    static func scroll(width: Int, columns: Int, cycle: Int, age: Int64) -> Int {
        guard width > columns, cycle > 0 else { return 0 }
        let turn = noticeRestMilliseconds + Int64(cycle) * noticeStepMilliseconds
        let phase = max(0, age) % turn
        return Int(max(0, phase - noticeRestMilliseconds) / noticeStepMilliseconds)
    }
}
