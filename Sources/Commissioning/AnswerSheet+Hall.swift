// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Setup
import Terms

extension AnswerSheet {
    /// What the answers have to be held against.
    package struct Context: Sendable {
        /// The hall as its hall.conf has it; nil for a new one.
        package let today: HallAnswers?
        /// What became of `auto`.
        package let devices: [SoughtDevice: DeviceChoice]
        /// Where the hall keeps its files.
        package let directory: String
        /// Whether the machine knows a time zone.
        package let knowsZone: @Sendable (String) -> Bool

        /// Collects the parts.
        package init(
            today: HallAnswers?,
            devices: [SoughtDevice: DeviceChoice],
            directory: String,
            knowsZone: @escaping @Sendable (String) -> Bool
        ) {
            (self.today, self.devices, self.directory, self.knowsZone) = (today, devices, directory, knowsZone)
        }
    }

    /// The hall that these answers describe; what they do not say stays as it is today.
    ///
    /// Gives every problem at once, and no hall then.
    package func hall(_ context: Context) -> (hall: HallAnswers?, problems: [AnswerProblem]) {
        var reading = SheetReading(self, context)
        let hall = reading.hall()
        let problems = reading.problems + reading.missing.map { AnswerProblem($0, Phrase("缺少这一项", "this is needed")) }
        return problems.isEmpty ? (hall, []) : (nil, problems)
    }

    /// What the dialogue begins with: the answers that were given already, however many they are, and what is wrong with them.
    package func preset(_ context: Context) -> (hall: HallAnswers, problems: [AnswerProblem]) {
        var reading = SheetReading(self, context)
        let hall = reading.hall()
        return (hall, reading.problems)
    }
}

/// One reading of a sheet, which collects what is wrong.
private struct SheetReading {
    private let sheet: AnswerSheet
    private let context: AnswerSheet.Context
    private(set) var problems: [AnswerProblem] = []
    /// What has no default and was not given.
    private(set) var missing: [AnswerName] = []

    init(_ sheet: AnswerSheet, _ context: AnswerSheet.Context) { (self.sheet, self.context) = (sheet, context) }

    mutating func hall() -> HallAnswers {
        let today = context.today
        let id: HallID? = take(.id) { text throws(Entry.Fault) in try Entry.identifier(text) } ?? today?.hall
        let center: CenterID? = take(.centerID) { text throws(Entry.Fault) in try Entry.identifier(text) }
        let name = take(.name) { text throws(Entry.Fault) in try Entry.text(text, upTo: 40) } ?? today?.name
        let telephone = take(.telephone) { text throws(Entry.Fault) in try Entry.text(text, upTo: 40) }
        let booking = take(.booking) { text throws(Entry.Fault) in try Entry.text(text, upTo: 80) }
        let required: [(AnswerName, Bool)] = [
            (.id, id == nil), (.name, name == nil), (.telephone, (telephone ?? today?.telephone) == nil),
            (.booking, (booking ?? today?.booking) == nil),
        ]
        for (answer, isMissing) in required where isMissing && sheet[answer] == nil { miss(answer) }
        var hall = today ?? HallAnswers.nobody
        hall.hall = id ?? hall.hall
        // The center of a hall that nobody named is called like the hall.
        hall.center = center ?? today?.center ?? CenterID(hall.hall.text) ?? hall.center
        (hall.name, hall.directory) = (name ?? hall.name, context.directory)
        (hall.telephone, hall.booking) = (telephone ?? hall.telephone, booking ?? hall.booking)
        takeUsual(&hall)
        takeServices(&hall)
        takeStation(&hall)
        takeFixtures(&hall)
        return hall
    }

    private mutating func takeUsual(_ hall: inout HallAnswers) {
        hall.profile =
            take(.profile) { text throws(Entry.Fault) in
                guard let profile = HallProfile(rawValue: text) else {
                    throw Entry.Fault("hall 或 township", "hall or township")
                }
                return profile
            } ?? hall.profile
        hall.hours = take(.hours) { text throws(Entry.Fault) in try Entry.hours(text) } ?? hall.hours
        let knowsZone = context.knowsZone
        hall.zone =
            take(.zone) { text throws(Entry.Fault) in
                guard knowsZone(text) else { throw Entry.Fault("没有这个时区", "this machine knows no such zone") }
                return text
            } ?? hall.zone
        hall.port =
            take(.port) { text throws(Entry.Fault) in
                guard let port = UInt16(text), port > 0 else { throw Entry.Fault("1～65535", "1 to 65535") }
                return port
            } ?? hall.port
    }

