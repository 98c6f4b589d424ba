// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Terms

// The longer pages: devices, and the page that everything is agreed on.
extension SetupDialogue {
    var deviceQuestion: SetupQuestion {
        switch step {
        case .station:
            return page(
                [
                    say(
                        "群众取号的地方（取号机），设备接在这台机器上。没有取号机就输入 -。",
                        "Where visitors take their numbers; its devices are at this machine. A - for a hall without one."
                    )
                ],
                say("取号点名称", "name of the station"),
                answers.station?.id.text ?? (answers.profile == .township ? "-" : "kiosk-1")
            )
        case .device(let device): return devicePage(device)
        case .screen:
            let list = screens.enumerated().map { place, screen in
                "  \(place + 1)  \(screen.phrase.text(language)) (\(screen.unit))"
            }
            return page(
                [say("这台机器自己的屏幕显示什么？- 表示不显示。", "What does this machine's own screen show? A - for nothing.")] + list,
                say("屏幕", "screen"),
                wishes.screen.flatMap { screens.firstIndex(of: $0) }.map { "\($0 + 1)" } ?? "1"
            )
        case .slipOffer:
            return page(
                [say("打印一张测试条（不带号码）。", "A test slip, without a number.")],
                say("现在打印吗 y/n", "print it now, y/n"),
                hasSlipFailed ? "n" : "y"
            )
        default:
            return page(
                [say("测试条出来了：文字完整、切纸正常、二维码清晰？", "The slip is out: is it whole, cut, and its code sharp?")],
                say("都正常吗 y/n", "is it, y/n"),
                "y"
            )
        }
    }

    private func devicePage(_ device: SoughtDevice) -> SetupQuestion {
        let list = candidates(for: device)
        var lines = list.prefix(Self.candidateLimit).enumerated().map { "  \($0.offset + 1)  " + describe($0.element) }
        if list.isEmpty {
            lines.append(say("没有看到。现在可以插上，插上后会自动显示。", "None is seen. Plug it in now: it will be listed."))
        } else if list.contains(where: { $0.certainty == .open }) {
            lines.append(
                say(
                    "?序号：问一问这个端口接的是什么（不会改动设备；若是客显屏，会有几秒乱码）。",
                    "?NUMBER asks what is on that port (changes nothing; a pole display shows wrong signs for seconds)."
                )
            )
        }
        lines.append(
            say("输入序号、地址（如 tcp:192.0.2.7:9100），- 表示没有。", "A number, an address (as tcp:192.0.2.7:9100), or - for none.")
        )
        return page(lines, device.phrase.text(language), usual(device))
    }

    /// Candidates that fit a console.
    static let candidateLimit = 9

    // MARK: Review

    var review: SetupQuestion {
        let draft = draft
        let lines = draft.problems.isEmpty ? summary + changes(draft) : problems(draft)
        return page(
            lines,
            say("同意并开始 y/n", "agree and begin, y/n"),
            draft.problems.isEmpty ? "y" : "n"
        )
    }

    private var summary: [String] {
        let hours = answers.hours.text
        let services = answers.services.map { "\($0.prefix) \($0.name)" }.joined(separator: say("，", ", "))
        let windows = answers.windows.map { window in
            let letters = answers.services.filter { window.services.contains($0.id) }.map(\.prefix.text)
            return "\(window.id)(\(letters.joined()))"
        }
        let devices = SoughtDevice.ofStation.compactMap { device in
            answers.station?.devices[device].map { "\(device.phrase.text(language)) \($0.text)" }
        }
        let fixtures = answers.panels.map(\.text) + answers.keypads.map(\.text)
        let center =
            wishes.center.map { say("加入 ", "join ") + $0 } ?? surroundings.enrolledAt ?? say("暂不加入", "none yet")
        return [
            say("大厅    ", "hall     ") + "\(answers.name) (\(answers.hall))  \(answers.telephone)  \(answers.booking)",
            say("时间    ", "hours    ") + "\(hours)  \(answers.zone)",
            say("业务    ", "services ") + services,
            say("窗口    ", "windows  ") + windows.joined(separator: " "),
            say("取号点  ", "station  ") + (answers.station?.id.text ?? say("没有", "none")) + "  "
                + devices.joined(separator: say("；", "; ")),
            say("屏、呼叫器  ", "displays ")
                + (fixtures.isEmpty ? say("没有", "none") : fixtures.joined(separator: say("；", "; "))),
            say("中心    ", "center   ") + center,
        ] + (wishes.screen.map { [say("屏幕    ", "screen   ") + $0.phrase.text(language)] } ?? [])
            + (wishes.admin.map { [say("管理员  ", "admin    ") + $0.text] } ?? [])
    }

    private func changes(_ draft: HallDraft) -> [String] {
        guard surroundings.today != nil else { return [] }
        guard !draft.changes.isEmpty else {
            return ["", say("hall.conf 不需要改动。", "hall.conf stays as it is.")]
        }
        let shown = draft.changes.prefix(Self.changeLimit).map { "  " + $0.text }
        let more = draft.changes.count - shown.count
        return ["", say("hall.conf 的改动（旧文件会保留）：", "changes of hall.conf (the old file is kept):")] + shown
            + (more > 0 ? [say("  …… 另有 \(more) 行", "  … and \(more) more lines")] : [])
    }

    /// Changed lines that fit a console beside the summary.
    private static let changeLimit = 8
    private static let problemLimit = 12

    private func problems(_ draft: HallDraft) -> [String] {
        [say("这样还不能运行：", "A hall cannot run like this:")]
            + draft.problems.prefix(Self.problemLimit).map { "  " + $0.text(language) }
    }

    private func page(_ lines: [String], _ prompt: String, _ usual: String?) -> SetupQuestion {
        SetupQuestion(step.title.text(language), lines, prompt, usual: usual)
    }
}
