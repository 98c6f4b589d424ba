// SPDX-License-Identifier: Apache-2.0
import Ports

// What is known of the printer before it is asked: what it told by itself, and what it answered a moment ago.
extension StationPrinter {
    /// Looks at the printer ahead of a job that will come, unless it was found able to print a moment ago.
    ///
    /// A card takes its reader 100 ms and more to read, a visitor longer to choose: the answers are there before the
    /// slip is. On the loop.
    func expectSlip() {
        guard conversation == nil, configuration.voice != .none else { return }
        guard let soundAt else { return lookSoon() }
        guard soundAt.duration(to: time.now()) + configuration.pacing.visit > configuration.pacing.trust else { return }
        lookDue = time.now()
        ring()
    }

    /// What a dialogue that begins now can build on.
    var footing: PrinterDialogue.Footing {
        guard isSettled else { return .unsettled }
        // What a connection says is only true while it lasts: in the next one another host may be served first.
        guard !configuration.closesAfterUse, case .ready(let isNearEnd) = health, let soundAt,
            soundAt.duration(to: time.now()) <= configuration.pacing.trust
        else { return .settled }
        return .ready(paperNearEnd: isNearEnd)
    }

    /// Takes what the printer says while it is not being asked.
    func overhear(_ bytes: [UInt8]) {
        let replies = framer.push(bytes)
        let told = replies.compactMap { reply -> PrinterStatus? in
            guard case .automatic(let bytes) = reply else { return nil }
            return PrinterStatus(automatic: bytes)
        }
        guard let status = told.last else {
            // The rest of a report is on its way, or it is no report.
            return framer.isMidReply && replies.isEmpty ? () : lookSoon()
        }
        changeReports = .told
        switch status.fault {
        case nil where health.isReady: become(.ready(paperNearEnd: status.contains(.paperNearEnd)))
        // It may be over, or somebody holds the feed button: the printer is asked.
        case nil, .offline: lookSoon()
        case let fault?:
            become(.faulty(fault))
            lookSoon()
        }
    }
}
