// SPDX-License-Identifier: Apache-2.0
import Ports

/// The demonstration without a person.
///
/// Every step goes through what the public, clerks or administrators have, and nothing else. The steps build on each
/// other; their order is the story of one morning.
final class Check {
    let stage: DemoHall
    private var steps = 0
    private var misses = 0

    /// The numbers that API calls gave, by what they are in the story.
    var numbers: [Role: String] = [:]

    /// Tickets that later steps speak of again.
    enum Role {
        case walkIn, raced, green, walkInApart, bookedApart
    }

    init(_ stage: DemoHall) { self.stage = stage }

    /// Opens the hall and takes all steps; true when nothing was missed.
    func run() async throws -> Bool {
        let begin = MonotonicTime.now()
        await step("center and hall start, the hall enrols and has its bookings") { try await stage.open() }
        guard misses == 0 else { return false }
        await takeCardSteps()
        await takeCodeSteps()
        await takeTypedSteps()
        await takeCounterSteps()
        await takeWindowSteps()
        await takeEventSteps()
        await takeCenterSteps()
        await takeKillSteps()
        await takePaperSteps()
        await takeBookingSteps()
        await takeToolSteps()
        await takeLeavingStep()
        await takePrivacySteps()
        let seconds = begin.duration(to: .now()).wholeMilliseconds / 1000
        Screen.write("\n\(steps) steps, \(misses) missed, \(seconds) s; logs are in \(stage.folder.logs)\n")
        return misses == 0
    }

    /// Takes one step and tells how it went.
    func step(_ what: String, _ body: () async throws -> Void) async {
        let begin = MonotonicTime.now()
        steps += 1
        do {
            try await body()
            Screen.write("ok   \(what)  \(begin.duration(to: .now()).wholeMilliseconds) ms\n")
        } catch {
            misses += 1
            Screen.write("MISS \(what): \(error)\n")
        }
    }
}
