// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing
import Vault

struct MaskedTests {
    @Test(arguments: [
        ("王小明", "王*"), ("王", "王*"), ("欧阳小明", "欧*"), ("阿卜杜拉·买买提", "阿*"), ("𠮷田", "𠮷*"), ("\u{E86C}小", "\u{E86C}*"),
        ("ERIKSSON, ANNA", "E*"), ("  王 小明", "王*"), ("", "*"), (" ", "*"),
    ])
    func `a name shows its first character`(name: String, shown: String) { #expect(Masked.name(name) == shown) }

    @Test(arguments: [
        ("410581199001011231", "4105**********1231"), ("UTO110074081201", "UTO*********201"),
        ("E12345678", "E1*****78"),
        ("12345678", "12****78"), ("1234567", "1*****7"), ("1234", "1**4"), ("123", "***"), ("1", "*"), ("", ""),
        ("91350100M000100Y43XXXXXX", "9135****************XXXX"),
    ])
    func `a number shows its ends and never more than half`(number: String, shown: String) {
        #expect(Masked.number(number) == shown)
        #expect(shown.count { $0 != "*" } * 2 <= number.count)
    }

    @Test func `a document's number is masked the same`() throws {
        #expect(try Masked.number(DocumentNumber(IDNumber("410581199001011231"))) == "4105**********1231")
    }

    @Test func `random bytes are as many as asked for and never the same`() {
        for count in [0, 1, 255, 256, 257, 100_000] { #expect(Random.bytes(count).count == count) }
        #expect(Set((0..<1000).map { _ in Random.bytes(16) }).count == 1000)
        let ones = Random.bytes(100_000).reduce(0) { $0 + $1.nonzeroBitCount }
        #expect((396_000...404_000).contains(ones), "half of 800,000 bits, nine standard deviations each way")
    }
}
