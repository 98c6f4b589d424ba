// SPDX-License-Identifier: Apache-2.0
import Commissioning

// From an installed package to the first ticket.
extension ToolCommand {
    static let setup: [ToolCommand] = [
        ToolCommand(
            "setup",
            options: [
                .isUnattended, .answersFile, .setupLanguage, .hallConfiguration, .directory, .sampleFile, .testsSlip,
                .testsCall, .testsTicket, .startsNothing,
            ] + AnswerName.allCases.map(ToolOption.init),
            "put a hall into service: asks for hall, services, windows, devices, center and staff, writes hall.conf, "
                + "starts the hall, and prints a test ticket"
        ) { try await SetupCommand($0).run() }
    ]
}

extension ToolOption {
    fileprivate init(_ answer: AnswerName) {
        self.init(answer.rawValue, answer.value, answer.meaning, isRepeatable: answer.isList)
    }

    static let isUnattended = ToolOption(
        "unattended",
        nil,
        "ask nothing: every answer is an option or in the file of answers"
    )
    static let answersFile = ToolOption("answers", "FILE", "answers, under [setup], named as these options")
    static let setupLanguage = ToolOption("language", "zh|en", "of the dialogue (zh; en on a console without hanzi)")
    static let hallConfiguration = ToolOption("config", "FILE", "what is written (/etc/hallkiosk/hall.conf)")
    static let sampleFile = ToolOption("sample", "FILE", "what it is made from (/usr/share/hallkiosk/hall.conf)")
    static let testsSlip = ToolOption("test-slip", nil, "print a slip without number before anything is changed")
    static let testsCall = ToolOption("test-call", nil, "call the test ticket on boards, panels and loudspeakers")
    static let testsTicket = ToolOption("test-ticket", nil, "take a real number at the end, print it and make it void")
    static let startsNothing = ToolOption("no-start", nil, "start nothing: systemd's units are left alone")
}
