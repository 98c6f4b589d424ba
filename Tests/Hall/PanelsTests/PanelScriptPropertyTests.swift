// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Testing

@testable import Panels

/// Random days at a panel: whatever happens, a call has its turn or there is a reason.
struct PanelScriptPropertyTests {
    /// What a watcher of the panel knows of one call.
    private struct Life {
        var shown = Duration.zero
        /// A newer call of its window came, or it was taken back.
        var isReplaced = false
        /// The panel was away when it was called, or in its turn.
        var wasAway = false
        var calledAt: Double
    }

    @Test(arguments: [1, 2, 4])
    func `a call is shown for its turn unless its window replaced it`(rows: Int) throws {
        for seed in UInt64(1)...15 {
            var random = SplitMix64(seed: seed)
            var script = PanelScript(rowCount: rows)
            var (now, tick, serial) = (MonotonicTime(nanoseconds: 0), 0, 0)
            var (standing, lives) = ([PanelCall](), [PanelCall: Life]())
            var isPresent = true
            script.returned(at: now)
            func tell(_ changes: [PanelNews.Change]) {
                let wall = Timestamp(milliseconds: Sample.moment.timestamp.milliseconds + Int64(tick) * 100)
                script.take(PanelNews(position: Position(1), now: wall, changes: changes, standing: standing), at: now)
            }
            for _ in 0..<6000 {
                tick += 1
                now = now.advanced(by: .milliseconds(100))
                // Calls come in rushes; the last part is quiet, so that every queue can empty.
                let isRush = tick / 300 % 3 == 0 && tick < 4800
                if isRush, Int.random(in: 0..<8, using: &random) == 0 {
                    serial += 1
                    let window = "\(Int.random(in: 1...20, using: &random))"
                    let call = try Sample.call("A\(1000 + serial)", window, after: Double(tick) / 10)
                    for old in lives.keys where old.window == window { lives[old]?.isReplaced = true }
                    lives[call] = Life(wasAway: !isPresent, calledAt: Double(tick) / 10)
                    standing.removeAll { $0.window == window }
                    standing.insert(call, at: 0)
                    tell([.called(call)])
                } else if Int.random(in: 0..<40, using: &random) == 0, !standing.isEmpty {
                    let gone = standing.remove(at: Int.random(in: 0..<standing.count, using: &random))
                    // Half are finished, half are missed.
                    if Bool.random(using: &random) {
                        lives[gone]?.isReplaced = true
                        tell([.withdrawn(gone.number)])
                    } else {
                        tell([])
                    }
                } else if Int.random(in: 0..<600, using: &random) == 0, tick < 4800 {
                    isPresent.toggle()
                    if isPresent { script.returned(at: now) } else { script.away(at: now) }
                    if !isPresent { for call in lives.keys { lives[call]?.wasAway = true } }
                } else if !isPresent, tick >= 4800 {
                    isPresent = true
                    script.returned(at: now)
                }
                script.advance(to: now)
                guard isPresent else { continue }
                let page = script.callsOnPage
                script.confirm(page, at: now)
                #expect(page.count <= rows && Set(page.map(\.window)).count == page.count, "seed \(seed)")
                for call in page { lives[call]?.shown += .milliseconds(100) }
            }
            #expect(script.backlog == 0, "seed \(seed)")
            for (call, life) in lives where !life.isReplaced && !life.wasAway {
                #expect(life.shown >= .seconds(2), "seed \(seed): \(call.number) was shown for \(life.shown)")
            }
            #expect(lives.count > 50, "seed \(seed)")
        }
    }
}
