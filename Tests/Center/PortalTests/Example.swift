// SPDX-License-Identifier: Apache-2.0
import HTTP
import Simulators
import Terms

@testable import Portal

/// Bodies about people who do not exist.
enum Example {
    static let wang = person(SyntheticPeople.wangXiaoming)
    static let li = person(SyntheticPeople.liXiulan)
    static let zhao = person(SyntheticPeople.zhaoDashan)
    static let unit: [String: any Sendable] = ["type": "credit_code", "number": "91350100M000100Y43", "name": "测试有限公司"]

    static func person(_ person: SyntheticPerson) -> [String: any Sendable] {
        ["type": person.type.rawValue, "number": person.number, "name": person.name]
    }

    static func document(_ person: SyntheticPerson) -> [String: any Sendable] {
        ["type": person.type.rawValue, "number": person.number]
    }

    /// A booking for the slot that begins `minutes` after the opening.
    static func booking(
        _ principal: [String: any Sendable] = wang,
        agent: [String: any Sendable]? = nil,
        minutes: Int = 24 * 60,
        terms: Int,
        item: String? = nil
    ) -> [String: any Sendable] {
        var body: [String: any Sendable] = [
            "center": "linzhou", "service": "estate", "start": TestPortal.time(minutes), "principal": principal,
            "terms": terms,
        ]
        body["agent"] = agent
        body["item"] = item
        return body
    }
}
