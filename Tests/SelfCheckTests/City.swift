// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import SelfCheck

/// A hall and a center as their APIs answer, healthy unless a test makes them sick.
struct City {
    var hall: [String: String] = [
        "/plan": """
        {"hall":"linzhou","center":"linzhou","profile":"hall","telephone":"0372-0000000",
        "booking_method":"省政务服务网","complaint_service":"help","services":[
        {"id":"estate","walk_in":true,"windows":["1","2"],"walk_in_windows":["1"],"walk_in_gaps":[],
        "on_duty":2,"walk_ins_on_duty":1},
        {"id":"help","walk_in":true,"windows":["1"],"walk_in_windows":["1"],"walk_in_gaps":[],
        "on_duty":1,"walk_ins_on_duty":1}],
        "windows":[{"id":"1","role":"general"},
        {"id":"2","role":"booked_only","takes_walk_ins_when_idle":true}],
        "rules":{"order":"aged","order_ageing_minutes":30,"late_grace_minutes":15,"green_reasons":7}}
        """,
        "/status": """
        {"link":{"state":"online","center_offset_seconds":3},"clock":{"behind":false},"fixtures":[],
        "stations":[{"id":"kiosk-1","devices":[{"kind":"reader","state":"ready","working":true},
        {"kind":"scanner","state":"ready","working":true},{"kind":"printer","state":"ready","working":true}]}]}
        """,
        "/hall": #"{"alarms":[{"kind":"many_waiting"}],"alerts":[]}"#,
        "/staff": #"{"staff":[{"staff":"1001","roles":["clerk"]},{"staff":"2001","roles":["green","manager"]}]}"#,
        "/statistics": #"{"total":{"issued":400,"booked_in_slot_permille":981}}"#,
    ]
    var center: [String: String] = [
        "/rules": """
        {"rules":[{"name":"cancel.lead_min","value":"30"},{"name":"late.grace_min","value":"15"},
        {"name":"noshow.threshold","value":"3"},{"name":"refill","value":"pool"},
        {"name":"limits.active","value":"3"},{"name":"limits.agent_principals_per_day","value":"5"},
        {"name":"cutoff_min","value":"0"}]}
        """,
        "/halls":
            #"{"halls":[{"id":"linzhou","center":"linzhou","alarms":[]},{"id":"town","center":"town","alarms":[]}]}"#,
        "/centers": #"{"centers":[{"id":"linzhou"},{"id":"town"}]}"#,
        "/items": #"{"items":[{"code":"410001","conditions":"本人","phone":"0372-0000000"}]}"#,
        "/bindings/unbound": #"{"items":[]}"#,
        "/gaps": #"{"gaps":[]}"#,
        "/mode": #"{"modes":[]}"#,
        "/conservation": #"{"holds":true}"#,
        "/audit/verify": #"{"intact":true}"#,
        "/cases": #"{"cases":[]}"#,
    ]

    /// Replaces a part of one answer, which must be there.
    mutating func make(_ path: String, _ part: String, _ other: String) throws {
        let keys: [WritableKeyPath<City, [String: String]>] = [\.hall, \.center]
        let key = try #require(keys.first { self[keyPath: $0][path] != nil })
        let text = try #require(self[keyPath: key][path])
        try #require(text.contains(part), "\(path) has no \(part)")
        self[keyPath: key][path] = text.replacing(part, with: other)
    }

    var findings: Findings {
        get throws {
            Findings(hall: HallFindings(try Self.read(hall)), center: CenterFindings(try Self.read(center)))
        }
    }

    private static func read(_ answers: [String: String]) throws -> [String: Answer] {
        try answers.mapValues { try #require(Answer(Array($0.utf8)), "\($0)") }
    }
}
