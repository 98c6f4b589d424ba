// SPDX-License-Identifier: Apache-2.0
/// What the people of a rush want.
struct Wishes: Sendable {
    /// One number of one slot.
    struct Wish: Sendable {
        let line: String
        let start: String
    }

    /// The version of the consent text that all of them have read.
    let terms: Int
    private let wide: [Wish]
    private let narrow: [Wish]

    /// Looks at what there is, as the page does; nothing that begins within the next hours.
    init(_ desk: PublicDesk) async throws {
        var wide: [Wish] = []
        for number in 0..<CityFiles.wideLines {
            let line = CityFiles.wideLine(number)
            wide += try await Self.starts(desk, line).map { Wish(line: line, start: $0) }
        }
        let narrow = try await Self.starts(desk, CityFiles.narrowLine).map {
            Wish(line: CityFiles.narrowLine, start: $0)
        }
        guard let first = wide.first, !narrow.isEmpty else { throw RushFault("the center has no free numbers") }
        terms = try await desk.terms(first.line, first.start)
        (self.wide, self.narrow) = (wide, narrow)
    }

    /// The wish of person `number`: spread over the wide lines, or one of the few numbers of the narrow one.
    func wish(_ number: Int, narrow isNarrow: Bool) -> Wish {
        isNarrow ? narrow[number / 7 % narrow.count] : wide[number * 7919 % wide.count]
    }

    private static func starts(_ desk: PublicDesk, _ line: String) async throws -> [String] {
        try await desk.slots(line, days: 7).days.dropFirst().flatMap { $0.slots.filter { $0.free > 0 }.map(\.start) }
    }
}
