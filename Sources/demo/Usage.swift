// SPDX-License-Identifier: Apache-2.0

/// What is told to those who ask.
enum Usage {
    /// The command line.
    static let text = """
        demo: a hall and its center in this terminal, on simulated devices, with people who do not exist

          demo            leads the demonstration; `help` lists its commands
          demo --check    does it all without a person; exits with 1 on any miss

          --directory D   the run folder, made anew (.build/demo-run)
          --zone Z        the hall's time zone (one in which it is 11 o'clock now)

        """

    /// The commands of the demonstration.
    static let commands = """
          people               who is there and what they have booked
          tap N, lift          put card N on the reader, take it away
          scan N, scan NUMBER  hold the voucher of person N, or of a booking of the page, before the scanner
          type N               type person N's booking number and last four characters
          touch NAME           touch the kiosk: confirm, decline, back, help, walk_in, …
          walk SERVICE         take a walk-in number: estate or social
          green SERVICE WHY    have staff give a priority number: urgent, travel, elderly, …
          next W               window W calls its next (1, 2 or 3)
          recall|serve|finish|miss|hold|undo W … and goes on with whom it called
          requeue NUMBER       puts a missed number back into the queue
          paper out|in         takes the paper out of the printer, puts a roll in
          center stop|start    kills the center's server, starts it again
          kill                 kills kioskd (SIGKILL) and starts it again
          board, slips, screen, status         show the board, all slips, the kiosk, the hall's status
          figures              what became of the center's bookings (F8)
          quit

        """
}
