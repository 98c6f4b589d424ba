// SPDX-License-Identifier: Apache-2.0

// What several requirements of the hall's work are judged by.
extension SelfCheck {
    /// R33: neither hall nor center knows a limit of walk-ins, and nobody stops giving numbers before closing (A17).
    @Sendable
    static func uncapped(_ findings: Findings) -> Verdict {
        guard let rules = findings.hall?.rules else { return .unread("hall /plan") }
        let names = [
            "walk_in_cap", "walk_in_limit", "daily_cap", "daily_limit", "max_tickets", "ticket_limit", "quota", "cap",
            "limit",
        ]
        let caps = names.compactMap { name -> String? in
            guard let value = rules[name], value != .null, value.whole != 0 else { return nil }
            return "\(name) = \(value.shown)"
        }
        let places = [("hall", rules), ("center", findings.center?.rules ?? [:])]
        let cutoffs = places.compactMap { place, rules -> String? in
            let minutes = ["cutoff_minutes", "cutoff_min", "stop_early_minutes"].compactMap { rules[$0]?.whole }.max()
            return minutes.flatMap { $0 > 0 ? "\(place) \($0) min" : nil }
        }
        return .worst([
            .none(
                of: caps,
                Words("没有任何取号上限", "there is no cap on numbers"),
                else: { Words("现场取号有上限：\($0)", "walk-in numbers are capped: \($0)") },
                remedy: Words("删除上限（河南省优化营商环境条例第三十六条）", "remove the cap: provincial regulation forbids it")
            ),
            .none(
                of: cutoffs,
                Words("取号到下班为止", "numbers are given until closing"),
                else: { Words("提前停止取号：\($0)", "numbers stop before closing: \($0) (A17)") },
                remedy: Words("把 cutoff_minutes 设为 0", "set cutoff_minutes to 0")
            ),
        ])
    }

    /// A8: no policy lets ordinary visitors wait without end.
    static func interleaved(_ rules: [String: Answer]?) -> Verdict {
        guard let rules, let order = rules["order"]?.text else { return .unread("hall /plan rules") }
        let ageing = rules["order_ageing_minutes"]?.whole ?? 0
        guard order != "strict", order != "aged" || ageing <= 60 else {
            return .fails(
                Words("顺序 \(order) 会让现场号等候过久", "with the order \(order) walk-ins may wait beyond an hour"),
                remedy: Words("用 order = aged，order_ageing ≤ 60", "use order = aged with order_ageing of 60 at most")
            )
        }
        return .holds(Words("顺序 \(order)，两类轮流", "order \(order): both classes take turns"))
    }

    /// R42: a service of its own, and nobody who called is left alone.
    @Sendable
    static func complaints(_ findings: Findings) -> Verdict {
        guard let hall = findings.hall, let service = hall.complaintService, let alarms = hall.alarms else {
            return .unread("hall /plan, /hall")
        }
        let missing: Verdict =
            service.isEmpty
            ? .fails(
                Words("没有“有诉即办”业务", "there is no service for difficulties"),
                remedy: Words("在 [hall] 写 complaint_service", "name complaint_service under [hall]")
            )
            : .holds(Words("业务 \(service) 随时可取号", "numbers for \(service) can always be taken"))
        return .worst([
            missing,
            .none(
                of: alarms.filter { ["unanswered_alert", "complaint_due"].contains($0) },
                Words("没有无人响应的求助", "no call for help is unanswered"),
                else: { Words("无人响应的求助或逾期诉求：\($0)", "unanswered calls or complaints that are due: \($0)") },
                remedy: Words("马上派人处理", "send somebody now")
            ),
        ])
    }

    /// R37: by card, code or typed number, at a kiosk or at the desk.
    static func exchange(_ hall: HallFindings, _ devices: [HallFindings.Device]) -> Verdict {
        guard !devices.contains(where: { ["reader", "scanner"].contains($0.kind) && $0.isWorking }) else {
            return .holds(Words("取号机可换号", "kiosks exchange bookings"))
        }
        return desk(hall, lacking: "reader or scanner")
    }

    /// Printers that do not print.
    static func printers(_ devices: [HallFindings.Device]) -> Verdict {
        .none(
            of: devices.filter { $0.kind == "printer" && !$0.isWorking }.map(\.name),
            Words("打印机正常", "printers work"),
            else: { Words("打印机不能出票：\($0)", "printers that do not print: \($0)") },
            remedy: Words("装纸或修复打印机", "load paper, or repair them")
        )
    }
}
