// SPDX-License-Identifier: Apache-2.0
import CCurl

/// The transfer as libcurl knows it; curl thread only.
extension Transfer {
    /// The most header bytes that a reply may have, all lines together.
    static let maxHeaderBytes = 64 * 1024

    /// Makes the easy handle with every option; false when libcurl refuses.
    func prepare(tls: ClientTLS) -> Bool {
        guard let easy = unsafe curl_easy_init() else { return false }
        unsafe self.easy = unsafe easy
        lastByte = monotonicMilliseconds()
        let own = unsafe Unmanaged.passUnretained(self).toOpaque()
        let settings: [CURLcode] = unsafe [
            curl_set_string(easy, CURLOPT_URL, call.url),
            curl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https"),
            curl_set_string(easy, CURLOPT_PROXY, ""),
            curl_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)),
            curl_set_long(easy, CURLOPT_NOSIGNAL, 1),
            curl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0),
            curl_set_long(easy, CURLOPT_TCP_KEEPALIVE, 1),
            curl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, call.connectMilliseconds)),
            curl_set_long(easy, CURLOPT_TIMEOUT_MS, isStream ? 0 : max(1, call.timeoutMilliseconds)),
            curl_set_pointer(easy, CURLOPT_PRIVATE, own),
            curl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText),
            curl_set_callback(easy, CURLOPT_WRITEFUNCTION, takeTransferBody),
            curl_set_pointer(easy, CURLOPT_WRITEDATA, own),
            curl_set_callback(easy, CURLOPT_HEADERFUNCTION, takeTransferHeader),
            curl_set_pointer(easy, CURLOPT_HEADERDATA, own),
        ]
        guard settings.allSatisfy({ $0 == CURLE_OK }), unsafe prepareTrust(easy, tls) else { return false }
        return unsafe prepareRequest(easy)
    }

    /// Frees what `prepare` made; after it was taken out of the multi handle.
    func release() {
        if let easy = unsafe easy { unsafe curl_easy_cleanup(easy) }
        unsafe curl_slist_free_all(headerList)
        unsafe easy = nil
        unsafe headerList = nil
    }

    private func prepareTrust(_ easy: UnsafeMutableRawPointer, _ tls: ClientTLS) -> Bool {
        var codes = unsafe [
            curl_set_long(easy, CURLOPT_SSL_VERIFYPEER, tls.verifiesServer ? 1 : 0),
            curl_set_long(easy, CURLOPT_SSL_VERIFYHOST, tls.verifiesServer ? 2 : 0),
            curl_set_long(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
        ]
        if let ca = tls.ca {
            // Without this the system's CAs would be trusted beside ours.
            unsafe codes.append(curl_set_string(easy, CURLOPT_CAPATH, nil))
            unsafe codes.append(curl_set_string(easy, CURLOPT_CAINFO, nil))
            unsafe codes.append(curl_set_blob(easy, CURLOPT_CAINFO_BLOB, ca, ca.count))
        }
        if let certificate = tls.certificate, let key = tls.key {
            unsafe codes.append(curl_set_string(easy, CURLOPT_SSLCERTTYPE, "PEM"))
            unsafe codes.append(curl_set_blob(easy, CURLOPT_SSLCERT_BLOB, certificate, certificate.count))
            unsafe codes.append(curl_set_string(easy, CURLOPT_SSLKEYTYPE, "PEM"))
            unsafe codes.append(curl_set_blob(easy, CURLOPT_SSLKEY_BLOB, key, key.count))
        }
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    private func prepareRequest(_ easy: UnsafeMutableRawPointer) -> Bool {
        var codes: [CURLcode] = []
        let carriesBody = !call.body.isEmpty || [.post, .put, .patch].contains(call.method)
        if carriesBody {
            unsafe codes.append(curl_set_long(easy, CURLOPT_POST, 1))
            unsafe codes.append(curl_set_large(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(call.body.count)))
            unsafe call.body.withUnsafeBytes { bytes in
                // A null pointer would make libcurl ask a read callback for the body.
                let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                unsafe codes.append(
                    start.map { unsafe curl_set_string(easy, CURLOPT_COPYPOSTFIELDS, $0) }
                        ?? curl_set_string(easy, CURLOPT_COPYPOSTFIELDS, "")
                )
            }
        }
        if call.method == .head {
            unsafe codes.append(curl_set_long(easy, CURLOPT_NOBODY, 1))
        } else if call.method != (carriesBody ? .post : .get) {
            unsafe codes.append(curl_set_string(easy, CURLOPT_CUSTOMREQUEST, call.method.rawValue))
        }
        // A name and a semicolon send an empty value; a name and a colon would remove the field.
        var lines = call.headers.fields.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        if carriesBody, call.headers["Content-Type"] == nil { lines.append("Content-Type:") }
        for line in lines {
            guard let longer = unsafe curl_slist_append(headerList, line) else { return false }
            unsafe headerList = unsafe longer
        }
        unsafe codes.append(curl_set_pointer(easy, CURLOPT_HTTPHEADER, headerList))
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    /// Takes one header line; several headers come when there are interim replies (RFC 9110 §15.2).
    fileprivate func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        lastByte = monotonicMilliseconds()
        headerBytes += line.count
        guard headerBytes <= Self.maxHeaderBytes else {
            failure = .tooLarge
            return false
        }
        if hasHead { return true }
        let text = unsafe String(decoding: line, as: UTF8.self).drop { $0.isWhitespace }
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? text.startIndex
        let content = text[..<end]
        if content.isEmpty {
            if status >= 200 { deliverHead() }
        } else if content.utf8.starts(with: "HTTP/".utf8) {
            status = content.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            headers = HTTPHeaders()
        } else if let colon = content.firstIndex(of: ":") {
            let value = content[content.index(after: colon)...].drop { $0.isWhitespace }
            headers.add(String(content[..<colon]), String(value))
        }
        return true
    }

    /// Takes a piece of the body; nil when it is not wanted, false when the reader must catch up first.
    fileprivate func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool? {
        lastByte = monotonicMilliseconds()
        guard unsafe deliver(piece) else { return false }
        bodyBytes += piece.count
        if !isStream, bodyBytes > call.maxReplyBytes {
            failure = .tooLarge
            return nil
        }
        return true
    }
}

private func takeTransferHeader(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context = unsafe context else { return 0 }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    return unsafe transfer.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

private func takeTransferBody(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context = unsafe context, size * count > 0 else { return 0 }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    switch unsafe transfer.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count)) {
    case true: return size * count
    case false: return curl_pause_writing()
    case nil: return 0
    }
}
