// SPDX-License-Identifier: Apache-2.0
/// What `--help` prints and which options there are.
enum Usage {
    static let options: Set<String> = [
        "center", "config", "days", "directory", "hall", "halls", "jobs", "language", "name", "out", "seed", "seeds",
        "to",
        "token-file", "url", "visitors", "without",
    ]

    static let text = """
        kioskctl: look after a hall

          kioskctl board [--url URL] [--token-file FILE] [--language zh|en|both]
              show the hall's queue on this terminal, from 40x11
          kioskctl status [--url URL] [--token-file FILE]
              print what the hall's daemon says of itself
          kioskctl backup --directory DIR --to DIR
              copy the journal of a running or stopped hall
          kioskctl journal verify --directory DIR
              check the journal from its first event to its last
          kioskctl link clear-alarms --directory DIR
              forget the alarms of the link that stay until somebody has looked into them, while kioskd is stopped
          kioskctl config check FILE
              say what is wrong with a hall.conf, with lines
          kioskctl enroll issue --config center.conf --hall ID --center ID --name NAME --out FILE
              at the center: make the bundle a hall joins with (secret)
          kioskctl enroll accept FILE --directory DIR
              at the hall: take the bundle; restart kioskd afterwards
          kioskctl simulate [--seed N] [--days D] [--halls H] [--visitors V] [--seeds K] [--jobs J] [--without FAULT,…]
              live through days of a city with every fault there is, and check what must hold; exit 1 when it does not

        URL is http://127.0.0.1:8470 and DIR /var/lib/hallkiosk unless said otherwise.

        """
}
