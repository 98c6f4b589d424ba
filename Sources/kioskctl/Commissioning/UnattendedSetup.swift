// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Glibc
import Paper
import Ports
import Setup
import Terms
import Vault

/// The set-up without a person: all answers are given, or all that is missing and wrong is named at once.
struct UnattendedSetup {
    let sheet: AnswerSheet
    let invocation: Invocation
    let work: SetupWork

    /// The most bytes of a file with a code or a secret.
    private static let secretFileLimit = 4096

    @concurrent
    func run() async throws {
        let base = try work.place.base()
        let today = try work.place.today(base, work.language)
        let context = try await context(today)
        var (hall, problems) = sheet.hall(context)
        let (wishes, secret) = try wishes(hall ?? today, &problems)
        guard problems.isEmpty, let hall else { throw refusal(problems.map { $0.text(work.language) }) }
        let draft = HallDraft(hall, over: base)
        guard draft.problems.isEmpty else { throw refusal(draft.problems.map { $0.text(work.language) }) }
        for change in draft.changes { Terminal.write(change.text + "\n") }
        if invocation.has(.testsSlip) { try await printTestSlip(hall, draft) }
        let orders = SetupOrder.orders(draft, wishes, try await work.standing(today, draft, hall))
        guard !orders.isEmpty else { return work.tell("没有需要改动的", "there is nothing to change") }
        let hash = try secret.map { try PasswordHash($0) }
        let task = SetupWork.Task(answers: hall, draft: draft, wishes: wishes, secret: hash) { _, _, _ in }
        try await work.carryOut(orders, task)
        try work.farewell(draft)
    }

    private func refusal(_ problems: [String]) -> CommandLineFault {
        let head = work.say("还不能设置大厅，什么都没有改动：", "the hall cannot be set up, and nothing was changed:")
        return .answers(([head] + problems.map { "  " + $0 }).joined(separator: "\n"))
    }

    /// Looks for the devices that are to be found.
    private func context(_ today: HallAnswers?) async throws -> AnswerSheet.Context {
        var choices: [SoughtDevice: DeviceChoice] = [:]
        if !sheet.sought.isEmpty {
            let given = sheet.addresses(keeping: today)
            let devices = SetupDevices(loop: work.loop, language: work.language)
            let found = try await devices.find(sheet.sought, today: today, given: given)
            choices = DeviceChoice.choose(sheet.sought, among: found, today: today, given: given)
        }
        return AnswerSheet.Context(
            today: today,
            devices: choices,
            directory: work.place.directory,
            knowsZone: SetupWork.knowsZone
        )
    }

    /// What is to be done besides, as far as it is not done yet.
    private func wishes(_ hall: HallAnswers?, _ problems: inout [AnswerProblem]) throws -> (
        SetupWishes, secret: String?
    ) {
        var wishes = SetupWishes()
        (wishes.testsTicket, wishes.testsCall) = (invocation.has(.testsTicket), invocation.has(.testsCall))
        wishes.startsNothing = invocation.has(.startsNothing)
        if wishes.testsCall, !wishes.testsTicket {
            problems.append(
                AnswerProblem(nil, Phrase("--test-call 要和 --test-ticket 一起", "--test-call goes with --test-ticket"))
            )
        }
        if wishes.testsTicket, wishes.startsNothing {
            problems.append(
                AnswerProblem(nil, Phrase("--test-ticket 需要启动大厅", "--test-ticket needs a hall that is started"))
            )
        }
        if sheet[.centerCodeFile] == "-", sheet[.adminSecretFile] == "-" {
            problems.append(AnswerProblem(nil, Phrase("标准输入只能读一次", "standard input can be read once only")))
        }
        try takeCenter(hall, &wishes, &problems)
        takeScreen(hall, &wishes, &problems)
        let secret = try takeAdmin(&wishes, &problems)
        return (wishes, secret)
    }

