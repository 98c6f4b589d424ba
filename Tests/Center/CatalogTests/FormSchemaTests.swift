// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Catalog

/// The forms that items offer: checked when they are edited and when they are filled in.
struct FormSchemaTests {
    @Test
    func `R71: a sound schema has no faults and takes sound answers`() {
        let schema = Self.schema
        #expect(schema.faults.isEmpty)
        let answers = ["area": "89", "kind": "house", "since": "2020-02-29", "plot": "LZ-2020-0001"]
        #expect(schema.faults(of: answers).isEmpty)
        #expect(schema.faults(of: ["area": "89"]).isEmpty)
    }

    @Test(
        arguments: [
            (["area": "0"], FormFault.range("area")), (["area": "501"], .range("area")),
            (["area": "1.5"], .form("area")),
            (["area": "+5"], .form("area")), (["area": "5", "kind": "boat"], .choice("kind")), ([:], .missing("area")),
            (["area": "5", "since": "2021-02-29"], .form("since")), (["area": "5", "plot": "LZ-2020"], .form("plot")),
            (["area": "5", "plot": "L"], .length("plot")), (["area": ""], .length("area")),
            (["area": "5", "x": "y"], .unknown), (["area": "5\u{7}"], .length("area")),
        ] as [([String: String], FormFault)]
    )
    func `R71: an answer out of its bounds is told by the field's name`(_ answers: [String: String], _ fault: FormFault)
    {
        #expect(Self.schema.faults(of: answers) == [fault])
    }

    @Test
    func `R71: bounds hold at their edges`() {
        #expect(Self.schema.faults(of: ["area": "1"]).isEmpty && Self.schema.faults(of: ["area": "500"]).isEmpty)
        let text = FormSchema(fields: [FormField(name: "t", label: "t", kind: .text)])
        #expect(text.faults(of: ["t": String(repeating: "字", count: 500)]).isEmpty)
        #expect(text.faults(of: ["t": String(repeating: "字", count: 501)]) == [.length("t")])
    }

    @Test(arguments: 0..<4)
    func `R71: a bound of another type is refused when the item is edited`(_ which: Int) {
        var field = FormField(name: "d", label: "日期", kind: .date)
        switch which {
        case 0: field.minLength = 1
        case 1: field.maxLength = 5
        case 2: field.minimum = 1
        default: field.maximum = 5
        }
        #expect(FormSchema(fields: [field]).faults == [.bounds("d")])
    }

    @Test
    func `R71: names, labels, choices and patterns are checked when the item is edited`() {
        func faults(_ change: (inout FormField) -> Void) -> [FormFault] {
            var field = FormField(name: "f", label: "字段", kind: .text)
            change(&field)
            return FormSchema(fields: [field]).faults
        }
        #expect(faults { $0.name = "1f" } == [.name(position: 1)])
        #expect(faults { $0.name = "f g" } == [.name(position: 1)])
        #expect(faults { $0.label = "" } == [.label("f")])
        #expect(faults { $0.labelEn = String(repeating: "x", count: 81) } == [.label("f")])
        #expect(faults { $0.pattern = "(a+)+" } == [.pattern("f")])
        #expect(faults { $0.kind = .choice } == [.choices("f")])
        #expect(faults { $0.choices = [] } == [.choices("f")])
        #expect(faults { ($0.minLength, $0.maxLength) = (5, 4) } == [.bounds("f")])
        #expect(faults { $0.maxLength = 501 } == [.bounds("f")])
        let field = FormField(name: "f", label: "字段", kind: .text)
        #expect(FormSchema(fields: [field, field]).faults == [.name(position: 2)])
        #expect(FormSchema(fields: []).faults == [.fieldCount])
        let many = (0...FormSchema.fieldLimit).map { FormField(name: "f\($0)", label: "字段", kind: .text) }
        #expect(FormSchema(fields: many).faults == [.fieldCount])
    }

    private static let schema: FormSchema = {
        var area = FormField(name: "area", label: "建筑面积", kind: .number)
        (area.minimum, area.maximum, area.required) = (1, 500, true)
        var kind = FormField(name: "kind", label: "类别", kind: .choice)
        kind.choices = [.init(value: "house", label: "住宅"), .init(value: "shop", label: "商铺", labelEn: "Shop")]
        var plot = FormField(name: "plot", label: "宗地号", kind: .text)
        (plot.pattern, plot.minLength, plot.maxLength) = ("[A-Z]{2}-\\d{4}-\\d{4,6}", 2, 20)
        return FormSchema(fields: [area, kind, FormField(name: "since", label: "取得日期", kind: .date), plot])
    }()
}

/// The plain part of regular expressions.
struct FieldPatternTests {
    @Test(arguments: [
        ("\\d{11}", "13800000000", true), ("\\d{11}", "1380000000", false), ("\\d{11}", "138000000001", false),
        ("a?b*c+", "c", true), ("a?b*c+", "abbbcc", true), ("a?b*c+", "ab", false), ("[^0-9]+", "abc", true),
        ("[^0-9]+", "ab1", false), (".{2,4}", "测试", true), (".{2,4}", "测", false), (".{2,}", "abcdef", true),
        ("[A-Za-z_-]{1,3}", "a-_", true), ("\\w+\\.\\w+", "a_1.B", true), ("a*a*a*b", "aaaa", false),
        ("[\\d.]+", "1.5", true), ("京[A-Z]\\d{5}", "京A12345", true),
    ])
    func `R71: a pattern fits the whole text or not at all`(_ pattern: String, _ text: String, _ fits: Bool) throws {
        #expect(try #require(FieldPattern(pattern)).fits(text) == fits)
    }

    @Test(arguments: [
        "", "(a)", "a|b", "^a$", "a{2", "a{3,2}", "a{201}", "a{x}", "*a", "[]", "[a", "[z-a]", "\\b", "a\\", "a**",
    ])
    func `R71: what is beyond the plain part is refused`(_ pattern: String) {
        #expect(FieldPattern(pattern) == nil)
    }

    @Test
    func `R71: a pattern that would make others go back for ever is answered at once`() throws {
        let pattern = try #require(FieldPattern(String(repeating: "a*", count: 50) + "b"))
        #expect(!pattern.fits(String(repeating: "a", count: 500)))
    }
}
