// SPDX-License-Identifier: Apache-2.0
import Commissioning
import Ports
import Setup
import Terms
import Vault

/// What is done once the answers are agreed on: order by order, each whole in itself.
struct SetupWork {
    let place: SetupPlace
    let language: SetupLanguage
    let loop: EventLoop
    let halt: Halt

    /// How long a hall may take until it can store tickets; years of a journal are read first.
    private static let readinessTime = Duration.seconds(30 * 60)
    /// How long somebody who starts it by hand is waited for.
    private static let byHandTime = Duration.seconds(120)
    private static let look = Duration.milliseconds(250)

    /// Everything that orders need.
    struct Task {
        let answers: HallAnswers
        let draft: HallDraft
        let wishes: SetupWishes
        let secret: PasswordHash?
        /// What is done while the test ticket is there.
        let look: (_ number: String, TestTicket.Paper, _ window: String?) async throws -> Void
    }

    /// How things stand; a hall that runs without systemd is one that answers.
    func standing(_ today: HallAnswers?, _ draft: HallDraft, _ answers: HallAnswers) async throws -> SetupOrder.Standing
    {
        let units = SetupUnits(loop: loop, language: language)
        let hasSystemd = SetupUnits.isSystemdHere
        return SetupOrder.Standing(
            hasSystemd: hasSystemd,
            isRunning: hasSystemd ? await units.isRunning() : await HallLine.isReady(try url(draft)),
            isEnabled: hasSystemd ? await units.isEnabled() : false,
            isOtherHall: today.map {
                $0.hall != answers.hall || $0.center != answers.center || $0.directory != answers.directory
            } ?? false
        )
    }

    /// Carries the orders out, and heeds Ctrl-C between two of them.
    ///
    /// A hall that was stopped for one that fails goes on.
    func carryOut(_ orders: [SetupOrder], _ task: Task) async throws {
        var isStopped = false
        do {
            for order in orders {
                guard !halt.isWanted else {
                    throw ToolFault(say("已停下；再运行一次会接着做", "stopped here; running it again goes on"))
                }
                // Also where only its socket had been stopped.
                if order == .stop { isStopped = true }
                try await carryOut(order, task)
                if case .start = order { isStopped = false }
            }
        } catch {
            if isStopped { try? await SetupUnits(loop: loop, language: language).enable() }
            throw error
        }
    }

    private func carryOut(_ order: SetupOrder, _ task: Task) async throws {
        switch order {
        case .stop:
            tell("停止 kioskd", "stopping kioskd")
            try await SetupUnits(loop: loop, language: language).stop()
        case .join(let center): try await join(center, task.wishes.code ?? "")
        case .add(let admin): try await add(admin, task.secret)
        case .write:
            let zone = try HallZone(identifier: task.answers.zone)
            let kept = try await place.write(task.draft.text, at: HallClock(zone: zone).now())
            tell("已写入 \(place.configuration)", "wrote \(place.configuration)")
            if let kept { tell("旧文件保留为 \(kept)", "the old one is kept as \(kept)") }
        case .start(let start): try await self.start(start)
        case .awaitHall: try await awaitHall(try url(task.draft))
        case .show(let screen): try show(screen, task.answers)
        case .testTicket(let isCalled): try await takeTestTicket(isCalled, task)
        }
    }

    private func join(_ center: String, _ code: String) async throws {
        tell("加入预约中心 \(center)", "joining \(center)")
        let code = try EnrolmentCode(text: code)
        try await place.inDirectory {
            let home = HallPlace(directory: place.directory)
            do {
                let bundle = try await JoinCommand(center: center, code: code, place: home).run()
                _ = try home.adopt(bundle, named: "the center's answer")
            } catch let fault as JoinFault { throw ToolFault(say(fault.chinese, fault.description)) }
        }
        tell("已加入", "joined")
    }

    /// The secret was hashed before anything was done.
    private func add(_ admin: StaffID, _ secret: PasswordHash?) async throws {
        guard let secret else { throw ToolFault("no secret was given for \(admin)") }
        try await place.inDirectory {
            try StaffRoll.change(path: place.staffFile) { roll throws(StaffFault) in
                try roll.add(StaffMember(number: admin, roles: [.admin], secret: secret))
            }
        }
        tell("管理员 \(admin) 可以登录", "\(admin) may sign in as admin")
    }

    private func start(_ start: SetupOrder.Start) async throws {
        let units = SetupUnits(loop: loop, language: language)
        switch start {
        case .enable:
            tell("启动 kioskd，并设为开机启动", "starting kioskd, now and at every boot")
            try await units.enable()
        case .reload:
            tell("kioskd 重新读取配置", "kioskd reads its configuration anew")
            try await units.reload()
        case .restart:
            tell("重新启动 kioskd", "restarting kioskd")
            try await units.restart()
        case .byHand:
            tell(
                "这台机器没有运行 systemd：请在另一个终端（重新）启动\n    kioskd --config \(place.configuration)",
                "systemd does not run this machine: start (again) in another terminal\n    kioskd --config \(place.configuration)"
            )
        }
    }

    private func awaitHall(_ url: String) async throws {
        let due = loop.now().advanced(by: SetupUnits.isSystemdHere ? Self.readinessTime : Self.byHandTime)
        while !(await HallLine.isReady(url)) {
            guard loop.now() < due, !halt.isWanted else {
                throw ToolFault(
                    say(
                        "大厅还没有就绪（\(url)）：systemctl status kioskd、journalctl -u kioskd -e 说明原因",
                        "the hall is not ready at \(url): systemctl status kioskd and journalctl -u kioskd -e say why"
                    )
                )
            }
            try await loop.wait(for: Self.look)
        }
        tell("大厅已就绪：\(url)", "the hall is ready at \(url)")
    }

