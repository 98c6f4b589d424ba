// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Readers
import Setup
import Terms

// What visitors present something to.
extension HallStation {
    typealias Handler = @Sendable (ReaderEvent) -> Void

    static func reader(_ settings: StationSettings, _ parts: Parts, _ handler: @escaping Handler) -> CardReader? {
        let clock = parts.clock
        return settings.reader.map { address in
            CardReader(
                at: address,
                on: parts.loop,
                hotplug: parts.hotplug,
                vault: parts.vault,
                wrap: CardReader.Wrap(settings.readerWrap),
                today: { clock.now().day },
                handler: handler
            )
        }
    }

    /// Many scanners read the lines of a passport as well, when they are held before them.
    static func scanner(_ settings: StationSettings, _ parts: Parts, _ handler: @escaping Handler) -> CodeScanner? {
        let clock = parts.clock
        let ear = DocumentEar(
            time: parts.loop,
            vault: parts.vault,
            isAlone: false,
            today: { clock.now().day },
            handler: handler
        )
        return settings.scanner.map { scanner in
            CodeScanner(
                at: scanner.address,
                on: parts.loop,
                hotplug: parts.hotplug,
                habits: ScannerHabits(scanner),
                handler: ear.take
            )
        }
    }

    static func documents(_ settings: StationSettings, _ parts: Parts, _ handler: @escaping Handler) -> DocumentReader?
    {
        let clock = parts.clock
        return settings.documents.map { address in
            DocumentReader(
                at: address,
                on: parts.loop,
                hotplug: parts.hotplug,
                vault: parts.vault,
                today: { clock.now().day },
                handler: handler
            )
        }
    }
}

extension CardReader.Wrap {
    fileprivate init(_ wrap: ReaderWrap) {
        switch wrap {
        case .automatic: self = .automatic
        case .plain: self = .plain
        case .wrapped: self = .wrapped
        }
    }
}
