// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Setup
import Terms

// What an answer comes to.
extension SetupDialogue {
    /// Takes the answer to the present question and goes on; throws what it should have been.
    mutating func answer(_ text: String) throws(Entry.Fault) -> [Errand] {
        switch step {
        case .welcome: move()
        case .name, .id, .profile, .telephone, .booking, .hours, .zone:
            try answerHall(text)
            move()
        case .serviceName, .servicePrefix, .serviceInitials: try answerService(text)
        case .windowCount:
            try answerWindowCount(text)
            move()
        case .windowServices(let place):
            try answerWindow(text, place)
            move()
        case .station, .device, .slipOffer, .slipSeen: return try answerDevice(text)
        case .panel, .keypads: try answerFixture(text)
        case .screen:
            try answerScreen(text)
            move()
        case .center, .centerID, .centerCode: try answerCenter(text)
        case .admin:
            wishes.admin = try Entry.identifier(text)
            move()
        case .adminSecret: remarks.append(say("请输入口令。", "Type a secret."))
        case .review: try answerReview(text)
        }
        return []
    }

    private mutating func answerHall(_ text: String) throws(Entry.Fault) {
        switch step {
        case .name: answers.name = try Entry.text(text, upTo: 40)
        case .id:
            answers.hall = try Entry.identifier(text)
            // A center that nobody has named yet is called like the hall.
            answers.center = CenterID(answers.hall.text) ?? answers.center
        case .profile:
            switch text {
            case "1": answers.profile = .hall
            case "2": answers.profile = .township
            default: throw Entry.Fault("请输入 1 或 2", "1 or 2, please")
            }
        case .telephone: answers.telephone = try Entry.text(text, upTo: 40)
        case .booking: answers.booking = try Entry.text(text, upTo: 80)
        case .hours: answers.hours = try Entry.hours(text)
        case .zone:
            guard surroundings.knowsZone(text) else {
                throw Entry.Fault("没有这个时区，如 Asia/Shanghai、Asia/Urumqi", "no such zone; like Asia/Shanghai, Asia/Urumqi")
            }
            answers.zone = text
        default: break
        }
    }

    // MARK: Services

    private mutating func answerService(_ text: String) throws(Entry.Fault) {
        switch step {
        case .serviceName(let place):
            guard place < answers.services.count else { return try addService(text) }
            guard text != "-" else { return removeService(place) }
            let name = try Entry.text(text, upTo: 30)
            if name != answers.services[place].name {
                (answers.services[place].name, answers.services[place].initials) = (name, nil)
            }
        case .servicePrefix(let place): answers.services[place].prefix = try Entry.prefix(text)
        case .serviceInitials(let place): answers.services[place].setInitials(try Entry.initials(text))
        default: break
        }
        move()
    }

    /// A name behind the last one is a further service; Enter ends the list.
    private mutating func addService(_ text: String) throws(Entry.Fault) {
        guard !text.isEmpty else {
            guard !answers.services.isEmpty else { throw Entry.Fault("至少要有一项业务", "a hall has one service at least") }
            return move()
        }
        let name = try Entry.text(text, upTo: 30)
        let service = HallAnswers.Service(id: freeServiceID(for: name), name: name, prefix: freePrefix)
        answers.services.append(service)
        // What every window served, it serves too.
        for place in answers.windows.indices where answers.windows[place].services.count == answers.services.count - 1 {
            answers.windows[place].services.append(service.id)
        }
        move()
    }

    private mutating func removeService(_ place: Int) {
        let gone = answers.services.remove(at: place)
        for window in answers.windows.indices { answers.windows[window].services.removeAll { $0 == gone.id } }
        // What was asked about it is no place to go back to.
        path.removeAll { [.servicePrefix(place), .serviceInitials(place)].contains($0) }
        remarks.append(say("已删除：\(gone.name)", "removed: \(gone.name)"))
    }

