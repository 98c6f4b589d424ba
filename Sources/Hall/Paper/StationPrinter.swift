// SPDX-License-Identifier: Apache-2.0
package import Ports
import Terms

/// One printer of a station: its line, what is known of it, and how a job is printed on it.
///
/// `SlipPrinter` says what to print and tells the journal; this one only knows bytes, paper and time. Both live on the
/// devices' loop, so they enter each other with `assumeIsolated`.
package actor StationPrinter {
    /// What is fixed about a printer.
    package struct Configuration: Sendable {
        /// Where it is.
        package let address: DeviceAddress
        /// How it can say that it has printed.
        package let voice: PrinterVoice
        /// What its slips look like, on its paper.
        package let settings: SlipSettings
        /// The paper that is put into it.
        package var roll: RollSettings
        /// Time limits of a dialogue.
        package var limits: PrinterDialogue.Limits
        /// How often it is looked at.
        package var pacing = Pacing()

        /// Collects the parts.
        package init(address: DeviceAddress, voice: PrinterVoice, settings: SlipSettings, roll: RollSettings? = nil) {
            (self.address, self.voice, self.settings) = (address, voice, settings)
            self.roll = roll ?? RollSettings(millimetres: settings.width.rollMillimetres)
            limits = PrinterDialogue.Limits(for: address)
        }

        /// Whether the printer may be asked to tell by itself what changes (`GS a`): not one that prints what it does not
        /// know, nor one whose line is given up after use.
        var mayTellChanges: Bool { (voice == .automatic || voice == .marker) && !closesAfterUse }

        /// Network printers serve one connection at a time, so it is closed after use (devices.md E.5).
        var closesAfterUse: Bool { if case .tcp = address { true } else { false } }

        /// Whether it is on a USB port, whose status byte can be read where the printer does not answer.
        var hasPortStatus: Bool { if case .printer = address { true } else { false } }
    }

    /// How often a printer is looked at; a faulty one as `Backoff` says.
    package struct Pacing: Sendable, Equatable {
        /// Between looks at a healthy printer that has nothing to do.
        package var look = Duration.seconds(30)
        /// The least time between looks that the printer itself gives cause for.
        package var leastLook = Duration.seconds(5)
        /// How long a printer that was found able to print is taken to be so, unless it says otherwise.
        package var trust = Duration.seconds(5)
        /// What must be left of that time when somebody comes; otherwise it is asked while the card is being read.
        package var visit = Duration.seconds(3)
        /// A network printer that was heard so lately and cannot be reached serves somebody else.
        package var memory = Duration.seconds(60)

        /// The standard pace.
        package init() {}
    }

    /// Makes durable that bytes will go out; false when that cannot be.
    typealias Note = @Sendable () async -> Bool

    let configuration: Configuration
    let loop: EventLoop
    let time: any Timekeeper
    let finder: PortFinder
    let hotplug: Hotplug?
    let alphabet: PrinterAlphabet
    /// Reads status bytes of ports, which may take seconds, and keeps the count of paper.
    let desk: PrinterDesk
    let day: @Sendable () -> BusinessDay
    /// Told on the loop after every look and every change.
    private let onNews: @Sendable () -> Void

    /// What is known of the printer now.
    package private(set) var health = PrinterHealth.unknown

    var access = Access.unused
    /// Kept over uses, so that it counts.
    var keptLine: KeptLine?
    var conversation: Conversation?
    /// Whoever holds a conversation, and those who wait for its end.
    var isTaken = false
    var takers: [CheckedContinuation<Void, Never>] = []
    /// Whether the model answers `GS ( H`, once that is known.
    var answersMarker: Bool?
    /// Whether it empties its buffers when it is told to, once that is known.
    var clearsBuffer: Bool?
    /// True while a piece of a slip that will not be finished hangs in the printer.
    var holdsScrap = false
    /// Whether the last conversation made it so.
    var hasClearedBuffer = false
    /// Takes the printer's bytes apart while no dialogue does.
    var framer = PrinterReplyFramer()
    var changeReports = ChangeReports.unasked
    /// Whether every question that was put to this line has been answered.
    var isSettled = false
    /// When the printer was last found able to print; nil once there is a doubt.
    var soundAt: MonotonicTime?
    /// When it last said something.
    var heardAt: MonotonicTime?
    /// True while its port has not answered yet: until then nothing may be written to it.
    var isPortAsked = false
    /// Whether its port has ever told something.
    var portTells = false
    var jobNumber: Int
    var bell = Bell()
    /// When to look at the printer next, whatever happens.
    var lookDue: MonotonicTime
    var lastLook: MonotonicTime
    private var backoff = Backoff()
    /// The paper in it.
    var roll: PaperRoll
    /// Whether the count of it is to be kept, and when it last was.
    var isRollNew = false
    var keptAt: MonotonicTime?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// Prepares a printer; its jobs are numbered from `firstJob`, differently from those before a restart.
    init(
        _ configuration: Configuration,
        parts: Parts,
        firstJob: Int,
        file: String?,
        onNews: @escaping @Sendable () -> Void
    ) throws(PaperError) {
        self.configuration = configuration
        (loop, time, finder, hotplug, day) = (parts.loop, parts.time, parts.finder, parts.hotplug, parts.day)
        self.onNews = onNews
        alphabet = try PrinterAlphabet()
        desk = try PrinterDesk(file: file)
        roll = desk.storedRoll(configuration.roll) ?? PaperRoll(configuration.roll)
        (lookDue, lastLook) = (parts.time.now(), parts.time.now())
        jobNumber = firstJob
    }

    /// Looks at the printer whenever that is due, until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            await look()
            await keepRoll(afterAtLeast: Self.rollPause)
            await rest()
        }
        leave()
        await keepRoll(afterAtLeast: .zero)
    }

    /// Looks at it if that is due still, once nobody else talks to it.
    private func look() async {
        guard time.now() >= lookDue else { return }
        await takeTurn()
        if time.now() >= lookDue, !Task.isCancelled {
            take(await converse(about: nil) { false })
            onNews()
        }
        giveTurn()
    }

    /// Prints a slip of this content; `note` makes durable that bytes will go out, before the first.
    ///
    /// nil when that could not be noted (then nothing went out), or the task was cancelled.
    func print(_ content: SlipContent, _ note: @escaping Note) async -> PrinterDialogue.Ending? {
        await takeTurn()
        defer { giveTurn() }
        let settings = configuration.settings
        let layout = SlipLayout(content, width: settings.width, showsEnglish: settings.showsEnglish)
        let job = SlipJob.bytes(
            of: layout,
            cut: settings.cut,
            tellsChanges: changeReports == .told,
            endsScrap: holdsScrap,
            alphabet: alphabet
        )
        let ending = await converse(about: job, note)
        use(layout, ending)
        take(ending)
        return ending
    }

    /// Notes how a conversation went.
    private func take(_ ending: PrinterDialogue.Ending?) {
        lastLook = time.now()
        switch ending {
        // It went away with its last word.
        case .ready where isAway, .printed where isAway:
            become(.faulty(.gone))
            soundAt = nil
        case .ready(let isNearEnd), .printed(let isNearEnd):
            become(.ready(paperNearEnd: isNearEnd))
            soundAt = lastLook
        case .refused(let fault), .unknown(let fault):
            become(.faulty(fault))
            soundAt = nil
        // What kept the journal from noting the start is no fault of the printer.
        case nil:
            soundAt = nil
            lookDue = max(lookDue, lastLook.advanced(by: configuration.pacing.leastLook))
            return ring()
        }
        if health.isReady {
            backoff.reset()
            lookDue = lastLook.advanced(by: configuration.pacing.look)
        } else {
            lookDue = lastLook.advanced(by: backoff.next())
        }
        ring()
    }

    /// Takes note of a change, and of what it says of the roll.
    func become(_ health: PrinterHealth) {
        guard health != self.health else { return }
        self.health = health
        if roll.see(health) { rollChanged() }
        onNews()
    }
}

extension StationPrinter {
    /// What the printers of a station share.
    struct Parts: Sendable {
        let loop: EventLoop
        let time: any Timekeeper
        let finder: PortFinder
        let hotplug: Hotplug?
        let day: @Sendable () -> BusinessDay
    }

    /// How the line has fared since the start.
    package var tally: LineTally { keptLine?.tally ?? LineTally() }

    // MARK: One conversation at a time

    func takeTurn() async {
        while isTaken { await withCheckedContinuation { takers.append($0) } }
        isTaken = true
    }

    func giveTurn() {
        isTaken = false
        for taker in takers { taker.resume() }
        takers = []
    }
}
