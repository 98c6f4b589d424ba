// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import kioskctl

/// What a row of the center's table sends, from the words of a command line.
struct `Center order` {
    private func invocation(_ words: String...) throws -> Invocation {
        guard case .run(let invocation) = try CommandLineReading(words) else { throw ToolFault("not run") }
        return invocation
    }

    @Test func `operands stand in the path or become fields, options go along under the API's names`() throws {
        let order = CenterOrder("/rules/{RULE}", [.note])
        let rule = try invocation("center", "rule", "set", "cancel.lead_min", "20", "--note", "试行")
        #expect(try order.target(rule) == "/rules/cancel.lead_min")
        #expect(try order.fields(rule) == ["value": .text("20"), "note": .text("试行")])
    }

    @Test(arguments: ["../sessions", "a/b", "", "规则"])
    func `an operand that would leave its place in the path is not sent`(name: String) throws {
        let rule = try invocation("center", "rule", "show", name)
        #expect(throws: CommandLineFault.self) { try CenterOrder("/rules/{RULE}", []).target(rule) }
    }

    @Test func `parameters are escaped, and there are none without options`() throws {
        let order = CenterOrder("/rules", [.atTime])
        let rules = try invocation("center", "rules", "--at", "2026-11-23T00:00:00+08:00")
        #expect(order.query(rules) == "?at=2026-11-23T00%3A00%3A00%2B08%3A00")
        #expect(order.query(try invocation("center", "rules")) == "")
        #expect(CenterOrder.escaped("不动产 a_b-c.d~") == "%E4%B8%8D%E5%8A%A8%E4%BA%A7%20a_b-c.d~")
    }
}

struct `Conservation report` {
    @Test func `R40: the sum is told, and every slot in which it is wrong`() throws {
        let text = """
            {"holds":false,"slots":2,"quota":20,"issued":5,"free":13,"pooled":1,"expired":0,
            "faults":[{"kind":"issued","center":"linzhou","service":"estate","start":1795399200000}]}
            """
        let report = try #require(JSONValue(bytes: Array(text.utf8)))
        #expect(
            ConservationCommand.text(of: report) == """
                2 slots: 5 issued + 13 free + 1 pooled + 0 expired = 20
                FAULT   CENTER   SERVICE          START
                issued  linzhou  estate   1795399200000

                """
        )
    }
}
