// SPDX-License-Identifier: Apache-2.0
import Simulators

// The roll runs out.
extension Check {
    func takePaperSteps() async {
        var number = ""
        await step("without paper the number is on the screen, kept, and known not to be printed") {
            let hall = try stage.hall
            try await stage.goHome()
            stage.devices.printer.set(.paperOut, true)
            try await hall.touch("walk_in")
            try await see("请选择要办理的业务。")
            try await hall.touch("choose", ["service": "social"])
            try await see("本机缺纸，请使用旁边的取号机。您的号码是 B")
            try await see("（已保存）")
            let words = try await hall.screen().text
            number = String(words.drop { $0 != "B" }.prefix { $0.isASCII })
            try expect("state", try await ticket(number, slip: "failed_before").state, is: "waiting")
        }
        await step("with a new roll the slip of the visitor who waits comes out, once, unmarked") {
            stage.devices.printer.set(.paperOut, false)
            try await paper(number, within: .seconds(15))
            try expect("copy", try await ticket(number, slip: "printed").slip?.copy, is: 0)
        }
        await step("nothing that was sent to the printer was garbage or too wide") {
            try expect("stray bytes", stage.devices.printer.module.strayBytes, is: 0)
            try expect("rows cut by the paper's edge", stage.devices.printer.module.wraps, is: 0)
        }
        await step("the center has every fact of the morning exactly once") { try await expectFactsAgree() }
    }
}
