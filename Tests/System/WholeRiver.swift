// SPDX-License-Identifier: Apache-2.0
import Testing

/// Tests of the whole river: the real programs, each test with a folder and ports of its own.
///
/// One after the other, since processes compete for the machine and some answers are timed.
@Suite(.serialized)
enum WholeRiver {}
