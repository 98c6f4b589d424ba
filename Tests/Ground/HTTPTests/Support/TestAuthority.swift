// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A private CA with a server's and a client's certificate, and a foreign CA with a client of its own.
///
/// Made by the `openssl` command in a temporary directory that is removed at once: no key is kept anywhere.
struct TestAuthority: Sendable {
    let ca: [UInt8]
    let server: [UInt8]
    let serverKey: [UInt8]
    let client: [UInt8]
    let clientKey: [UInt8]
    let foreignCA: [UInt8]
    let foreignClient: [UInt8]
    let foreignClientKey: [UInt8]
    /// What `openssl x509 -fingerprint -sha256` says of the client's certificate.
    let clientFingerprint: String

    static let shared = TestAuthority()

    private init() {
        var template = Array("/tmp/http-tests-XXXXXX".utf8CString)
        let made = unsafe mkdtemp(&template).map { unsafe String(cString: $0) }
        guard let directory = made, unsafe system("cd \(directory) && { \(Self.script)\n} >log 2>&1") == 0 else {
            preconditionFailure("the openssl command cannot make certificates")
        }
        defer { _ = unsafe system("rm -r \(directory)") }
        func file(_ name: String) -> [UInt8] {
            let descriptor = unsafe open("\(directory)/\(name)", O_RDONLY)
            defer { close(descriptor) }
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = unsafe read(descriptor, &bytes, bytes.count)
            return Array(bytes.prefix(max(0, count)))
        }
        ca = file("ca.pem")
        server = file("server.pem")
        serverKey = file("server.key")
        client = file("client.pem")
        clientKey = file("client.key")
        foreignCA = file("foreign.pem")
        foreignClient = file("foreign-client.pem")
        foreignClientKey = file("foreign-client.key")
        clientFingerprint =
            String(decoding: file("fingerprint"), as: UTF8.self)
            .split(separator: "=").last.map { $0.lowercased().filter { $0.isHexDigit } } ?? ""
    }

    private static let script = """
        set -e
        new="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
        for name in ca foreign; do
          openssl req -x509 $new -keyout $name.key -out $name.pem -days 2 -subj "/CN=$name" \
            -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
        done
        leaf() {
          openssl req -new $new -keyout $1.key -out $1.csr -subj "/CN=$2" -addext "$4" -addext extendedKeyUsage=$5
          openssl x509 -req -in $1.csr -CA $3.pem -CAkey $3.key -CAcreateserial -copy_extensions copy -days 2 -out $1.pem
        }
        leaf server localhost ca subjectAltName=IP:127.0.0.1 serverAuth
        leaf client hall-7 ca keyUsage=digitalSignature clientAuth
        leaf foreign-client hall-7 foreign keyUsage=digitalSignature clientAuth
        openssl x509 -in client.pem -noout -fingerprint -sha256 >fingerprint
        """
}
