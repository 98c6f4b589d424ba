// SPDX-License-Identifier: Apache-2.0
import Simulators
import Terms

// Somebody types a booking number.
extension Check {
    func takeTypedSteps() async {
        await step("a typed number with another person's last four is refused with words") {
            try await stage.goHome()
            try await type(3)
            try await stage.hall.touch("type_last_four", ["last_four": lastFour(of: 1)])
            try await see("预约号或证件号码后四位不符")
        }
        await step("a typed number with another person's card is referred to the help desk") {
            try await stage.goHome()
            try await type(3)
            try tap(8)
            try await see("证件与预约信息不一致。请到咨询台核实，也可现场取号办理。")
        }
        await step("a mistyped number is noticed") {
            try await stage.goHome()
            let number = try stage.booking(of: 3).text
            let wrong = String(number.dropLast()) + (number.last == "0" ? "1" : "0")
            try await stage.hall.touch("type_number", ["booking": wrong])
            try await see("预约号有误，请核对后重新输入。")
        }
        await step("a typed number with its own last four is exchanged") {
            try await stage.goHome()
            try await type(3)
            try await stage.hall.touch("type_last_four", ["last_four": lastFour(of: 3)])
            try await see("您的号码是 A003")
            try await paper("A003")
        }
    }

    private func type(_ person: Int) async throws {
        try await stage.hall.touch("type_number", ["booking": try stage.booking(of: person).text])
        try await see("请输入身份证件号码的后四位")
    }

    private func lastFour(of person: Int) throws -> String { String(try stage.person(person).number.suffix(4)) }
}
