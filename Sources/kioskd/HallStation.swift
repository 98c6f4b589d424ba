// SPDX-License-Identifier: Apache-2.0
import Desk
import Journal
import Paper
import Ports
import Queueing
import Readers
import Setup
import Terms
import Vault
import Web

/// One station put together: its desk and whatever is plugged in there.
final class HallStation: Sendable {
    /// What every station of a hall shares.
    struct Parts {
        let settings: HallSettings
        let journal: Journal
        let submit: Submit
        let vault: Vault
        let verifier: VoucherVerifier
        let clock: HallClock
        let loop: EventLoop
        let hotplug: Hotplug
        let screens = StationScreens()
    }

    let id: StationID
    let desk: Station
    /// The last known states of its devices, by kind, as the status page shows them.
    let devices: Lock<[HallSurroundings.Device.Kind: DeviceState]>
    private let reader: CardReader?
    private let scanner: CodeScanner?
    private let printer: SlipPrinter?

    init(_ settings: StationSettings, _ parts: Parts) throws {
        id = settings.id
        let expectsSlip = Lock<@Sendable () -> Void> {}
        let desk = Self.desk(settings, parts) { expectsSlip.withLock { $0 }() }
        let devices = Lock<[HallSurroundings.Device.Kind: DeviceState]>([:])
        (self.desk, self.devices) = (desk, devices)
        let clock = parts.clock
        reader = settings.reader.map { address in
            devices.withLock { $0[.reader] = .unknown }
            return CardReader(
                at: address,
                on: parts.loop,
                hotplug: parts.hotplug,
                vault: parts.vault,
                today: { clock.now().day },
                handler: Self.handler(desk, devices, .reader)
            )
        }
        scanner = settings.scanner.map { scanner in
            devices.withLock { $0[.scanner] = .unknown }
            return CodeScanner(
                at: scanner.address,
                on: parts.loop,
                hotplug: parts.hotplug,
                habits: ScannerHabits(scanner),
                handler: Self.handler(desk, devices, .scanner)
            )
        }
        printer = try settings.printer.map { printer in
            devices.withLock { $0[.printer] = .unknown }
            return try SlipPrinter(
                configuration: SlipPrinter.Configuration(
                    station: settings.id,
                    settings: SlipSettings(printer, settings, parts.settings.contact),
                    address: printer.address,
                    voice: printer.answers ? .automatic : .none
                ),
                source: SlipSource(
                    journal: parts.journal,
                    submit: parts.submit,
                    plan: parts.settings.plan,
                    clock: { clock.now() }
                ),
                loop: parts.loop,
                hotplug: parts.hotplug,
                onHealth: { health in
                    devices.withLock { $0[.printer] = DeviceState(health) }
                    parts.loop.perform { desk.assumeIsolated { $0.paperChanged(DeskPaper(health)) } }
                }
            )
        }
        if let printer {
            // Weakly: the printer's news go to the desk.
            expectsSlip.withLock { $0 = { [weak printer] in printer?.assumeIsolated { $0.expectSlip() } } }
        }
    }

    /// What is said of its screen, and the language that the visitor chose.
    var spoken: ([DeskText], DeskLanguage) {
        get async { await (desk.spokenLines, desk.screen.language) }
    }

    /// Opens the devices and works until the task is cancelled.
    func run() async {
        await reader?.start()
        await scanner?.start()
        if printer == nil { await desk.paperChanged(.absent) }
        await withDiscardingTaskGroup { group in
            group.addTask { await self.desk.run() }
            if let printer { group.addTask { await printer.run() } }
        }
    }

    /// Closes the devices.
    func stop() async {
        await reader?.stop()
        await scanner?.stop()
    }

    private static func desk(
        _ settings: StationSettings,
        _ parts: Parts,
        onPresence: @escaping @Sendable () -> Void
    ) -> Station {
        let (journal, clock, screens) = (parts.journal, parts.clock, parts.screens)
        return Station(
            settings.id,
            house: DeskHouse(
                plan: parts.settings.plan,
                bookingMethod: parts.settings.contact.bookingMethod,
                telephone: parts.settings.contact.telephone,
                complaints: parts.settings.contact.complaintService
            ),
            plan: parts.settings.plan,
            on: parts.loop,
            vault: parts.vault,
            vouchers: parts.verifier,
            doors: StationDoors(
                submit: parts.submit,
                read: { read in await journal.view(read) },
                now: { clock.now() },
                onPresence: onPresence,
                onScreen: { screens.show($0.json, at: $0.station) }
            )
        )
    }

    /// Readers call on the loop's thread, which is the desk's: it is entered at once and in order.
    private static func handler(
        _ desk: Station,
        _ devices: Lock<[HallSurroundings.Device.Kind: DeviceState]>,
        _ device: DeskDevice
    ) -> @Sendable (ReaderEvent) -> Void {
        { event in
            desk.assumeIsolated { desk in
                switch event {
                case .presence: desk.presence()
                case .credential(let credential): desk.present(credential)
                case .notice(let notice):
                    let kind: HallSurroundings.Device.Kind = device == .reader ? .reader : .scanner
                    if let state = DeviceState(notice) { devices.withLock { $0[kind] = state } }
                    desk.notice(notice, from: device)
                }
            }
        }
    }
}
