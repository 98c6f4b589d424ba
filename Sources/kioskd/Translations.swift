// SPDX-License-Identifier: Apache-2.0
import Desk
import FoundationEssentials
import Link
import Paper
import Ports
import Setup
import Terms
import Voice
import Web

// What one room calls a thing, in the words of the next: the composition's only business with content.

extension SlipSettings {
    init(_ printer: PrinterSettings, _ station: StationSettings, _ contact: ContactSettings) {
        let code: Code =
            switch printer.code {
            case .none: .none
            case .token: .token
            case .link(let address): .link(address)
            }
        self.init(
            width: printer.paper == .mm80 ? .mm80 : .mm58,
            contact: SlipContact(
                bookingMethod: contact.bookingMethod,
                telephone: contact.telephone,
                complaintWindow: contact.complaintWindow
            ),
            stationLabel: station.label,
            code: code,
            showsEnglish: printer.english
        )
    }
}

extension StationPrinter.Configuration {
    init(_ printer: PrinterSettings, _ station: StationSettings, _ contact: ContactSettings) {
        let settings = SlipSettings(printer, station, contact)
        let usual = settings.width.rollMillimetres
        self.init(
            address: printer.address,
            voice: printer.answers ? .automatic : .none,
            settings: settings,
            roll: RollSettings(
                millimetres: printer.rollMetres.map { $0 * 1000 } ?? usual,
                alarmDays: printer.alarmDays
            )
        )
    }
}

extension DeskPaper {
    init(_ health: PrinterHealth) {
        switch health {
        // Whoever else is served is soon done.
        case .unknown, .ready, .faulty(.busy): self = .ready
        case .faulty(.paperOut): self = .out
        case .faulty: self = .faulty
        }
    }
}

extension VoiceSettings {
    /// The languages it speaks, in their order.
    var languages: [VoiceLanguage] {
        switch language {
        case .zh: [.zh]
        case .en: [.en]
        case .both: [.zh, .en]
        }
    }
}

extension VoiceStyle {
    init(_ settings: VoiceSettings) {
        self.init()
        (languages, times) = (settings.languages, settings.repeats)
        (volume, quietVolume) = (settings.volume, settings.quietVolume)
        (quietHours, muteHours) = (settings.quietHours, settings.muteHours)
        (saysArea, saysMissed, saysNotices) = (settings.saysArea, settings.saysMissed, settings.saysNotices)
    }
}

extension StationDoor {
    init(_ stations: [HallStation], _ screens: StationScreens, _ reader: Speaker) {
        self.init(
            screens: screens,
            screen: { id in
                guard let station = stations.first(where: { $0.id == id }) else { return nil }
                return await station.desk.page.json
            },
            touch: { id, body in
                guard let station = stations.first(where: { $0.id == id }) else { return .noScreen }
                guard let touch = try? JSONDecoder().decode(DeskTouch.self, from: Data(body)) else {
                    return .notUnderstood
                }
                await station.desk.touch(touch)
                return .taken
            },
            speech: { id, language in
                guard let station = stations.first(where: { $0.id == id }) else { return .noScreen }
                let (lines, chosen) = await station.spoken
                let isEnglish = (language.map { $0 == .en }) ?? (chosen == .english)
                let words = lines.map { isEnglish ? $0.en : $0.zh }
                do throws(VoiceFault) {
                    return .sound(WAV.file(of: try await reader.reading(of: words, in: isEnglish ? .en : .zh)))
                } catch { return .noVoice }
            },
            roll: { id, printer in await stations.first { $0.id == id }?.renewRoll(of: printer) ?? false }
        )
    }
}

extension DeskPage {
    /// The page as the API gives it.
    var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(self))
        } catch {
            preconditionFailure("a page always encodes: texts, numbers and names")
        }
    }
}

extension HallSurroundings {
    init(_ stations: [HallStation], _ fixtures: [Fixture], _ link: CenterLink?, newest: Position) async {
        var devices: [Device] = []
        for station in stations { devices += await station.deviceList }
        self.init(devices: devices, fixtures: fixtures, link: link.map { Link($0, newest: newest) })
    }
}

extension HallSurroundings.Device.Paper {
    init(_ left: PaperLeft) {
        self.init(metres: left.millimetres / 1000, days: left.days, isLow: left.isLow)
    }
}

extension HallContact {
    init(_ contact: ContactSettings) {
        self.init(bookingMethod: contact.bookingMethod, telephone: contact.telephone)
    }
}

extension HallSurroundings.Link {
    init(_ link: CenterLink, newest: Position) {
        let status = link.status
        self.init(
            isOnline: status.online,
            acknowledged: Position(max(0, newest.value - status.unsyncedCount)),
            lastContact: status.lastContact,
            centerOffsetSeconds: status.centerOffsetSeconds,
            certificateUntil: status.certificateUntil,
            alarms: status.alarms.map(\.description)
        )
    }
}