    /// The initials of its pinyin in small letters, or a number.
    private func freeServiceID(for name: String) -> ServiceID {
        let taken = Set(answers.services.map(\.id))
        let initials = PinyinInitials.initials(of: name).lowercased().prefix(20)
        let numbers = (1...answers.services.count + 1).map { "s\($0)" }
        let words = [String(initials), initials + "-2"] + numbers
        guard let id = words.lazy.compactMap({ ServiceID($0) }).first(where: { !taken.contains($0) }) else {
            preconditionFailure("one of n + 1 numbers is free among n services")
        }
        return id
    }

    /// The first letter that no service has; the first of all when every letter is taken, since services may share one.
    private var freePrefix: TicketPrefix {
        let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).compactMap { TicketPrefix(letter: $0) }
        return letters.first { letter in !answers.services.contains { $0.prefix == letter } } ?? letters[0]
    }

    // MARK: Windows

    private mutating func answerWindowCount(_ text: String) throws(Entry.Fault) {
        let limit = answers.profile == .township ? HallProfile.townshipWindows : Self.windowLimit
        guard let count = Int(text), (1...limit).contains(count) else {
            throw Entry.Fault("1～\(limit)", "1 to \(limit)")
        }
        let all = answers.services.map(\.id)
        while answers.windows.count > count { answers.windows.removeLast() }
        var number = 1
        while answers.windows.count < count {
            let id = WindowID("\(number)")
            if let id, !answers.windows.contains(where: { $0.id == id }) {
                answers.windows.append(HallAnswers.Window(id: id, services: all))
            }
            number += 1
        }
    }

    /// Windows that a dialogue can go through; further ones are written into hall.conf.
    static let windowLimit = 60

    private mutating func answerWindow(_ text: String, _ place: Int) throws(Entry.Fault) {
        var chosen = answers.services.map(\.id)
        if text != "*" {
            let words = text.split { ",， 、".contains($0) }
            let numbers = words.compactMap { Int($0) }
            guard numbers.count == words.count, !numbers.isEmpty,
                numbers.allSatisfy(answers.services.indices.map({ $0 + 1 }).contains)
            else { throw Entry.Fault("业务的序号，如 1 3；* 表示全部", "numbers of services, like 1 3; * for all") }
            chosen = answers.services.indices.filter { numbers.contains($0 + 1) }.map { answers.services[$0].id }
        }
        answers.windows[place].services = chosen
        guard place + 1 == answers.windows.count, !answers.unserved.isEmpty else { return }
        let names = answers.unserved.map(\.name).joined(separator: "、")
        throw Entry.Fault(
            "没有窗口办理：\(names)。开放时间内每项业务都要有现场窗口（A26）；在这里加上，或输入 < 返回",
            "no window serves \(names): every service needs one for walk-ins in all open hours (A26); add it here, or go back by <"
        )
    }

    // MARK: Center

    private mutating func answerCenter(_ text: String) throws(Entry.Fault) {
        switch step {
        case .center:
            let isKept = text == "-" || text == surroundings.enrolledAt
            wishes.center = isKept ? nil : try Entry.center(text)
            if isKept { wishes.code = nil }
        case .centerID: answers.center = try Entry.identifier(text)
        case .centerCode:
            if let fault = surroundings.codeFault(text) { throw Entry.Fault(fault) }
            guard text.hasPrefix(answers.hall.text + ":") else {
                throw Entry.Fault("这个代码不是发给 \(answers.hall) 的", "this code is not for the hall \(answers.hall)")
            }
            wishes.code = text
        default: break
        }
        move()
    }

    // MARK: The end

    private mutating func answerReview(_ text: String) throws(Entry.Fault) {
        switch text.lowercased() {
        case "y", "是":
            guard draft.problems.isEmpty else {
                throw Entry.Fault("上面的问题要先改好：输入 < 返回", "what is listed above has to be put right first: < goes back")
            }
            state = .agreed
        case "n", "否": state = .left
        default: throw Entry.Fault("请输入 y 或 n", "y or n, please")
        }
    }
}
