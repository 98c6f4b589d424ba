// SPDX-License-Identifier: Apache-2.0
import Terms
import Vault

@testable import Readers

/// What an OCR reader sends, and whatever a scanner reads beside it.
enum MRZLines {
    private static let today = BusinessDay(daysSinceEpoch: 20_780)

    static func check(_ input: [UInt8]) throws(Broken) {
        let text = String(decoding: input, as: UTF8.self)
        let lines = text.split(separator: "\n").map(String.init)
        var assembly = MRZAssembly()
        var outcomes: [MRZAssembly.Outcome] = []
        for line in lines {
            outcomes += assembly.push(line, today: today)
            try hold(assembly.isWaiting || assembly.silence().isEmpty, "silence finds what nobody waits for")
        }
        outcomes += assembly.silence()
        try hold(!assembly.isWaiting, "silence left something to wait for")
        try hold(outcomes.count <= lines.count, "more came out than went in")
        for outcome in outcomes {
            switch outcome {
            case .other(let other): try hold(lines.contains(other), "a code is not given back as it came")
            case .misread: continue
            case .zone(let zone): try check(zone)
            }
        }
    }

    private static func check(_ zone: MRZ) throws(Broken) {
        try hold(!zone.number.isEmpty || (try? zone.person()) == nil, "a person without a number")
        try Discretion.check(concealed: zone, zone.number)
        guard let person = try? zone.person() else { return }
        let document = person.document
        try hold(DocumentNumber(document.type, document.plain) == document, "a number is not in its canonical form")
        try Discretion.check(concealed: person, document.plain)
        try hold(Masked.name(person.name).count <= 2, "a name is not masked")
        if case .until(let day) = person.validity {
            try hold(abs(day.year - today.year) <= 100, "a validity of another age")
        }
    }
}
