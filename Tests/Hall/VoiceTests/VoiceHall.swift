// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import Journal
import Ports
import Queueing
import Terms
import Testing

@testable import Voice

/// A hall with a real journal, hands of a clock that the test turns, and a loudspeaker that the test listens to.
final class VoiceHall: Sendable {
    let journal: Journal
    let time = ManualTimekeeper()
    let loudspeaker = Loudspeaker()
    private let plan: HallPlan
    private let directory: String
    private let wall = Lock(Words.opening)
    private let serial = Lock(0)

    init() throws {
        var template = Array("/tmp/voice-XXXXXX".utf8CString)
        try #require(unsafe mkdtemp(&template) != nil)
        directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        plan = try Words.plan()
        journal = try Journal.open(directory: directory + "/journal", plan: plan) { [wall] in wall.withLock { $0 } }
    }

    /// Turns both clocks on.
    func pass(_ duration: Duration) async {
        wall.withLock { $0 = $0.at(Timestamp(milliseconds: $0.timestamp.milliseconds + duration.wholeMilliseconds)) }
        await time.advance(by: duration)
    }

    func voice(_ zone: String = "all", _ change: (inout VoiceStyle) -> Void = { _ in }) throws -> ZoneVoice {
        var style = VoiceStyle()
        change(&style)
        return ZoneVoice(
            VoiceZone(try #require(ZoneID(zone))),
            style: style,
            plan: plan,
            source: VoiceSource(journal: journal) { [wall] in wall.withLock { $0 } },
            doors: loudspeaker.doors,
            time: time
        )
    }

    /// Issues a walk-in ticket and calls it to a window.
    func call(to window: String) async throws {
        let number = serial.withLock { serial in
            serial += 1
            return serial
        }
        let token = TicketToken(bytes: [UInt8](repeating: UInt8(number), count: 17))
        let service = try #require(ServiceID("estate"))
        try await submit(.issueWalkIn(service: service, person: nil, station: nil, token: token))
        try await submit(.callNext(window: try Words.window(window), settling: .finish))
    }

    func submit(_ command: HallCommand) async throws {
        _ = try await journal.submit(command, key: nil, staff: StaffID("1024"))
    }

    /// Runs `body` while the voice speaks, then ends it as the program does.
    func run(_ voice: ZoneVoice, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await voice.run() }
            try await body()
            group.cancelAll()
            loudspeaker.close()
        }
        await journal.close()
        try FileManager.default.removeItem(atPath: directory)
    }
}

/// A loudspeaker that says when a sentence begins, and plays until the test lets it end.
final class Loudspeaker: Sendable {
    private struct State {
        var sentence: [String] = []
        var player: CheckedContinuation<VoiceFault?, Never>?
        var fault: VoiceFault?
    }

    private let state = Lock(State())
    private let begun: AsyncStream<String>
    private let beginning: AsyncStream<String>.Continuation

    init() { (begun, beginning) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(100)) }

    var doors: ZoneVoice.Doors {
        ZoneVoice.Doors(
            sound: { [state] plan in
                state.withLock { $0.sentence.append(plan.text) }
                return Sound(rate: 8000, samples: [Int16](repeating: 10_000, count: 80))
            },
            play: { [self] sound throws(VoiceFault) in
                let fault = await play(sound)
                if let fault { throw fault }
            }
        )
    }

    /// The next sentence that begins: its texts, and the loudness of its last words in percent of the stub's.
    func next() async -> String? {
        var sentences = begun.makeAsyncIterator()
        return await sentences.next()
    }

    /// Lets the sentence end; with a fault, nobody has heard it, nor hears the next until there is none.
    func finish(_ fault: VoiceFault? = nil) {
        state.withLock { state in
            state.fault = fault
            return state.player.take()
        }?.resume(returning: fault)
    }

    /// Plays nothing any more.
    func close() { finish(.cancelled) }

    private func play(_ sound: Sound) async -> VoiceFault? {
        let chime = sound.samples.count > 8000 ? "♪" : ""
        let loudness = Int(sound.samples.last ?? 0) / 100
        return await withCheckedContinuation { continuation in
            let (text, fault) = state.withLock { state in
                let text = chime + state.sentence.joined(separator: " ") + " \(loudness)"
                state.sentence = []
                state.player = state.fault == nil ? continuation : nil
                return (text, state.fault)
            }
            if let fault { continuation.resume(returning: fault) }
            beginning.yield(text)
        }
    }
}