    /// Puts the token of a board or a kiosk's screen where its service waits for it.
    ///
    /// The service is a person's to start: it takes the console that this may be typed on.
    private func show(_ screen: MachineScreen, _ hall: HallAnswers) throws {
        let file = try TokenFile(path: place.directory + "/tokens")
        var lines: [String] = []
        if hall.port != HallAnswers.usualPort { lines.append("ADDRESS=http://127.0.0.1:\(hall.port)") }
        switch screen {
        case .board: try TokenFile.put(try file.token(of: "display"), at: screen.tokenFile)
        case .kiosk:
            guard let station = hall.station?.id else { throw ToolFault(say("没有取号点", "the hall has no station")) }
            try TokenFile.put(try file.token(of: "kiosk", station: station.text), at: screen.tokenFile)
            if station.text != Self.usualStation { lines.append("STATION=\(station)") }
        }
        let settings = "\(screen.folder)/\(screen == .kiosk ? "screen" : "board").conf"
        for line in lines { tell("在 \(settings) 写上：\(line)", "write into \(settings): \(line)") }
        let name = screen.phrase.text(language)
        tell(
            "令牌已放好。要显示\(name)：sudo systemctl start \(screen.unit)（以后开机自动显示）",
            "the token is in its place; to show \(name): sudo systemctl start \(screen.unit) (at boot by itself)"
        )
    }

    /// The station of a screen whose settings name none.
    private static let usualStation = "kiosk-1"

    private func takeTestTicket(_ isCalled: Bool, _ task: Task) async throws {
        let ticket = TestTicket(
            line: try HallLine(place, url: try url(task.draft)),
            hall: task.answers,
            language: language,
            loop: loop,
            halt: halt
        )
        var taken = ""
        let paper = try await ticket.run(isCalled: isCalled) { number, paper, window in
            taken = number
            switch paper {
            case .printed: tell("测试号票 \(number) 已打印", "test ticket \(number) is printed")
            case .none: tell("测试号票 \(number)（没有打印机）", "test ticket \(number) (there is no printer)")
            case .failed(let reason): tell("测试号票 \(number)：\(reason)", "test ticket \(number): \(reason)")
            }
            if isCalled, window == nil {
                tell("没有空闲的窗口，没有叫号", "no window of its service is closed now: it is not called")
            }
            if let window { tell("已叫号：\(number) 到 \(window) 号窗口", "called: \(number) to window \(window)") }
            try await task.look(number, paper, window)
        }
        tell(
            "\(taken) 已作废（误取），群众从下一个号开始",
            "\(taken) is void (issued by mistake); visitors begin with the next number"
        )
        if case .failed(let reason) = paper { throw ToolFault(reason) }
    }

    /// Where the hall of a draft answers.
    func url(_ draft: HallDraft) throws -> String {
        HallLine.url(of: try HallSettings.read(Array(draft.text.utf8), name: place.configuration))
    }

    /// Whether this machine knows a time zone.
    static let knowsZone: @Sendable (String) -> Bool = { (try? HallZone(identifier: $0)) != nil }

    /// What is wrong with a one-time code; nil for a good one.
    static let codeFault: @Sendable (String) -> Phrase? = { text in
        do throws(EnrolmentCode.Fault) {
            _ = try EnrolmentCode(text: text)
            return nil
        } catch { return Phrase(words(error), "\(error)") }
    }

    private static func words(_ fault: EnrolmentCode.Fault) -> String {
        switch fault {
        case .noHall: "代码以大厅编号和冒号开头，如 linzhou:9K3Q4-…"
        case .groups(.character): "代码里有不会出现的字符"
        case .groups(.length): "代码不完整：冒号后面是八组，每组五个字符"
        case .groups(.group(let number)): "代码的第 \(number) 组和打印的不一样：请核对"
        }
    }

    func say(_ zh: String, _ en: String) -> String { Phrase(zh, en).text(language) }

    func tell(_ zh: String, _ en: String) { Terminal.write(say(zh, en) + "\n") }

    /// Where to go from here.
    func farewell(_ draft: HallDraft) throws {
        let url = try url(draft)
        tell(
            """

            完成。在本机浏览器里：
              \(url)/admin   管理
              \(url)/window  窗口
              \(url)/hall    值班
            其他电脑要用：在 hall.conf 的 [api] 写明本机的 address，再运行 sudo systemctl reload kioskd
            """,
            """

            Done. In a browser of this machine:
              \(url)/admin   to manage
              \(url)/window  for clerks
              \(url)/hall    for the manager on duty
            For other computers: this machine's address in [api] of hall.conf, then sudo systemctl reload kioskd
            """
        )
        if !MachineScreen.allCases.contains(where: SetupPlace.hasToken) {
            tell(
                "大屏：安装 hallkiosk-board；自助机屏幕：安装 hallkiosk-screen；再运行 sudo kioskctl setup",
                "A board: install hallkiosk-board; a kiosk's screen: hallkiosk-screen; then sudo kioskctl setup"
            )
        }
        tell(
            "设备：sudo kioskctl devices；检查：sudo kioskctl doctor；再次设置：sudo kioskctl setup",
            "Devices: sudo kioskctl devices; a check-up: sudo kioskctl doctor"
        )
    }
}
