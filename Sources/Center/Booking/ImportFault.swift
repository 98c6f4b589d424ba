// SPDX-License-Identifier: Apache-2.0
package import Terms

/// Why a file of bookings cannot be imported; names lines and columns, never their content.
package enum ImportFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file is not UTF-8.
    case notUTF8
    case table(CSVFault)
    /// The JSON is not an array of objects with text values.
    case notObjects
    case noRows
    /// The heading of this column, counted from 1, is none that an import knows.
    case unknownColumn(Int)
    case missingColumn(OrderField)
    /// These rows cannot be taken; the number is the line in CSV, the element in JSON.
    case rows([RowFault])

    /// One row that cannot be taken.
    package struct RowFault: Sendable, Equatable {
        /// The line or element, counted from 1.
        package let row: Int
        /// What is wrong with it.
        package let problem: OrderProblem

        /// Joins row and problem.
        package init(row: Int, problem: OrderProblem) { (self.row, self.problem) = (row, problem) }
    }

    /// The most rows a message lists.
    package static let mostListed = 20

    package var description: String {
        switch self {
        case .notUTF8: "the file is not UTF-8: save it as CSV UTF-8 and send it again"
        case .table(let fault): fault.description
        case .notObjects: "the body is not a JSON array of objects with text values"
        case .noRows: "there is no booking in it"
        case .unknownColumn(let column):
            "column \(column) has a heading that is not known; known are "
                + OrderField.allCases.map { $0.rawValue + "/" + $0.chineseName }.joined(separator: ", ")
        case .missingColumn(let field): "the column \(field.rawValue) (\(field.chineseName)) is missing"
        case .rows(let faults):
            faults.prefix(Self.mostListed).map { "row \($0.row): \($0.problem)" }.joined(separator: "; ")
                + (faults.count > Self.mostListed ? "; and \(faults.count - Self.mostListed) more" : "")
        }
    }
}