    private mutating func takeServices(_ hall: inout HallAnswers) {
        let services = takeAll(.service) { text throws(Entry.Fault) in try Entry.service(text) }
        let windows = takeAll(.window) { text throws(Entry.Fault) in try Entry.window(text) }
        if !services.isEmpty { hall.services = services }
        if !windows.isEmpty { hall.windows = windows }
        if hall.services.isEmpty, sheet.all(.service).isEmpty { miss(.service) }
        if hall.windows.isEmpty, sheet.all(.window).isEmpty { miss(.window) }
    }

    private mutating func takeStation(_ hall: inout HallAnswers) {
        let given = SoughtDevice.ofStation.contains { device in AnswerName(device).flatMap { sheet[$0] } != nil }
        if sheet[.station] == "none" {
            hall.station = nil
            guard given else { return }
            return complain(.station, Phrase("没有取号点就没有设备", "without a station there are no devices"))
        }
        let id: StationID? = take(.station) { text throws(Entry.Fault) in try Entry.identifier(text) }
        guard id != nil || given || hall.station != nil else { return }
        guard let name = id ?? hall.station?.id ?? StationID("kiosk-1") else { return }
        var station = HallAnswers.Station(id: name, devices: hall.station?.devices ?? [:])
        for device in SoughtDevice.ofStation {
            guard let answer = AnswerName(device), let text = sheet[answer] else { continue }
            switch text {
            case "none": station.devices[device] = nil
            case "auto": station.devices[device] = found(device, answer)
            default:
                station.devices[device] = take(answer) { text throws(Entry.Fault) in
                    try Entry.address(text, of: device)
                }
            }
        }
        hall.station = station
    }

    private mutating func takeFixtures(_ hall: inout HallAnswers) {
        let (panel, keypads) = (automatic(.panel, .panel), automatic(.keypads, .keypads))
        let panels = takeAll(.panel) { text throws(Entry.Fault) in try Entry.panel(text, automatic: panel) }
        let lines = takeAll(.keypads) { text throws(Entry.Fault) in try Entry.keypads(text, automatic: keypads) }
        if !panels.isEmpty { hall.panels = panels }
        if !lines.isEmpty { hall.keypads = lines }
    }

    /// The device of a section that asked for `auto`.
    private mutating func automatic(_ device: SoughtDevice, _ answer: AnswerName) -> DeviceAddress? {
        sheet.sought.contains(device) ? found(device, answer) : nil
    }

    private mutating func found(_ device: SoughtDevice, _ answer: AnswerName) -> DeviceAddress? {
        switch context.devices[device] {
        case .one(let address)?: return address
        case .several(let devices)?:
            let list = Self.list(devices)
            complain(answer, Phrase("找到好几个，请写明地址：" + list, "there are several, name one:" + list))
        case .nothing(let maybe)? where !maybe.isEmpty:
            let list = Self.list(maybe)
            complain(answer, Phrase("没有认出来；可能是：" + list, "none was recognised; it may be one of:" + list))
        case .nothing, nil:
            complain(answer, Phrase("没有找到：插上设备，或写 none", "none is plugged in: plug it in, or write none"))
        }
        return nil
    }

    private static func list(_ devices: [FoundDevice]) -> String { devices.map { "\n    " + $0.line }.joined() }

    private mutating func take<Value>(
        _ name: AnswerName,
        _ read: (String) throws(Entry.Fault) -> Value
    ) -> Value? {
        guard let text = sheet[name] else { return nil }
        do throws(Entry.Fault) {
            return try read(String(Entry.trimmed(text)))
        } catch {
            complain(name, error.phrase)
            return nil
        }
    }

    private mutating func takeAll<Value>(
        _ name: AnswerName,
        _ read: (String) throws(Entry.Fault) -> Value
    ) -> [Value] {
        var values: [Value] = []
        for text in sheet.all(name) {
            do throws(Entry.Fault) {
                values.append(try read(String(Entry.trimmed(text))))
            } catch {
                complain(name, Phrase("“\(text)”：" + error.phrase.text(.zh), "'\(text)': " + error.phrase.text(.en)))
            }
        }
        return values
    }

    private mutating func miss(_ name: AnswerName) { missing.append(name) }

    private mutating func complain(_ name: AnswerName, _ phrase: Phrase) {
        problems.append(AnswerProblem(name, phrase))
    }
}
