// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

@testable import Readers

struct MRZAssemblyTests {
    /// What comes of texts, one after the other, and of the silence after them.
    private func outcomes(_ texts: [String]) -> [MRZAssembly.Outcome] {
        var assembly = MRZAssembly()
        let outcomes = texts.flatMap { assembly.push($0, today: MRZTests.today) }
        return outcomes + assembly.silence()
    }

    @Test(arguments: MRZTests.all)
    func `a zone comes line by line, whole, or in bursts of any length`(lines: [String]) throws {
        let expected = [MRZAssembly.Outcome.zone(try MRZ(lines, today: MRZTests.today))]
        let whole = lines.joined()
        #expect(outcomes(lines) == expected)
        #expect(outcomes([whole]) == expected)
        #expect(outcomes(lines.map { " " + $0.lowercased() + "\r\n" }) == expected)
        // Two and three bursts; the first holds what says that it is a zone.
        for first in 30..<whole.count {
            let (head, tail) = (String(whole.prefix(first)), String(whole.dropFirst(first)))
            #expect(outcomes([head, tail]) == expected, "cut at \(first)")
            let middle = tail.count / 2
            guard middle > 0 else { continue }
            #expect(outcomes([head, String(tail.prefix(middle)), String(tail.dropFirst(middle))]) == expected)
        }
    }

    @Test func `two documents one after the other are two`() throws {
        let zones = try [MRZTests.td3, MRZTests.taiwan].map { try MRZ($0, today: MRZTests.today) }
        #expect(outcomes(MRZTests.td3 + MRZTests.taiwan) == zones.map { .zone($0) })
    }

    @Test(arguments: [
        "LINZHOU-1", "6957842208856", "https://example.org/?q=1", "A", "", "P", "CR", "PAYLOAD",
        "CRH1234567840133001019M9001011", "预约码",
    ])
    func `a code of another kind is given back as it came`(text: String) {
        #expect(outcomes([text]) == [.other(text)])
    }

    @Test func `one text that looks like a beginning is itself when nothing follows`() {
        #expect(outcomes(["A<B"]) == [.other("A<B")])
    }

    @Test func `half a zone is nobody's`() {
        #expect(outcomes([MRZTests.td3[0]]) == [.misread])
        #expect(outcomes([MRZTests.td1[0], MRZTests.td1[1]]) == [.misread])
    }

    @Test func `a code behind half a zone is not lost`() {
        #expect(outcomes([MRZTests.td3[0], "LINZHOU-1"]) == [.misread, .other("LINZHOU-1")])
    }

    @Test func `a wrong character is misread`() {
        #expect(outcomes([MRZTests.td3[0], MRZTests.td3[1].replacing("740812", with: "740813")]) == [.misread])
    }

    @Test func `what goes on without end is dropped`() {
        var assembly = MRZAssembly()
        var outcomes: [MRZAssembly.Outcome] = []
        for _ in 0..<50 { outcomes += assembly.push("P<<<<<<<<<<<<<<<<<<<", today: MRZTests.today) }
        #expect(outcomes == [MRZAssembly.Outcome](repeating: .misread, count: 10))
        #expect(!assembly.isWaiting)
    }
}
