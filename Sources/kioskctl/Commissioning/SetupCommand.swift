// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Glibc
import Ports
import Settings

/// `kioskctl setup`: puts a hall into service, in a dialogue or from answers that were given.
struct SetupCommand {
    private let invocation: Invocation
    private let language: SetupLanguage

    init(_ invocation: Invocation) throws {
        self.invocation = invocation
        let asked = try invocation[.setupLanguage].map { text in
            guard let language = SetupLanguage(rawValue: text) else {
                throw CommandLineFault.value("--language", expected: "zh or en")
            }
            return language
        }
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(Self.variable).first
        language = SetupLanguage(asked: asked, terminal: Self.variable("TERM"), locale: locale)
    }

    @concurrent
    func run() async throws {
        let place = try SetupPlace(invocation)
        try place.checkRights(language)
        let sheet = try sheet()
        let loop = try EventLoop(name: "setup")
        defer { loop.stop() }
        let halt = try Halt(on: loop)
        let work = SetupWork(place: place, language: language, loop: loop, halt: halt)
        if invocation.has(.isUnattended) {
            try await UnattendedSetup(sheet: sheet, invocation: invocation, work: work).run()
        } else {
            guard isatty(STDIN_FILENO) == 1 else {
                throw CommandLineFault.value("standard input", expected: "no terminal: say --unattended, with answers")
            }
            try await GuidedSetup(sheet: sheet, invocation: invocation, work: work).run()
        }
    }

    /// What the options say, and below it what the file of answers says.
    private func sheet() throws -> AnswerSheet {
        var sheet = AnswerSheet()
        for name in AnswerName.allCases { sheet.give(name, invocation.arguments.all(name.rawValue)) }
        guard let path = invocation[.answersFile] else { return sheet }
        return sheet.over(try AnswerSheet(file: try ToolCommand.read(path), name: path))
    }

    /// A variable of the environment that is set to something.
    private static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
        return unsafe String(cString: value)
    }
}