    private func takeCenter(
        _ hall: HallAnswers?,
        _ wishes: inout SetupWishes,
        _ problems: inout [AnswerProblem]
    ) throws {
        guard let text = sheet[.center], text != "none", try work.place.enrolment()?.center != text else { return }
        do throws(Entry.Fault) {
            wishes.center = try Entry.center(text)
        } catch { problems.append(AnswerProblem(.center, error.phrase)) }
        guard let file = sheet[.centerCodeFile] else {
            return problems.append(
                AnswerProblem(.centerCodeFile, Phrase("加入中心需要代码", "joining a center needs its code"))
            )
        }
        let code = try line(of: file)
        if let fault = SetupWork.codeFault(code) {
            problems.append(AnswerProblem(.centerCodeFile, fault))
        } else if let hall, !code.hasPrefix(hall.hall.text + ":") {
            let phrase = Phrase("这个代码不是发给 \(hall.hall) 的", "this code is not for the hall \(hall.hall)")
            problems.append(AnswerProblem(.centerCodeFile, phrase))
        }
        wishes.code = code
    }

    private func takeScreen(_ hall: HallAnswers?, _ wishes: inout SetupWishes, _ problems: inout [AnswerProblem]) {
        guard let text = sheet[.screen], text != "none" else { return }
        func complain(_ zh: String, _ en: String) { problems.append(AnswerProblem(.screen, Phrase(zh, en))) }
        guard let screen = MachineScreen(rawValue: text) else {
            return complain("board、kiosk 或 none", "board, kiosk or none")
        }
        guard !SetupPlace.hasToken(screen) else { return }
        guard let free = SetupPlace.freeScreens.first(where: { $0 == screen }) else {
            return complain(
                "没有安装 \(screen.unit)，或屏幕已经在显示别的：sudo kioskctl doctor",
                "\(screen.unit) is not installed, or the screen shows the other already: sudo kioskctl doctor"
            )
        }
        if free == .kiosk, let hall, hall.station == nil { complain("没有取号点", "a kiosk needs a station") }
        if wishes.startsNothing { complain("需要启动大厅", "it needs a hall that is started") }
        wishes.screen = free
    }

    private func takeAdmin(_ wishes: inout SetupWishes, _ problems: inout [AnswerProblem]) throws -> String? {
        let roll = try work.place.roll()
        guard let text = sheet[.admin] else {
            if !roll.members.contains(where: { $0.roles.contains(.admin) && !$0.isDisabled }) {
                let phrase = Phrase("还没有管理员：写上工号", "nobody looks after the hall yet: give a number")
                problems.append(AnswerProblem(.admin, phrase))
            }
            return nil
        }
        guard let admin = StaffID(text) else {
            problems.append(AnswerProblem(.admin, Phrase("不是工号", "this is no staff number")))
            return nil
        }
        if let member = roll.member(admin) {
            let isAdmin = member.roles.contains(.admin) && !member.isDisabled
            guard isAdmin || roll.members.contains(where: { $0.roles.contains(.admin) && !$0.isDisabled }) else {
                let phrase = Phrase(
                    "\(admin) 已在人员名单里，但不是管理员：换一个工号",
                    "\(admin) is known already, and is no admin: give another number"
                )
                problems.append(AnswerProblem(.admin, phrase))
                return nil
            }
            return nil
        }
        wishes.admin = admin
        guard let file = sheet[.adminSecretFile] else {
            problems.append(AnswerProblem(.adminSecretFile, Phrase("需要口令", "a secret is needed")))
            return nil
        }
        let secret = try line(of: file)
        do throws(StaffFault) {
            try StaffRoll.check(secret: secret)
        } catch { problems.append(AnswerProblem(.adminSecretFile, Phrase("口令至少 8 个字符", "\(error)"))) }
        return secret
    }

    /// The first line of a file, or of standard input.
    private func line(of path: String) throws -> String {
        if path == "-" { return try SecretPrompt.askOnce("") }
        let bytes = try WholeFile.read(path: path, limit: Self.secretFileLimit)
        return String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    }

    private func printTestSlip(_ hall: HallAnswers, _ draft: HallDraft) async throws {
        if let fault = try await work.printTestSlip(hall, draft) { throw ToolFault(fault) }
        work.tell("测试条已打印", "the test slip is printed")
    }
}
