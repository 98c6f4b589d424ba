// SPDX-License-Identifier: Apache-2.0
import Terms

/// Something written in digits, and how it is said.
enum SpokenFigure: Equatable {
    /// `3`, `12`.
    case count(Int)
    /// `10:30`.
    case clock(hour: Int, minute: Int)
    /// `2026-11-23`.
    case date(BusinessDay)
    /// `A017`, `A3-01`.
    case ticket(TicketNumber)
    /// Telephone numbers, numbers of years and whatever is no count: digit by digit.
    case digits([UInt8])
    /// The sign between two figures: `10–20`.
    case through

    /// Takes a figure from the front of `rest`; nil when none stands there.
    ///
    /// `isAfterFigure` tells whether one was taken just before: then a dash before another means from one to the other.
    init?(_ rest: inout ArraySlice<Unicode.Scalar>, isAfterFigure: Bool) {
        if let first = rest.first, Self.dashes.contains(first) {
            guard isAfterFigure, let next = rest.dropFirst().first, Self.digit(next) != nil else { return nil }
            rest = rest.dropFirst()
            self = .through
            return
        }
        let run = rest.prefix { Self.ascii($0) != nil }.compactMap(Self.ascii)
        guard let figure = Self.longest(run) else { return nil }
        rest = rest.dropFirst(figure.length)
        if case .count(let value) = figure.value, rest.first == "年", value >= 1000 {
            self = .digits(Array(run.prefix(figure.length)))
        } else {
            self = figure.value
        }
    }

    private static let dashes: Set<Unicode.Scalar> = ["–", "—", "-", "－", "~", "～"]

    /// The figure at the front of a run of digits, letters, colons and hyphens, and how long it is.
    private static func longest(_ run: [UInt8]) -> (value: SpokenFigure, length: Int)? {
        if let first = run.first, Digits.isCapital(first) {
            let length = run.prefix { Digits.isDigit($0) || Digits.isCapital($0) || $0 == UInt8(ascii: "-") }.count
            return TicketNumber(utf8: run[..<length]).map { (.ticket($0), length) }
        }
        let digits = run.prefix { Digits.isDigit($0) }
        guard !digits.isEmpty else { return nil }
        if run.count >= 10, let day = BusinessDay(utf8: run[..<10]) { return (.date(day), 10) }
        if let clock = clock(run, hourDigits: digits.count) { return clock }
        // 0372-0000000 is one number; 10-20 is two.
        let joined = run.prefix { Digits.isDigit($0) || $0 == UInt8(ascii: "-") }
        let parts = joined.split(separator: UInt8(ascii: "-"))
        if parts.count > 1, parts.allSatisfy({ $0.count >= 3 }) {
            let length = parts.reduce(parts.count - 1) { $0 + $1.count }
            return (.digits(run.prefix(length).filter { Digits.isDigit($0) }), length)
        }
        let isCount = digits.count <= 4 && (digits.first != UInt8(ascii: "0") || digits.count == 1)
        guard isCount, let value = Digits.value(digits) else { return (.digits(Array(digits)), digits.count) }
        return (.count(value), digits.count)
    }

    private static func clock(_ run: [UInt8], hourDigits: Int) -> (value: SpokenFigure, length: Int)? {
        let length = hourDigits + 3
        guard (1...2).contains(hourDigits), run.count >= length, run[hourDigits] == UInt8(ascii: ":"),
            run.count == length || !Digits.isDigit(run[length]),
            let hour = Digits.value(run[..<hourDigits]), let minute = Digits.value(run[(hourDigits + 1)..<length]),
            hour <= 24, minute < 60
        else { return nil }
        return (.clock(hour: hour, minute: minute), length)
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> UInt8? {
        guard let byte = UInt8(exactly: scalar.value),
            Digits.isDigit(byte) || Digits.isCapital(byte)
                || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
        else { return nil }
        return byte
    }

    private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        ascii(scalar).flatMap { Digits.isDigit($0) ? $0 : nil }
    }
}

extension SpokenFigure {
    /// The words of it.
    func words(in language: VoiceLanguage) -> String {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: String {
        switch self {
        case .count(let value): Self.text(ChineseClips.cardinal(value))
        case .clock(let hour, 0): Self.text(ChineseClips.cardinal(hour)) + "点"
        case .clock(let hour, let minute):
            Self.text(ChineseClips.cardinal(hour)) + "点" + (minute < 10 ? "零" : "")
                + Self.text(ChineseClips.cardinal(minute)) + "分"
        case .date(let day):
            Self.byOne(String(day.year)) + "年" + Self.text(ChineseClips.cardinal(day.month)) + "月"
                + Self.text(ChineseClips.cardinal(day.day)) + "日"
        case .ticket(let number): Self.text(ChineseClips.ticket(number))
        // A year has 一, a telephone number 幺.
        case .digits(let digits) where digits.count == 4: Self.byOne(String(decoding: digits, as: UTF8.self))
        case .digits(let digits): Self.text(digits.map(ChineseClips.spelt))
        case .through: "到"
        }
    }

    private var english: String {
        switch self {
        case .count(let value): String(value)
        case .clock(let hour, 0): "\(hour) o'clock"
        case .clock(let hour, let minute): "\(hour) " + (minute < 10 ? "oh " : "") + "\(minute)"
        case .date(let day): "\(day.day) \(Self.months[day.month - 1]) \(day.year)"
        case .ticket(let number): EnglishClips.ticket(number).map(\.text).joined(separator: " ")
        case .digits(let digits): digits.map { EnglishClips.spelt($0).text }.joined(separator: " ")
        case .through: " to "
        }
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func text(_ clips: [VoiceClip]) -> String { clips.map(\.text).joined() }

    private static func byOne(_ digits: String) -> String {
        text(digits.utf8.map { ChineseClips.figures[Int($0 - UInt8(ascii: "0"))] })
    }
}
