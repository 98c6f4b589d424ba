// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing

struct DocumentNumberTests {
    @Test(
        arguments: [
            (.residentID, "11010519491231002x", "11010519491231002X"),
            (.hmtResidencePermit, "830000199001010020", "830000199001010020"),
            (.foreignPermanentResidence, "911026198506070010", "911026198506070010"),
            (.foreignPermanentResidence, "uto110074081201", "UTO110074081201"),
            (.passport, "l898902c3", "L898902C3"),
            (.passport, " E 1234 5678 ", "E12345678"),
            (.hmtTravelPermit, "H12345678", "H12345678"),
            (.hmtTravelPermit, "m1234567802", "M12345678"),
            (.hmtTravelPermit, "HA1234567", "HA1234567"),
            (.hmtTravelPermit, "１２３４５６７８", "12345678"),
            (.creditCode, "91350100m000100y43", "91350100M000100Y43"),
        ] as [(DocumentType, String, String)]
    )
    func `a number is normalised by its type`(type: DocumentType, text: String, plain: String) throws {
        let number = try #require(DocumentNumber(type, text))
        #expect(number.type == type)
        #expect(number.plain == plain)
        #expect(number.lastFour == String(plain.suffix(4)))
    }

    @Test(
        arguments: [
            (.residentID, "830000199001010020"), (.residentID, "410581199001011232"), (.residentID, "E12345678"),
            (.hmtResidencePermit, "410581199001011231"), (.foreignPermanentResidence, "410581199001011231"),
            (.foreignPermanentResidence, "UT1110074081201"), (.foreignPermanentResidence, "UTO11007408120"),
            (.passport, "E123"), (.passport, "E12345678901234567890"), (.passport, "E1234567<"), (.passport, ""),
            (.hmtTravelPermit, "X12345678"), (.hmtTravelPermit, "HA12345678"), (.hmtTravelPermit, "HB1234567"),
            (.hmtTravelPermit, "H123456789"), (.hmtTravelPermit, "1234567"),
            (.hmtTravelPermit, "1234567890"), (.hmtTravelPermit, ""), (.hmtTravelPermit, "H"),
            (.hmtTravelPermit, "H1234567A"), (.creditCode, "91350100M000100Y44"),
        ] as [(DocumentType, String)]
    )
    func `a number of another form is refused`(type: DocumentType, text: String) {
        #expect(DocumentNumber(type, text) == nil)
    }

    @Test func `checked numbers carry their type over`() throws {
        let card = try #require(ForeignerCardNumber("UTO110074081201"))
        let code = try #require(CreditCode("91350100M000100Y43"))
        #expect(try DocumentNumber(IDNumber("820000199001010037")).type == .hmtResidencePermit)
        #expect(DocumentNumber(card) == DocumentNumber(.foreignPermanentResidence, "UTO110074081201"))
        #expect(DocumentNumber(code) == DocumentNumber(.creditCode, "91350100M000100Y43"))
        #expect("\(card)" == "foreign_permanent_residence ****")
    }
}
