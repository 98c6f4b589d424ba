// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Setup

/// What services are found by.
struct PinyinInitialsTests {
    @Test(arguments: [
        ("不动产登记", "BDCDJ"), ("社会保障", "SHBZ"), ("医疗保障（二楼）", "YLBZEL"), ("12345热线", "12345RX"), ("ETC办理", "ETCBL"),
        ("啊座", "AZ"), ("匝坐", "ZZ"), ("e 号", "EH"), ("—·！", ""), ("\u{20BB7}号", "H"),
    ])
    func `a name has the initials of its pinyin`(name: String, initials: String) {
        #expect(PinyinInitials.initials(of: name) == initials)
    }

    @Test func `every character of level 1 has one place`() {
        let characters = PinyinInitials.table.flatMap(\.characters)
        #expect(characters.count == 3755)
        #expect(Set(characters).count == 3755)
        #expect(String(PinyinInitials.table.map(\.letter)) == "ABCDEFGHJKLMNOPQRSTWXYZ")
    }
}
