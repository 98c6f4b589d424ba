// SPDX-License-Identifier: Apache-2.0
import HTTP

// Numbers that other machines and staff ask for.
extension Check {
    func takeCounterSteps() async {
        await step("a walk-in number asked for twice with one key is one ticket") {
            let (hall, key, place) = (try stage.hall, HallDoor.newKey(), ["station": HallDoor.station])
            let fields = place.merging(["service": "estate"]) { $1 }
            let first = try await hall.post("/tickets", fields, key: key)
            numbers[.walkIn] = try number(try outcome(first, status: 201))
            let second = try await hall.post("/tickets", fields, key: key)
            try expect("the answer", second.text, is: first.text)
            let other = try await hall.post("/tickets", place.merging(["service": "social"]) { $1 }, key: key)
            try expect("status of the same key for something else", other.status, is: 422)
            try await paper(try number(of: .walkIn))
        }
        await step("two machines that race with one booking get one ticket") {
            let (hall, fields) = (try stage.hall, ["voucher": try await stage.voucher(of: 9)])
            let (one, two) = (HTTPClient(), HTTPClient())
            defer {
                one.close()
                two.close()
            }
            async let left = hall.post("/exchanges", fields, as: .kiosk, over: one)
            async let right = hall.post("/exchanges", fields, as: .kiosk, over: two)
            let answers = try await [left, right]
            try expect("statuses", answers.map(\.status).sorted(), is: [200, 201])
            let found = try answers.map { try number(try outcome($0, status: 200, 201)) }
            try expect("the second number", found[1], is: found[0])
            numbers[.raced] = found[0]
        }
        await step("staff give a priority number, and its slip does not say why") {
            let fields = ["service": "estate", "reason": "urgent", "station": HallDoor.station]
            let answer = try await stage.hall.post("/green-tickets", fields, as: .green)
            let number = try number(try outcome(answer, status: 201))
            numbers[.green] = number
            try expect("kind", try await stage.hall.ticket(number).kind, is: "priority")
            let slip = try await paper(number)
            try expect(slip.contains("优先") && !slip.contains("紧急") && !slip.contains("绿色"), "优先 and no reason", slip)
        }
        await step("without a token of the right role nothing is given") {
            let fields = ["service": "estate", "reason": "urgent"]
            let answer = try await stage.hall.post("/green-tickets", fields, as: .kiosk)
            try expect("status", answer.status, is: 403)
        }
    }
}
