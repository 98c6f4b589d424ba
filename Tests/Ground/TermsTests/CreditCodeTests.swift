// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct CreditCodeTests {
    static let valid = ["91350100M000100Y43", "11320000MB151840XJ", "11410000005184603J"]

    @Test(arguments: valid)
    func `a sample code is read, in lower case and full width too`(text: String) {
        #expect(CreditCode(text)?.plain == text)
        #expect(CreditCode(text.lowercased())?.plain == text)
        #expect(CreditCode("　" + text)?.plain == text)
    }

    @Test(arguments: valid)
    func `one changed character makes every sample code invalid`(text: String) {
        let bytes = Array(text.utf8)
        for index in bytes.indices {
            for other in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8 where other != bytes[index] {
                var changed = bytes
                changed[index] = other
                #expect(CreditCode(String(decoding: changed, as: UTF8.self)) == nil, "place \(index)")
            }
        }
    }

    @Test(arguments: [
        "", "91350100M000100Y4", "91350100M000100Y433", "91350100M000100Y4\u{0663}", "91350100M000100Y4Ы3",
    ])
    func `another length or alphabet is refused`(text: String) {
        #expect(CreditCode(text) == nil)
    }

    @Test func `a code is not printed`() throws {
        let code = try #require(CreditCode("91350100M000100Y43"))
        #expect("\(code)" == "credit_code ****")
        #expect(Mirror(reflecting: code).children.isEmpty)
    }
}
