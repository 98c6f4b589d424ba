// SPDX-License-Identifier: Apache-2.0
import HTTP
import Ports
import Queueing
import Terms
import Testing

@testable import Journal
@testable import Web

/// What those who look after a hall are told.
struct HealthTests {
    @Test
    func `health, status and metrics tell how the hall is`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await hall.issue(0..<2)
        try await Asker.asking(.handler, hall) { asker in
            #expect(try await asker.send(.get("/healthz", nil)).text == "ok\n")
            let status = try await asker.send(.get("/api/v1/status")).json
            #expect(status["storage", "state"]?.text == "ok")
            #expect(status["position"]?.number == 3)
            #expect(status["link", "state"]?.text == "offline")
            #expect(status["link", "unsynced"]?.number == 3)
            #expect(status["link", "oldest_unsynced_at"]?.text == "2026-11-23T09:00:00+08:00")
            #expect(status["stations"]?.array.first?["devices"]?.array.first?["state"]?.text == "paper_out")
            #expect(status["fixtures"]?.array.first?["state"]?.text == "no_card")
            hall.pass(minutes: 2)
            let metrics = try await asker.send(.get("/metrics", .display)).text.split(separator: "\n")
            let lines = [
                #"hallkiosk_waiting{service="social"} 2"#, "hallkiosk_journal_position 3", "hallkiosk_link_up 0",
                "hallkiosk_unsynced_events 3", "hallkiosk_unsynced_age_seconds 120", "hallkiosk_storage_ok 1",
                #"hallkiosk_device_up{station="kiosk-1",device="printer",state="paper_out"} 0"#,
                #"hallkiosk_fixture_up{kind="voice",name="all",state="no_card"} 0"#,
                #"hallkiosk_fixture_events_total{kind="voice",name="all",event="said_call"} 3"#,
                #"hallkiosk_http_requests_total{route="/healthz",status="200"} 1"#,
            ]
            for line in lines { #expect(metrics.contains(Substring(line)), "\(line)") }
            let names = metrics.filter { $0.hasPrefix("# TYPE") }
            #expect(Set(names).count == names.count)
        }
    }

    @Test
    func `each device is told with where it is, who it says it is, and what it has been through`() async throws {
        let hall = try TestHall()
        defer { TestHall.remove(hall.place) }
        try await Asker.asking(.handler, hall) { asker in
            let answer = try await asker.send(.get("/api/v1/devices")).json
            #expect(OpenAPIDocument.shared.faults(of: answer, named: "Devices").isEmpty)
            let device = try #require(answer["devices"]?.array.first)
            #expect(device["address"]?.text == "serial:usb:1a86:7523" && device["node"]?.text == "/dev/ttyUSB0")
            #expect(device["identity"]?.text == "05.03-20230101-0001234567-0987654321")
            #expect(device["counters", "cards"]?.number == 7 && device["counters", "opened"]?.number == 2)
            #expect(device["since"]?.text == "2026-11-23T09:00:00+08:00")
            #expect(device["last_fault"]?.text == "the other end went away" && device["working"]?.flag == true)
        }
    }

    @Test(
        arguments: [
            (JournalStatus.Storage.full(since: TestHall.opening), "full", nil),
            (.failed(since: TestHall.opening, "fsync: code 1034"), "failed", "fsync: code 1034"),
        ] as [(JournalStatus.Storage, String, String?)]
    )
    func `a disk that refuses is told since when, and nobody is sent to take a number`(
        _ storage: JournalStatus.Storage,
        _ state: String,
        _ detail: String?
    ) throws {
        let error = #expect(throws: APIFault.self) { try HallAPI.health(storage) }
        #expect(error?.problem.status == 503)
        var status = JournalStatus()
        (status.storage, status.isClockBehindDay) = (storage, true)
        let figures = HallFigures(
            journal: status,
            clock: ClockStanding(),
            disk: DiskStanding(),
            surroundings: HallSurroundings(),
            unsynced: nil,
            oldestUnsynced: nil,
            waiting: [:],
            windows: [:]
        )
        let now = Moment(TestHall.opening.adding(minutes: 5), offsetSeconds: 28_800)
        let view = JSONTree(WebJSON.bytes(StatusView(figures, TestHall.plan, at: now)))
        #expect(OpenAPIDocument.shared.faults(of: view, named: "Status").isEmpty)
        #expect(view["storage", "state"]?.text == state)
        #expect(view["storage", "since"]?.text == "2026-11-23T09:00:00+08:00")
        #expect(view["storage", "detail"]?.text == detail)
        #expect(view["clock", "behind"]?.flag == true)
        #expect(view["link", "state"]?.text == "none")
        let metrics = MetricsText(figures, EventFeeds.Figures(), [:], at: now).text.split(separator: "\n")
        #expect(metrics.contains("hallkiosk_storage_ok 0"))
        #expect(metrics.contains("hallkiosk_clock_behind_day 1"))
        // Without a center there is nothing to be behind of.
        #expect(!metrics.contains { $0.hasPrefix("hallkiosk_unsynced_events ") })
    }
}
