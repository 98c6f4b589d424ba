// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Ports
import Terms
import Vault

/// The set-up with a person at a terminal.
struct GuidedSetup {
    let sheet: AnswerSheet
    let invocation: Invocation
    let work: SetupWork

    @concurrent
    func run() async throws {
        let base = try work.place.base()
        let today = try work.place.today(base, work.language)
        let console = try SetupConsole()
        var dialogue = try dialogue(base, today)
        var secret: String?
        try await hold(&dialogue, console, &secret)
        guard dialogue.state == .agreed else { throw left }
        let (draft, answers) = (dialogue.draft, dialogue.answers)
        var wishes = dialogue.wishes
        wishes.startsNothing = invocation.has(.startsNothing)
        var isTested = !wishes.startsNothing
        if isTested, today != nil { isTested = try wantsTicket(console) }
        (wishes.testsTicket, wishes.testsCall) = (isTested, isTested)
        let orders = SetupOrder.orders(draft, wishes, try await work.standing(today, draft, answers))
        let hash = try secret.map { try PasswordHash($0) }
        Terminal.write("\n")
        let task = SetupWork.Task(answers: answers, draft: draft, wishes: wishes, secret: hash) {
            number,
            paper,
            window in
            try look(console, number, paper, window)
        }
        try await work.carryOut(orders, task)
        try work.farewell(draft)
    }

    /// Refuses options that only an unattended set-up heeds: the dialogue asks about all of that.
    private func refuseUnheard() throws {
        let answers: [AnswerName] = [.admin, .adminSecretFile, .centerCodeFile, .screen]
        let flags: [ToolOption] = [.testsSlip, .testsCall, .testsTicket]
        let unheard = answers.filter { sheet[$0] != nil }.map(\.rawValue) + flags.filter(invocation.has).map(\.name)
        guard !unheard.isEmpty else { return }
        let names = unheard.map { "--" + $0 }.joined(separator: " ")
        throw CommandLineFault.answers(
            work.say("\(names) 只用于 --unattended：对话里会询问", "\(names): for --unattended; the dialogue asks")
        )
    }

    private func dialogue(_ base: HallDraft.Base, _ today: HallAnswers?) throws -> SetupDialogue {
        let context = AnswerSheet.Context(
            today: today,
            devices: [:],
            directory: work.place.directory,
            knowsZone: SetupWork.knowsZone
        )
        guard sheet.sought.isEmpty else {
            throw CommandLineFault.answers(
                work.say(
                    "auto 只用于 --unattended：对话里会列出找到的设备",
                    "auto is for --unattended: the dialogue lists what is found"
                )
            )
        }
        try refuseUnheard()
        let (preset, problems) = sheet.preset(context)
        guard problems.isEmpty else {
            throw CommandLineFault.answers(problems.map { $0.text(work.language) }.joined(separator: "\n"))
        }
        let roll = try work.place.roll()
        let surroundings = SetupDialogue.Surroundings(
            base: base,
            today: today,
            directory: work.place.directory,
            enrolledAt: try work.place.enrolment()?.center,
            hasAdmin: roll.members.contains { $0.roles.contains(.admin) && !$0.isDisabled },
            screens: invocation.has(.startsNothing) ? [] : SetupPlace.freeScreens,
            knowsZone: SetupWork.knowsZone,
            codeFault: SetupWork.codeFault
        )
        return SetupDialogue(
            surroundings,
            preset: preset,
            center: sheet[.center] == "none" ? nil : sheet[.center],
            language: work.language
        )
    }

    /// Asks until the dialogue is over.
    private func hold(_ dialogue: inout SetupDialogue, _ console: SetupConsole, _ secret: inout String?) async throws {
        let devices = SetupDevices(loop: work.loop, language: work.language)
        if work.language == .en { hint(console) }
        _ = dialogue.take(.found(try devices.survey()))
        _ = dialogue.takeRemarks()
        var title: String?
        while dialogue.state == .asking {
            let question = dialogue.question
            console.show(question, under: title)
            title = question.title
            let input: SetupDialogue.Input
            if question.isSecret {
                input = try self.secret(console, question, &secret)
            } else {
                input = try line(console, &dialogue, devices)
            }
            for errand in dialogue.take(input) { try await run(errand, &dialogue, devices) }
            for remark in dialogue.takeRemarks() { console.say("  ! " + remark) }
            if halt { _ = dialogue.take(.leave) }
        }
    }

