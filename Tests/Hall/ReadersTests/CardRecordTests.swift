// SPDX-License-Identifier: Apache-2.0
import Simulators
import Terms
import Testing
import Vault

@testable import Readers

struct `Card record` {
    @Test(arguments: [
        (SyntheticPeople.chenXiaoming, "c247913d7a41051cbfc5049ba99c0644fe2d961b6ed5b79503d7c55e990c2f40"),
        (SyntheticPeople.eriksson2017, "be1956a7693145d3797f99e6a97f66062078cf3e8eecab525a8f8d49ca619bfd"),
        (SyntheticPeople.eriksson2023, "e45d3294acd56169997349119f56106a389ff7d09b8658e6bbd0152af5e4260a"),
    ])
    func `the synthetic records are those of the document`(person: SyntheticPerson, digest: String) {
        #expect(person.record.count == CardRecord.length)
        #expect(Hex.text(Digest.sha256(person.record)) == digest)
    }

    @Test func `the synthetic resident is the one printed in the document`() {
        #expect(SyntheticPeople.zhangSan.record == Self.printed)
    }

    @Test(arguments: SyntheticPeople.all)
    func `every kind of card yields type, number and name`(person: SyntheticPerson) {
        let read = CardRecord(bytes: person.record)?.person()
        #expect(read?.document.type == person.type)
        #expect(read?.document.plain == person.number)
        #expect(read?.name == person.name)
    }

    @Test(arguments: [
        (SyntheticPeople.zhangSan, "长期"), (SyntheticPeople.wangXiaoming, "2040-01-01"),
        (SyntheticPeople.chenXiaoming, "2028-01-01"), (SyntheticPeople.eriksson2017, "2028-01-01"),
        (SyntheticPeople.eriksson2023, "2034-01-01"),
    ])
    func `every kind of card tells its validity`(person: SyntheticPerson, end: String) {
        let expected = BusinessDay(text: end).map(CardValidity.until) ?? .longTerm
        #expect(CardRecord(bytes: person.record)?.person()?.validity == expected)
    }

    @Test func `validity ends after the last day, and 长期 never`() throws {
        let last = try #require(BusinessDay(text: "2026-11-23"))
        #expect(!CardValidity.until(last).hasEnded(by: last))
        #expect(CardValidity.until(last).hasEnded(by: last.advanced(byDays: 1)))
        #expect(!CardValidity.longTerm.hasEnded(by: last))
        #expect(!CardValidity.unreadable.hasEnded(by: last))
    }

    @Test func `a number that contradicts birth or sex raises a doubt, not a refusal`() {
        #expect(CardRecord(bytes: SyntheticPeople.wangXiaoming.record)?.person()?.doubts == [])
        // The standard's sample number is a woman's.
        #expect(CardRecord(bytes: SyntheticPeople.zhangSan.record)?.person()?.doubts == [.sex])
        #expect(CardRecord(bytes: SyntheticPeople.eriksson2023.record)?.person()?.doubts == [.birthDate])
        #expect(CardRecord(bytes: changed(at: 30, to: "2"))?.person()?.doubts == [])
        #expect(CardRecord(bytes: changed(at: 30, to: "9"))?.person()?.doubts == [])
        #expect(CardRecord(bytes: changed(at: 36, to: "19491230"))?.person()?.doubts == [.birthDate, .sex])
    }

    @Test func `padding may be spaces or NULs, and inner spaces stay`() {
        let nulPadded = stride(from: 0, to: 256, by: 2).flatMap { index in
            let pair = Array(SyntheticPeople.zhangSan.record[index..<(index + 2)])
            return pair == [0x20, 0x00] ? [0x00, 0x00] : pair
        }
        #expect(CardRecord(bytes: nulPadded)?.person()?.name == "张三")
        #expect(CardRecord(bytes: nulPadded)?.person()?.validity == .longTerm)
        #expect(CardRecord(bytes: changed(at: 0, to: "A B"))?.person()?.name == "A B")
    }

    @Test func `rare characters do not spoil a record`() {
        #expect(CardRecord(bytes: changed(at: 0, to: "\u{E863}\u{20BB7}·"))?.person()?.name == "\u{E863}\u{20BB7}·")
        var unpaired = SyntheticPeople.zhangSan.record
        (unpaired[0], unpaired[1]) = (0x42, 0xD8)
        #expect(CardRecord(bytes: unpaired)?.person()?.name == "\u{FFFD}三")
    }

    @Test func `a foreigner without a Chinese name is greeted by the Latin one`() {
        let long = "ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFGH IJKLMNOPQR"
        let old = SyntheticPerson.foreigner2017(
            long,
            chineseName: "",
            sex: "2",
            birth: "19740812",
            number: "UTO110074081201",
            nationality: "UTO"
        )
        let new = SyntheticPerson.foreigner2023(
            long,
            chineseName: "",
            sex: "2",
            birth: "19850607",
            number: "911026198506070010",
            nationality: "UTO"
        )
        #expect(CardRecord(bytes: old.record)?.person()?.name == long)
        #expect(CardRecord(bytes: new.record)?.person()?.name == long)
    }

    @Test func `what is no record is refused`() {
        #expect(CardRecord(bytes: []) == nil)
        #expect(CardRecord(bytes: SyntheticPeople.zhangSan.record.dropLast()) == nil)
        #expect(CardRecord(bytes: changed(at: 248, to: "Q")) == nil)
        #expect(CardRecord(bytes: changed(at: 122, to: "110105194912310021"))?.person() == nil)
        #expect(CardRecord(bytes: changed(at: 248, to: "J"))?.person() == nil)
    }

    @Test func `a small x in a number is the same number`() {
        #expect(CardRecord(bytes: changed(at: 156, to: "x"))?.person()?.document.plain == "11010519491231002X")
    }

    @Test func `a person never prints a name or number`() throws {
        let person = try #require(CardRecord(bytes: SyntheticPeople.zhangSan.record)?.person())
        for text in ["\(person)", String(reflecting: person), "\(ReaderReport.card(person))"] {
            #expect(!text.contains("张") && !text.contains("1101"))
        }
    }

    /// The synthetic resident with other text at a byte offset.
    private func changed(at offset: Int, to text: String) -> [UInt8] {
        var record = SyntheticPeople.zhangSan.record
        for (index, unit) in text.utf16.enumerated() {
            (record[offset + index * 2], record[offset + index * 2 + 1]) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
        }
        return record
    }

    private static let printed = bytes(
        """
        20 5F 09 4E 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 31 00
        30 00 31 00 31 00 39 00 34 00 39 00 31 00 32 00 33 00 31 00 17 53 AC 4E 02 5E 1D 67 33 96 3A 53
        3A 79 8B 4F EF 8D 31 00 F7 53 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00
        20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 31 00 31 00 30 00
        31 00 30 00 35 00 31 00 39 00 34 00 39 00 31 00 32 00 33 00 31 00 30 00 30 00 32 00 58 00 17 53
        AC 4E 02 5E 6C 51 89 5B 40 5C 1D 67 33 96 06 52 40 5C 20 00 20 00 20 00 20 00 20 00 32 00 30 00
        32 00 30 00 30 00 31 00 30 00 31 00 7F 95 1F 67 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00
        20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00 20 00
        """
    )
}
