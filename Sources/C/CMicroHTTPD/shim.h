// SPDX-License-Identifier: Apache-2.0
// The door to libmicrohttpd, and to the GnuTLS beneath it (libmicrohttpd-dev depends on libgnutls28-dev).
// MHD's closed enums arrive as plain integers: a value that a later library adds must not be undefined behaviour in Swift.
#pragma once
#include <poll.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/types.h>

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <microhttpd.h>

typedef int (*http_access_callback)(
    void *context, struct MHD_Connection *connection, const char *url, const char *method, const char *version,
    const char *upload, size_t *upload_size, void **request_context);
typedef void *(*http_target_callback)(void *context, const char *target, struct MHD_Connection *connection);
typedef void (*http_completed_callback)(
    void *context, struct MHD_Connection *connection, void **request_context, unsigned int code);
typedef void (*http_connection_callback)(
    void *context, struct MHD_Connection *connection, void **socket_context, unsigned int code);
typedef int (*http_header_callback)(void *context, unsigned int kind, const char *name, const char *value);

enum { http_connection_started = MHD_CONNECTION_NOTIFY_STARTED };

struct http_server_settings {
    int listening_descriptor;
    size_t connection_memory;
    unsigned int connections;
    unsigned int connections_per_address;
    unsigned int idle_seconds;
    const char *certificate;
    const char *key;
    const char *client_authority;
    const char *priorities;
    http_access_callback on_access;
    http_target_callback on_target;
    http_completed_callback on_completed;
    http_connection_callback on_connection;
    void *context;
};

/// MHD_start_daemon is variadic; the options go in as an array. NULL when the library refuses.
static inline struct MHD_Daemon *http_server_start(const struct http_server_settings *s) {
    struct MHD_OptionItem options[16];
    int n = 0;
#define HTTP_OPTION(name, number, pointer) \
    (options[n++] = (struct MHD_OptionItem) {(name), (intptr_t) (number), (void *) (pointer)})
    HTTP_OPTION(MHD_OPTION_LISTEN_SOCKET, s->listening_descriptor, NULL);
    HTTP_OPTION(MHD_OPTION_CONNECTION_MEMORY_LIMIT, s->connection_memory, NULL);
    HTTP_OPTION(MHD_OPTION_CONNECTION_LIMIT, s->connections, NULL);
    HTTP_OPTION(MHD_OPTION_PER_IP_CONNECTION_LIMIT, s->connections_per_address, NULL);
    HTTP_OPTION(MHD_OPTION_CONNECTION_TIMEOUT, s->idle_seconds, NULL);
    HTTP_OPTION(MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL);
    HTTP_OPTION(MHD_OPTION_NOTIFY_COMPLETED, s->on_completed, s->context);
    HTTP_OPTION(MHD_OPTION_NOTIFY_CONNECTION, s->on_connection, s->context);
    HTTP_OPTION(MHD_OPTION_URI_LOG_CALLBACK, s->on_target, s->context);
    unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    if (s->certificate) {
        flags |= MHD_USE_TLS;
        HTTP_OPTION(MHD_OPTION_HTTPS_MEM_CERT, 0, s->certificate);
        HTTP_OPTION(MHD_OPTION_HTTPS_MEM_KEY, 0, s->key);
        HTTP_OPTION(MHD_OPTION_HTTPS_PRIORITIES, 0, s->priorities);
        if (s->client_authority) HTTP_OPTION(MHD_OPTION_HTTPS_MEM_TRUST, 0, s->client_authority);
    }
    HTTP_OPTION(MHD_OPTION_END, 0, NULL);
#undef HTTP_OPTION
    return MHD_start_daemon(
        flags, 0, NULL, NULL, (MHD_AccessHandlerCallback) s->on_access, s->context, MHD_OPTION_ARRAY, options,
        MHD_OPTION_END);
}

static inline int http_connection_descriptor(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

static inline const struct sockaddr *http_connection_address(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info ? info->client_addr : NULL;
}

static inline void *http_connection_context(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static inline gnutls_session_t http_connection_session(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
    return info ? (gnutls_session_t) info->tls_session : NULL;
}

static inline gnutls_typed_vdata_st *http_client_purpose(void) {
    static gnutls_typed_vdata_st purpose = {
        .type = GNUTLS_DT_KEY_PURPOSE_OID, .data = (unsigned char *) GNUTLS_KP_TLS_WWW_CLIENT, .size = 0};
    return &purpose;
}

/// 1 when the peer's chain is good for TLS client use; 0 when it is missing or not.
static inline int http_session_verified(gnutls_session_t session) {
    unsigned int status = 0;
    return gnutls_certificate_verify_peers(session, http_client_purpose(), 1, &status) == 0 && status == 0;
}

static inline void http_each_header(struct MHD_Connection *connection, http_header_callback each, void *context) {
    MHD_get_connection_values(connection, MHD_HEADER_KIND, (MHD_KeyValueIterator) each, context);
}

static inline int http_queue(struct MHD_Connection *connection, unsigned int status, struct MHD_Response *response) {
    return MHD_queue_response(connection, status, response) == MHD_YES;
}

static inline int http_add_header(struct MHD_Response *response, const char *name, const char *value) {
    return MHD_add_response_header(response, name, value) == MHD_YES;
}

static inline struct MHD_Response *http_response_copying(size_t size, const void *bytes) {
    return MHD_create_response_from_buffer(size, (void *) bytes, MHD_RESPMEM_MUST_COPY);
}

static inline struct MHD_Response *http_response_streaming(
    size_t block, MHD_ContentReaderCallback reader, void *context, MHD_ContentReaderFreeCallback release) {
    return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, block, reader, context, release);
}

static inline ssize_t http_end_of_stream(void) { return MHD_CONTENT_READER_END_OF_STREAM; }
static inline ssize_t http_end_with_error(void) { return MHD_CONTENT_READER_END_WITH_ERROR; }

static inline int http_wake_descriptor(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

/// POLLRDHUP is a _GNU_SOURCE name. 1 when the other side has closed or reset the connection.
static inline int http_peer_has_hung_up(int descriptor) {
    struct pollfd one = {.fd = descriptor, .events = 0x2000 /* POLLRDHUP */};
    return poll(&one, 1, 0) == 1 && (one.revents & (0x2000 | POLLERR | POLLHUP | POLLNVAL)) != 0;
}

static inline void http_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }
