// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

/// All numbers are samples of the standards or synthetic.
struct IDNumberTests {
    static let valid: [(String, IDNumber.Kind, String)] = [
        ("11010519491231002X", .residentID, "1949-12-31"),
        ("440524188001010014", .residentID, "1880-01-01"),
        ("34052419800101001X", .residentID, "1980-01-01"),
        ("410581199001011231", .residentID, "1990-01-01"),
        ("410581196503150027", .residentID, "1965-03-15"),
        ("81000019980902013X", .hmtResidencePermit, "1998-09-02"),
        ("810000199001010019", .hmtResidencePermit, "1990-01-01"),
        ("820000199001010037", .hmtResidencePermit, "1990-01-01"),
        ("830000199001010020", .hmtResidencePermit, "1990-01-01"),
        ("810000199408230021", .hmtResidencePermit, "1994-08-23"),
        ("911026198506070010", .foreignPermanentResidence, "1985-06-07"),
    ]

    @Test(arguments: valid)
    func `a sample number is read with its kind and birth date`(
        text: String,
        kind: IDNumber.Kind,
        birth: String
    ) throws {
        let number = try IDNumber(text)
        #expect(number.plain == text)
        #expect(number.kind == kind)
        #expect(number.birth.text == birth)
    }

    @Test(arguments: valid.map(\.0))
    func `one changed character makes every sample number invalid`(text: String) {
        let bytes = Array(text.utf8)
        for index in bytes.indices {
            for other in "0123456789X".utf8 where other != bytes[index] {
                var changed = bytes
                changed[index] = other
                let slip = String(decoding: changed, as: UTF8.self)
                #expect(throws: IDNumberError.self, "place \(index)") { try IDNumber(slip) }
            }
        }
    }

    @Test(arguments: valid.map(\.0))
    func `two swapped neighbours make every sample number invalid`(text: String) {
        var bytes = Array(text.utf8)
        for index in 0..<17 where bytes[index] != bytes[index + 1] {
            bytes.swapAt(index, index + 1)
            let slip = String(decoding: bytes, as: UTF8.self)
            #expect(throws: IDNumberError.self, "place \(index)") { try IDNumber(slip) }
            bytes.swapAt(index, index + 1)
        }
    }

    @Test(arguments: [
        "11010519491231002x", " 110105 19491231 002x\r\n", "１１０１０５１９４９１２３１００２Ｘ", "１１０１０５　１９４９１２３１　００２ｘ",
    ])
    func `lower case, spaces and full width are folded`(text: String) throws {
        #expect(try IDNumber(text).plain == "11010519491231002X")
    }

    @Test(
        arguments: [
            ("", .length), ("11010519491231002", .length), ("11010519491231002X0", .length),
            ("110105491231002", .length), ("1101051949123100ÅX", .length),
            ("1101051949123100XX", .character), ("11010519491231002Y", .character), ("A1010519491231002X", .character),
            ("00010519491231002X", .region), ("160105194912310020", .region), ("710000199001010010", .region),
            ("840000199001010010", .region),
            ("110105194913310020", .birthDate), ("110105194902290020", .birthDate), ("110105179912310020", .birthDate),
            ("110105190002290020", .birthDate),
            ("110105194912310020", .checkDigit), ("410581199001011232", .checkDigit),
        ] as [(String, IDNumberError)]
    )
    func `the error says what is wrong`(text: String, error: IDNumberError) {
        #expect(throws: error) { try IDNumber(text) }
    }

    @Test func `a leap day is a date only in leap years`() throws {
        for (year, exists) in [("2000", true), ("1900", false), ("2004", true), ("2003", false)] {
            let digits = "410581" + year + "0229123"
            let check = String(UnicodeScalar(IDNumber.checkDigit(Array(digits.utf8))))
            #expect(((try? IDNumber(digits + check)) != nil) == exists)
        }
    }

    @Test func `no way of printing a number shows any of it`() throws {
        let number = try IDNumber("410581199001011231")
        let document = DocumentNumber(number)
        var dumped = ""
        dump([number], to: &dumped)
        dump(document, to: &dumped)
        let texts = [
            "\(number)", String(reflecting: number), "\(document)", String(reflecting: document),
            "\(Optional(document) as Any)", "\([document])", dumped,
            Mirror(reflecting: number).children.map { "\($0)" }.joined(),
        ]
        for text in texts {
            #expect(!text.contains("410581") && !text.contains("1990") && !text.contains("1231"), "\(text.count)")
        }
        #expect("\(document)" == "resident_id ****")
    }
}
