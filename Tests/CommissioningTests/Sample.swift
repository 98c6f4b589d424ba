// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Settings
import Setup
import Terms
import Testing

@testable import Ports

/// What the tests of a set-up share.
enum Sample {
    /// The sample that is shipped.
    static func base() throws -> HallDraft.Base {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let bytes = try WholeFile.read(path: "/" + root + "/assets/hall.conf", limit: SettingsFile.byteLimit)
        return HallDraft.Base(text: String(decoding: bytes, as: UTF8.self), isSample: true)
    }

    /// A hall of two services, two windows and a kiosk.
    static func hall() throws -> HallAnswers {
        var hall = HallAnswers(
            hall: try #require(HallID("linzhou")),
            center: try #require(CenterID("linzhou")),
            name: "样例大厅",
            telephone: "0372-0000000",
            booking: "省政务服务网"
        )
        let estate = try Entry.service("estate=不动产登记:A:BDCDJ:Real estate, and houses")
        let social = try Entry.service("social=社会保障:B")
        hall.services = [estate, social]
        hall.windows = [try Entry.window("1=estate,social"), try Entry.window("2=estate")]
        hall.station = HallAnswers.Station(
            id: try #require(StationID("kiosk-1")),
            devices: [.reader: try #require(DeviceAddress(text: "serial:usb:1a86:7523?baud=9600"))]
        )
        return hall
    }

    /// The settings that a text comes to; fails the test when it has problems.
    static func settings(_ text: String) throws -> HallSettings {
        try HallSettings(SettingsFile.parse(text: text, name: "hall.conf"))
    }

    /// A dialogue in such surroundings.
    static func dialogue(
        today: HallAnswers? = nil,
        base: HallDraft.Base? = nil,
        enrolledAt: String? = nil,
        hasAdmin: Bool = false,
        screens: [MachineScreen] = [],
        language: SetupLanguage = .zh
    ) throws -> SetupDialogue {
        let sample = try Self.base()
        let surroundings = SetupDialogue.Surroundings(
            base: base ?? sample,
            today: today,
            directory: HallAnswers.usualDirectory,
            enrolledAt: enrolledAt,
            hasAdmin: hasAdmin,
            screens: screens,
            knowsZone: { ["Asia/Shanghai", "Asia/Urumqi"].contains($0) },
            codeFault: { $0.hasSuffix("-GOOD") ? nil : Phrase("第 3 组和打印的不一样", "group 3 is not as it was printed") }
        )
        let context = AnswerSheet.Context(
            today: today,
            devices: [:],
            directory: HallAnswers.usualDirectory,
            knowsZone: { _ in true }
        )
        let preset = AnswerSheet().preset(context).hall
        return SetupDialogue(surroundings, preset: preset, center: nil, language: language)
    }

    /// A serial device of USB.
    static func serial(
        _ node: String,
        _ model: UInt16,
        kinds: [SoughtDevice],
        _ certainty: FoundDevice.Certainty
    ) throws -> FoundDevice {
        let number = String(model, radix: 16)
        let properties = ["ID_VENDOR_ID": "1a86", "ID_MODEL_ID": number]
        return FoundDevice(
            try #require(PortIdentity(node: node, portClass: .serial, properties: properties)),
            address: .serial(
                .usb(vendor: 0x1A86, model: model, serial: nil, interface: nil),
                baud: .baud115200,
                flow: .none
            ),
            name: nil,
            kinds: kinds,
            certainty: certainty
        )
    }
}

extension SetupDialogue {
    /// Types lines; a secret is given where one is asked for.
    mutating func type(_ lines: String...) { type(lines) }

    mutating func type(_ lines: [String]) {
        for line in lines { _ = question.isSecret && line != "<" ? take(.secretGiven) : take(.line(line)) }
    }
}

/// A small generator of numbers that a seed repeats (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
