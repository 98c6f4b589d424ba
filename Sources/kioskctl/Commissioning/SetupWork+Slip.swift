// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Paper
import Ports
import Setup
import Terms

extension SetupWork {
    /// Prints a slip without a number, as the draft has the printer; gives why that was not possible.
    func printTestSlip(_ hall: HallAnswers, _ draft: HallDraft) async throws -> String? {
        guard let station = hall.station, let address = station.devices[.printer] else {
            return say("没有打印机", "there is no printer")
        }
        let settings = try? HallSettings.read(Array(draft.text.utf8), name: place.configuration)
        let printer = settings?.stations.first { $0.id == station.id }?.printers.first
        let layout = SlipLayout.test(
            title: hall.name,
            station: station.id.text,
            time: HallClock(zone: try HallZone(identifier: hall.zone)).now().clockText,
            width: printer?.paper == .mm58 ? .mm58 : .mm80
        )
        let isFile = if case .file = address { true } else { false }
        let slip = try TestSlip(layout, at: address, answers: printer?.answers ?? !isFile, on: loop)
        switch await slip.run() {
        case .printed, .ready: return nil
        case .unknown(let fault): return say("打印机没有确认：", "the printer did not confirm it: ") + words(fault)
        case .refused(.gone):
            return say(
                "打不开 \(address.text)：没有插上，或正由 kioskd 使用（kioskctl devices）",
                "\(address.text) cannot be opened: it is not there, or kioskd holds it (kioskctl devices)"
            )
        case .refused(let fault): return words(fault)
        }
    }

    private func words(_ fault: PrinterFault) -> String {
        switch fault {
        case .gone: say("它不在了：检查电源和线缆", "it is gone: look at power and cable")
        case .busy: say("它正在为别的机器打印", "it serves somebody else")
        case .silent: say("不应答：检查波特率（?baud=9600）和线缆", "it does not answer: look at rate (?baud=9600) and cable")
        case .coverOpen: say("机盖开着", "its cover is open")
        case .paperOut: say("没有纸", "it has no paper")
        case .cutter: say("切刀卡住了", "its cutter is jammed")
        case .mechanical: say("机械故障或卡纸：关机再开", "a mechanical fault or a jam: switch it off and on")
        case .overheated: say("过热，稍后自己恢复", "it is too hot and recovers by itself")
        case .offline: say("脱机", "it is offline")
        }
    }
}