    /// A hall at work is not troubled unasked.
    private func wantsTicket(_ console: SetupConsole) throws -> Bool {
        Terminal.write(work.say("取一个测试号吗（打印、叫号、作废）y/n [n]: ", "take a test ticket (print, call, void), y/n [n]: "))
        guard let text = try answer(console) else { throw left }
        return ["y", "Y", "是"].contains(text)
    }

    /// A line, whatever is plugged in meanwhile; nil for Ctrl-C.
    private func answer(_ console: SetupConsole) throws -> String? {
        var typed = TypedLine()
        while !halt {
            switch try console.next(&typed) {
            case .line(let text): return text
            case .leaves: return nil
            case .idle: continue
            }
        }
        return nil
    }

    private var halt: Bool { work.halt.isWanted }

    /// Ctrl-C before anything was done.
    private var left: ToolFault { ToolFault(work.say("已离开，什么都没有改动", "left; nothing was changed")) }

    /// On a console without hanzi somebody has to know where the Chinese names come from.
    private func hint(_ console: SetupConsole) {
        console.say(
            "Names that visitors read are Chinese. A console that cannot show or type hanzi is no place for them:"
        )
        console.say(
            "sign in by ssh (or use --language zh) for the whole dialogue, or correct the names later at /admin."
        )
    }

    /// Reads a line; what is plugged in or pulled out meanwhile is told at once.
    private func line(
        _ console: SetupConsole,
        _ dialogue: inout SetupDialogue,
        _ devices: SetupDevices
    ) throws -> SetupDialogue.Input {
        var typed = TypedLine()
        while true {
            switch try console.next(&typed) {
            case .line(let text): return .line(text)
            case .leaves: return .leave
            case .idle:
                guard !halt else { return .leave }
                _ = dialogue.take(.found(try devices.survey()))
                let news = dialogue.takeRemarks()
                guard !news.isEmpty else { continue }
                Terminal.write("\n")
                for line in news { console.say(line) }
                console.show(dialogue.question, under: dialogue.question.title)
                Terminal.write(typed.text)
            }
        }
    }

    /// Reads a secret twice, unseen.
    private func secret(
        _ console: SetupConsole,
        _ question: SetupQuestion,
        _ secret: inout String?
    ) throws -> SetupDialogue.Input {
        while true {
            guard let first = try unseen(console) else { return .leave }
            if ["", "<", "＜"].contains(first) { return .line(first) }
            var fault: String?
            do throws(StaffFault) {
                try StaffRoll.check(secret: first)
            } catch { fault = work.say("口令至少 8 个字符", "\(error)") }
            if fault == nil {
                Terminal.write(work.say("再输入一遍: ", "once more: "))
                guard let second = try unseen(console) else { return .leave }
                if first != second { fault = work.say("两遍不一样", "the two are not the same") }
            }
            guard let fault else {
                secret = first
                return .secretGiven
            }
            console.say("  ! " + fault)
            console.prompt(question)
        }
    }

    private func unseen(_ console: SetupConsole) throws -> String? {
        var typed = TypedLine(isSecret: true)
        while true {
            switch try console.next(&typed) {
            case .line(let text): return text
            case .leaves: return nil
            case .idle: if halt { return nil }
            }
        }
    }

    private func run(_ errand: SetupDialogue.Errand, _ dialogue: inout SetupDialogue, _ devices: SetupDevices)
        async throws
    {
        switch errand {
        case .probe(let device):
            work.tell("正在询问 \(device.line) ……", "asking \(device.line) …")
            let (asked, words) = await devices.ask(device, withPerson: true)
            _ = dialogue.take(.probed(asked, words))
        case .printTestSlip:
            _ = dialogue.take(.slip(fault: try await work.printTestSlip(dialogue.answers, dialogue.draft)))
        }
    }

    /// Lets the person look at slip and board while the test ticket is there.
    private func look(_ console: SetupConsole, _ number: String, _ paper: TestTicket.Paper, _ window: String?) throws {
        var what = paper == .printed ? [work.say("号票", "the slip")] : []
        if let window {
            what.append(work.say("大屏上的 \(number) → \(window) 号窗口", "\(number) → window \(window) on the board"))
        }
        guard !what.isEmpty else { return }
        if window != nil {
            console.say(
                work.say(
                    "大屏：在另一个终端运行 sudo kioskctl board，或打开已安装的大屏。",
                    "The board: sudo kioskctl board in another terminal, or the installed one."
                )
            )
        }
        let seen = what.joined(separator: work.say("、", ", "))
        Terminal.write(
            work.say("看一看：\(seen)。然后按回车，测试号作废: ", "Look at \(seen). Then press Enter: the number is made void: ")
        )
        _ = try answer(console)
    }
}
