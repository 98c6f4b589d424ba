// SPDX-License-Identifier: Apache-2.0
package import Terms

/// A person who does not exist, with a card that never was: for simulators, demonstrations and tests only.
package struct SyntheticPerson: Sendable, Equatable {
    /// The document the card is.
    package let type: DocumentType
    /// The name as printed, Chinese where there is one.
    package let name: String
    /// The document's number, of valid form.
    package let number: String
    /// The text record on the card: 256 bytes, UTF-16LE.
    package let record: [UInt8]

    /// One field of a record: the byte where it lies, and its text.
    typealias Field = (offset: Int, text: String)

    /// Builds the record from the vendors' field tables: padded with U+0020, the kind's mark at byte 248.
    init(type: DocumentType, name: String, number: String, mark: String, fields: [Field]) {
        (self.type, self.name, self.number) = (type, name, number)
        var record = [UInt8]((0..<128).flatMap { _ in [0x20, 0x00] as [UInt8] })
        for (offset, text) in fields + [(248, mark)] {
            for (index, unit) in text.utf16.enumerated() {
                record[offset + index * 2] = UInt8(unit & 0xFF)
                record[offset + index * 2 + 1] = UInt8(unit >> 8)
            }
        }
        self.record = record
    }

    /// What a module sends for this card after SW3: lengths, text, a photo of zeros with the mark of the real format.
    package var reading: [UInt8] {
        [0x01, 0x00, 0x04, 0x00] + record + [0x57, 0x4C, 0x66, 0x00] + [UInt8](repeating: 0, count: 1020)
    }

    /// 居民身份证.
    package static func resident(
        _ name: String,
        sex: String,
        birth: String,
        number: String,
        from: String,
        to: String,
        address: String = "河南省林州市示例路1号",
        authority: String = "林州市公安局"
    ) -> SyntheticPerson {
        SyntheticPerson(
            type: .residentID,
            name: name,
            number: number,
            mark: " ",
            fields: [
                (0, name), (30, sex), (32, "01"), (36, birth), (52, address), (122, number), (158, authority),
                (188, from), (204, to),
            ]
        )
    }

    /// 港澳台居民居住证.
    package static func hmtPermit(
        _ name: String,
        sex: String,
        birth: String,
        number: String,
        travelPermit: String,
        address: String = "广东省深圳市示例路3号",
        authority: String = "深圳市公安局"
    ) -> SyntheticPerson {
        SyntheticPerson(
            type: .hmtResidencePermit,
            name: name,
            number: number,
            mark: "J",
            fields: [
                (0, name), (30, sex), (36, birth), (52, address), (122, number), (158, authority), (188, "20230101"),
                (204, "20280101"), (220, travelPermit), (238, "01"),
            ]
        )
    }

    /// 外国人永久居留身份证 of 2017.
    package static func foreigner2017(
        _ latinName: String,
        chineseName: String,
        sex: String,
        birth: String,
        number: String,
        nationality: String
    ) -> SyntheticPerson {
        SyntheticPerson(
            type: .foreignPermanentResidence,
            name: chineseName.isEmpty ? latinName : chineseName,
            number: number,
            mark: "I",
            fields: [
                (0, latinName), (120, sex), (122, number), (152, nationality), (158, chineseName), (188, "20180101"),
                (204, "20280101"), (220, birth), (236, "01"), (240, "1100"),
            ]
        )
    }

    /// 外国人永久居留身份证 of 2023 (五星卡).
    package static func foreigner2023(
        _ latinName: String,
        chineseName: String,
        sex: String,
        birth: String,
        number: String,
        nationality: String
    ) -> SyntheticPerson {
        let continuation = String(latinName.dropFirst(35))
        return SyntheticPerson(
            type: .foreignPermanentResidence,
            name: chineseName.isEmpty ? latinName : chineseName,
            number: number,
            mark: "Y",
            fields: [
                (0, chineseName), (30, sex), (32, "01"), (36, birth), (52, String(latinName.prefix(35))), (122, number),
                (188, "20240101"), (204, "20340101"), (220, continuation), (242, nationality),
            ]
        )
    }
}
