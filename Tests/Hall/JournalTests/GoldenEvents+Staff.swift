// SPDX-License-Identifier: Apache-2.0
import Queueing
import Terms

// What clerks, visitors and complaints add.
extension GoldenEvents {
    private static let finding = Verification(result: .match, principalDocument: true, agencyAgreement: true)

    private static let workOrder = WorkOrderID("12345-0042")

    /// These bytes are on the disks of halls: never edited, only added to.
    static let staffed: [(HallEvent, String)] = [
        (
            .ticketIssued(
                id,
                token: Lobby.token(1),
                kind: .walkIn,
                person: nil,
                service: Lobby.service,
                station: nil,
                announced: Outlook(ahead: 3, minutes: 4...19, windowsOnDuty: 2)
            ),
            #"{"ticketIssued":{"_0":"2026-11-23.A017","announced":{"ahead":3,"minutes":[4,19],"windowsOnDuty":2},"#
                + #""kind":{"walkIn":{}},"service":"social","token":"00000000000020000000000000"}}"#
        ),
        (
            .ticketIssued(
                id,
                token: Lobby.token(1),
                kind: .walkIn,
                person: nil,
                service: Lobby.service,
                station: nil,
                announced: Outlook(ahead: 0, minutes: nil, windowsOnDuty: 0)
            ),
            #"{"ticketIssued":{"_0":"2026-11-23.A017","announced":{"ahead":0,"windowsOnDuty":0},"kind":{"walkIn":{}},"#
                + #""service":"social","token":"00000000000020000000000000"}}"#
        ),
        (
            .ticketFinished(id, window: Lobby.window, outcome: .incomplete),
            #"{"ticketFinished":{"_0":"2026-11-23.A017","outcome":"incomplete","window":"1"}}"#
        ),
        (
            .ticketVerified(id, window: Lobby.window, finding),
            #"{"ticketVerified":{"_0":"2026-11-23.A017","_2":{"agencyAgreement":true,"agentDocument":false,"#
                + #""authorizationLetter":false,"principalDocument":true,"result":"match"},"window":"1"}}"#
        ),
        (
            .stepUndone(id, window: Lobby.window),
            #"{"stepUndone":{"_0":"2026-11-23.A017","window":"1"}}"#
        ),
        (
            .ticketRated(id, window: Lobby.window, .good),
            #"{"ticketRated":{"_0":"2026-11-23.A017","_2":4,"window":"1"}}"#
        ),
        (.ticketRated(id, window: nil, .veryBad), #"{"ticketRated":{"_0":"2026-11-23.A017","_2":1}}"#),
        (.clerkSignedIn(Lobby.window), #"{"clerkSignedIn":{"_0":"1"}}"#),
        (.clerkSignedOut(Lobby.window), #"{"clerkSignedOut":{"_0":"1"}}"#),
        (.alertRaised(.help, station: Lobby.station), #"{"alertRaised":{"_0":"help","station":"kiosk-1"}}"#),
        (.alertRaised(.nobodyOnDuty, station: nil), #"{"alertRaised":{"_0":"nobody_on_duty"}}"#),
        (.alertAcknowledged(Position(12)), #"{"alertAcknowledged":{"_0":12}}"#),
        (.alertClosed(Position(12)), #"{"alertClosed":{"_0":12}}"#),
        (
            .complaintReceived(.walkInRefused, ticket: id, hotline: workOrder, due: day.advanced(byDays: 7)),
            #"{"complaintReceived":{"_0":"walk_in_refused","due":"2026-11-30","hotline":"12345-0042","#
                + #""ticket":"2026-11-23.A017"}}"#
        ),
        (
            .complaintReceived(.other, ticket: nil, hotline: nil, due: day),
            #"{"complaintReceived":{"_0":"other","due":"2026-11-23"}}"#
        ),
        (.complaintMoved(Position(9), to: .handled), #"{"complaintMoved":{"_0":9,"to":"handled"}}"#),
    ]

    /// Answers in their stored form.
    static let staffedAnswers: [(HallAnswer, String)] = [
        (
            .refused(.verificationNeeded(id, missing: [.result, .agencyAgreement])),
            #"{"refused":{"_0":{"verificationNeeded":{"_0":"2026-11-23.A017","missing":["result","#
                + #""agency_agreement"]}}}}"#
        ),
        (.refused(.identityMismatch(id)), #"{"refused":{"_0":{"identityMismatch":{"_0":"2026-11-23.A017"}}}}"#),
        (.refused(.notBooked(id)), #"{"refused":{"_0":{"notBooked":{"_0":"2026-11-23.A017"}}}}"#),
        (.refused(.signedInElsewhere(Lobby.window)), #"{"refused":{"_0":{"signedInElsewhere":{"_0":"1"}}}}"#),
        (.refused(.windowTaken(Lobby.window)), #"{"refused":{"_0":{"windowTaken":{"_0":"1"}}}}"#),
        (.refused(.nothingToUndo(Lobby.window)), #"{"refused":{"_0":{"nothingToUndo":{"_0":"1"}}}}"#),
        (.refused(.alreadyRated(id)), #"{"refused":{"_0":{"alreadyRated":{"_0":"2026-11-23.A017"}}}}"#),
        (.refused(.unknownCase), #"{"refused":{"_0":{"unknownCase":{}}}}"#),
        (
            .refused(.complaintIs(Position(9), .answered)),
            #"{"refused":{"_0":{"complaintIs":{"_0":9,"_1":"answered"}}}}"#
        ),
        (
            .refused(.bookingOnly(notice: "豫政〔2026〕7", until: Timestamp(seconds: 1_795_399_200))),
            #"{"refused":{"_0":{"bookingOnly":{"notice":"豫政〔2026〕7","until":1795399200000}}}}"#
        ),
    ]

    static let mode: BookingOnlyMode = {
        guard
            let period = BookingOnlyPeriod(
                notice: "豫政〔2026〕7",
                text: "防汛",
                published: Timestamp(seconds: 1_795_309_200),
                start: Timestamp(seconds: 1_795_395_600),
                end: Timestamp(seconds: 1_795_399_200)
            ), let mode = BookingOnlyMode(version: 12, periods: [period])
        else { preconditionFailure("the test's own mode") }
        return mode
    }()

    static let conflict: CenterCase = {
        guard let hall = HallID("hall-2"), let booking = BookingNumber(text: "123456789012") else {
            preconditionFailure("the test's own names")
        }
        return CenterCase(
            hall: hall,
            position: Position(88),
            kind: .exchangedTwice,
            booking: booking,
            ticket: id,
            isOpen: true
        )
    }()
}
