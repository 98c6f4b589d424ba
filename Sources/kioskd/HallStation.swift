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
import Verifier
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
        let credentials: CredentialVerifier?
        let clock: HallClock
        let loop: EventLoop
        let hotplug: Hotplug
        let screens = StationScreens()
    }

    let id: StationID
    let desk: Station
    /// The last known states of its devices, by kind, as the status page shows them.
    let devices: Lock<[HallSurroundings.Device.Kind: DeviceState]>
    let settings: StationSettings
    let reader: CardReader?
    let scanner: CodeScanner?
    let documents: DocumentReader?
    let printer: SlipPrinter?

    init(_ settings: StationSettings, _ parts: Parts) throws {
        (id, self.settings) = (settings.id, settings)
        let expectsSlip = Lock<@Sendable () -> Void> {}
        let desk = Self.desk(settings, parts) { expectsSlip.withLock { $0 }() }
        let devices = Lock<[HallSurroundings.Device.Kind: DeviceState]>([:])
        (self.desk, self.devices) = (desk, devices)
        reader = Self.reader(settings, parts, Self.handler(desk, devices, .reader))
        scanner = Self.scanner(settings, parts, Self.handler(desk, devices, .scanner))
        documents = Self.documents(settings, parts, Self.handler(desk, devices, .documents))
        let isThere: [(HallSurroundings.Device.Kind, Bool)] = [
            (.reader, reader != nil), (.scanner, scanner != nil), (.documents, documents != nil),
        ]
        for (kind, isThere) in isThere where isThere { devices.withLock { $0[kind] = .unknown } }
        let clock = parts.clock
        let kinds = Array(Self.printerKinds.prefix(settings.printers.count))
        for kind in kinds { devices.withLock { $0[kind] = .unknown } }
        printer =
            settings.printers.isEmpty
            ? nil
            : try SlipPrinter(
                configuration: SlipPrinter.Configuration(
                    station: settings.id,
                    printers: settings.printers.map {
                        StationPrinter.Configuration($0, settings, parts.settings.contact)
                    },
                    directory: parts.settings.directory
                ),
                source: SlipSource(
                    journal: parts.journal,
                    submit: parts.submit,
                    plan: parts.settings.plan,
                    clock: { clock.now() }
                ),
                loop: parts.loop,
                hotplug: parts.hotplug,
                onHealth: { health, each in
                    devices.withLock { devices in
                        for (kind, health) in zip(kinds, each) { devices[kind] = DeviceState(health) }
                    }
                    parts.loop.perform { desk.assumeIsolated { $0.paperChanged(DeskPaper(health)) } }
                }
            )
        if let printer {
            // Weakly: the printer's news go to the desk.
            expectsSlip.withLock { $0 = { [weak printer] in printer?.assumeIsolated { $0.expectSlip() } } }
        }
    }

    /// What is said of its screen, and the language that the visitor chose.
    var spoken: ([DeskText], DeskLanguage) {
        get async { await (desk.spokenLines, desk.screen.language) }
    }

    /// What the status page shows of its devices.
    var deviceList: [HallSurroundings.Device] {
        get async {
            var papers: [HallSurroundings.Device.Kind: PaperLeft] = [:]
            if let printer {
                for (kind, printer) in zip(Self.printerKinds, printer.printers) {
                    papers[kind] = await printer.paperLeft
                }
            }
            return devices.withLock { $0 }
                .sorted { $0.key.rawValue < $1.key.rawValue }
                .map { kind, state in
                    HallSurroundings.Device(
                        station: id,
                        kind: kind,
                        state: state.name,
                        isWorking: state.isWorking,
                        paper: papers[kind].map { .init($0) }
                    )
                }
        }
    }

    /// Notes a new roll; false for a printer that the station does not have.
    func renewRoll(of kind: HallSurroundings.Device.Kind) async -> Bool {
        guard let printer, let place = Self.printerKinds.firstIndex(of: kind), place < printer.printers.count else {
            return false
        }
        await printer.printers[place].renewRoll()
        return true
    }

    /// Opens the devices and works until the task is cancelled.
    func run() async {
        await reader?.start()
        await scanner?.start()
        await documents?.start()
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
        await documents?.stop()
    }

    /// What its printers are called, in the order of the configuration.
    private static let printerKinds: [HallSurroundings.Device.Kind] = [.printer, .printer2]

    private static func desk(
        _ settings: StationSettings,
        _ parts: Parts,
        onPresence: @escaping @Sendable () -> Void
    ) -> Station {
        let (journal, clock, screens) = (parts.journal, parts.clock, parts.screens)
        let id = settings.id
        let door = parts.credentials.map { credentials in
            CredentialDoor(allows: { credentials.allows($0) }, ask: { await credentials.check($0, at: id) })
        }
        return Station(
            settings.id,
            house: DeskHouse(
                plan: parts.settings.plan,
                bookingMethod: parts.settings.contact.bookingMethod,
                telephone: parts.settings.contact.telephone,
                complaints: parts.settings.contact.complaintService,
                credentialName: parts.settings.verifier?.name,
                readsDocuments: settings.documents != nil
            ),
            plan: parts.settings.plan,
            on: parts.loop,
            vault: parts.vault,
            vouchers: parts.verifier,
            doors: StationDoors(
                submit: parts.submit,
                read: { read in await journal.view(read) },
                credentials: door,
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
                    let kind = HallSurroundings.Device.Kind(device)
                    if let state = DeviceState(notice) { devices.withLock { $0[kind] = state } }
                    desk.notice(notice, from: device)
                }
            }
        }
    }
}

extension HallSurroundings.Device.Kind {
    fileprivate init(_ device: DeskDevice) {
        switch device {
        case .reader: self = .reader
        case .scanner: self = .scanner
        case .documents: self = .documents
        }
    }
}
