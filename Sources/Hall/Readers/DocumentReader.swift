// SPDX-License-Identifier: Apache-2.0
package import Ports
import Queueing
package import Terms
package import Vault

/// One OCR reader of passports and permits: a scanner that sends the lines of their machine readable zone.
///
/// The handler is called on the loop's thread, in order, as that of a `CardReader`; numbers never leave this room.
package final class DocumentReader: Sendable {
    private let scanner: CodeScanner
    private let counted: Lock<ReaderCounts>

    /// Prepares a reader at `address`; `start()` opens it.
    ///
    /// `today` gives the hall's date.
    package init(
        at address: DeviceAddress,
        on loop: EventLoop,
        time: (any Timekeeper)? = nil,
        finder: PortFinder = .system,
        hotplug: Hotplug? = nil,
        vault: Vault,
        today: @escaping @Sendable () -> BusinessDay,
        handler: @escaping @Sendable (ReaderEvent) -> Void
    ) {
        let counted = Lock(ReaderCounts())
        self.counted = counted
        let ear = DocumentEar(time: time ?? loop, vault: vault, isAlone: true, today: today) { event in
            counted.withLock { $0.count(event) }
            handler(event)
        }
        scanner = CodeScanner(
            at: address,
            on: loop,
            time: time,
            finder: finder,
            hotplug: hotplug,
            handler: ear.take
        )
    }

    /// Begins to keep the reader open; does nothing when it has begun.
    package func start() async { await scanner.start() }

    /// Closes the line; nothing is handed on afterwards.
    package func stop() async { await scanner.stop() }

    /// What came of the documents so far.
    package var counts: ReaderCounts { counted.withLock { $0 } }

    /// What its line has been through.
    package var tally: LineTally { get async { await scanner.tally } }
}
