// SPDX-License-Identifier: Apache-2.0

/// Subjects of one room; made when their turn comes, since some of them need much memory.
struct SubjectGroup {
    let name: String
    let make: () -> [Subject]
    /// What went wrong while they were measured.
    let faults: () -> [String]

    static var all: [SubjectGroup] {
        let crowd = SampleHall(waiting: 10_000)
        return [
            SubjectGroup(name: "decide + apply, 10,000 waiting", make: { CommandSubjects(crowd).all }) { crowd.faults },
            SubjectGroup(name: "reads, 10,000 waiting", make: { ReadSubjects(crowd).all }) { [] },
            SubjectGroup(name: "journal", make: { JournalSubjects().all }) { [] },
            SubjectGroup(name: "board", make: { BoardSubjects(crowd).all }) { [] },
            SubjectGroup(name: "vault", make: { VaultSubjects().all }) { [] },
            SubjectGroup(name: "paper", make: { PaperSubjects(crowd).all }) { [] },
        ]
    }
}
