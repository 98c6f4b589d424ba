// SPDX-License-Identifier: Apache-2.0

/// A hall.conf that is changed line by line: what nobody asks for, and every comment, stays.
struct ConfigurationText {
    private var lines: [ConfigurationLine]
    /// What it was read from, which is given back to the byte while nothing has changed.
    private let original: (text: String, lines: [ConfigurationLine])

    /// The order of sections in the sample; a new one stands behind those of its own kind and of kinds before it.
    private static let kinds = ["hall", "api", "service", "window", "station", "keypads", "voice", "panel", "rules"]

    /// How its lines end, and whether the last one does.
    private let lineEnd: String
    /// A byte order mark at the beginning, which the reader of settings passes over.
    private let mark: String
    private let isEnded: Bool

    private static let byteOrderMark = "\u{FEFF}"

    /// Takes a text, with either end of lines.
    init(_ text: String) {
        let hasMark = text.utf8.starts(with: Self.byteOrderMark.utf8)
        mark = hasMark ? Self.byteOrderMark : ""
        let bytes = text.utf8.dropFirst(mark.utf8.count)
        var pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        isEnded = pieces.last?.isEmpty == true
        if isEnded { pieces.removeLast() }
        lineEnd = pieces.first?.last == 0x0D ? "\r\n" : "\n"
        lines = pieces.map { ConfigurationLine(String(Substring($0.last == 0x0D ? $0.dropLast() : $0))) }
        original = (text, lines)
    }

    /// The text.
    var text: String {
        guard lines != original.lines else { return original.text }
        let joined = mark + lines.map(\.text).joined(separator: lineEnd)
        return isEnded && !lines.isEmpty ? joined + lineEnd : joined
    }

    /// What stands behind the kind in the headings `[kind label]`, in order.
    func labels(of kind: String) -> [String] {
        lines.compactMap { line in
            guard case .heading(let heading) = line.kind, heading.hasPrefix(kind + " ") else { return nil }
            return String(heading.dropFirst(kind.utf8.count + 1))
        }
    }

    /// Whether a section has a line that sets a key.
    func sets(_ key: String, in heading: String) -> Bool { lineSetting(key, in: heading) != nil }

    /// The elements of a key's value; empty when it is not set.
    func elements(of key: String, in heading: String) -> [String] {
        lineSetting(key, in: heading).flatMap { lines[$0].elements(key) } ?? []
    }

    private func lineSetting(_ key: String, in heading: String) -> Int? {
        guard let start = start(of: heading) else { return nil }
        return (start + 1..<end(after: start)).first { isAssignment($0, key, false) }
    }

    /// Gives a section another heading.
    mutating func rename(_ heading: String, _ other: String) {
        guard let start = start(of: heading) else { return }
        lines[start] = .heading(other)
    }

    /// Sets or, with nil, unsets a key of a section, which is made if it is not there.
    mutating func set(_ key: String, _ value: String?, in heading: String) {
        if start(of: heading) == nil {
            guard value != nil else { return }
            insert([.heading(heading)], behindKindsBefore: heading)
        }
        guard let start = start(of: heading) else { return }
        let off = block(at: start).first { isAssignment($0, key, true) }
        if let on = lineSetting(key, in: heading) {
            if let value, lines[on].says(key, value) { return }
            lines[on] = lines[on].with(key, value)
        } else if let value {
            if let off {
                lines[off] = lines[off].with(key, value)
            } else {
                lines.insert(ConfigurationLine("\(key) = \(value)"), at: block(at: start).upperBound)
            }
        }
    }

    /// Makes `labels` the sections of a kind, in that order: those that are there with all they have, the others empty.
    mutating func arrange(_ kind: String, _ labels: [String]) {
        let old = self.labels(of: kind)
        guard old != labels else { return }
        var sections: [String: [ConfigurationLine]] = [:]
        var place: Int?
        for label in old {
            guard let start = start(of: kind + " " + label) else { continue }
            place = min(place ?? start, start)
            sections[label] = take(at: start)
        }
        var new: [ConfigurationLine] = []
        for label in labels {
            if !new.isEmpty { new.append(ConfigurationLine("")) }
            new += sections[label] ?? [.heading(kind + " " + label)]
        }
        guard !new.isEmpty else { return }
        if let place {
            let isEnd = place >= lines.count || lines[place].kind == .blank
            lines.insert(contentsOf: new + (isEnd ? [] : [ConfigurationLine("")]), at: min(place, lines.count))
        } else {
            insert(new, behindKindsBefore: kind)
        }
    }

    /// Takes a section out, with one blank line behind it: its block, and what it assigns farther below.
    private mutating func take(at start: Int) -> [ConfigurationLine] {
        let (block, end) = (block(at: start), end(after: start))
        let further = (block.upperBound..<end).filter {
            if case .assignment(_, isOff: false) = lines[$0].kind { true } else { false }
        }
        let section = Array(lines[block]) + further.map { lines[$0] }
        for index in further.reversed() { lines.remove(at: index) }
        lines.removeSubrange(block)
        if start < lines.count, lines[start].kind == .blank { lines.remove(at: start) }
        return section
    }

    private mutating func insert(_ section: [ConfigurationLine], behindKindsBefore heading: String) {
        let kind = heading.split(separator: " ").first.map(String.init) ?? heading
        let rank = Self.kinds.firstIndex(of: kind) ?? Self.kinds.count
        let last = lines.indices.last { index in
            guard case .heading(let other) = lines[index].kind else { return false }
            let kind = other.split(separator: " ").first.map(String.init) ?? other
            return Self.kinds.firstIndex(of: kind).map { $0 <= rank } ?? false
        }
        guard let last else {
            let gap = lines.isEmpty || lines.last?.kind == .blank ? [] : [ConfigurationLine("")]
            return lines += gap + section
        }
        lines.insert(contentsOf: [ConfigurationLine("")] + section, at: block(at: last).upperBound)
    }

    private func start(of heading: String) -> Int? { lines.firstIndex { $0.kind == .heading(heading) } }

    /// Where the next section begins.
    private func end(after start: Int) -> Int {
        let next = lines[(start + 1)...].firstIndex { if case .heading = $0.kind { true } else { false } }
        return next ?? lines.count
    }

    /// A heading and the lines right under it, up to a blank line: where its commented defaults are.
    private func block(at start: Int) -> Range<Int> {
        let end = end(after: start)
        return start..<(lines[start + 1..<end].firstIndex { $0.kind == .blank } ?? end)
    }

    private func isAssignment(_ index: Int, _ key: String, _ isOff: Bool) -> Bool {
        lines[index].kind == .assignment(key: key, isOff: isOff)
    }
}
