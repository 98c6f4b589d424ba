// SPDX-License-Identifier: Apache-2.0
// The door to the Linux calls that the Glibc module leaves out: variadic ioctls, epoll, eventfd, signalfd, and calls that
// glibc shows only under _GNU_SOURCE. No logic: each function is one call with its constants filled in.
#pragma once
#include <errno.h>
#include <linux/hidraw.h>
#include <linux/input.h>
#include <linux/lp.h>
#include <linux/usbdevice_fs.h>
#include <malloc.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <sys/un.h>
#include <unistd.h>

// --- threads ---

/// The kernel's id of this thread. Not pthread_self(): that one is declared const and is hoisted over suspension points.
static inline int linux_gettid(void) { return (int)syscall(SYS_gettid); }

/// Names this thread for ps, top and backtraces; the kernel cuts at 15 bytes.
static inline void linux_name_thread(const char *name) { prctl(PR_SET_NAME, name, 0, 0, 0); }

/// Blocks the signals that a daemon takes in one place only, in this thread and in those it will start.
static inline int linux_block_daemon_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return pthread_sigmask(SIG_BLOCK, &set, NULL);
}

static inline int linux_ignore_sigpipe(void) { return signal(SIGPIPE, SIG_IGN) == SIG_ERR ? -1 : 0; }

/// A descriptor that yields the signals of linux_block_daemon_signals().
static inline int linux_signalfd(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/// The next signal number of a signalfd, 0 when there is none, -1 on an error.
static inline int linux_next_signal(int fd) {
    struct signalfd_siginfo info;
    ssize_t n = read(fd, &info, sizeof info);
    return n == (ssize_t)sizeof info ? (int)info.ssi_signo : n < 0 ? (errno == EAGAIN ? 0 : -1) : 0;
}

// --- time ---

/// 1 while the kernel holds its clock for set by a time server (adjtimex(2) without STA_UNSYNC), 0 while it does not, -1 when
/// it may not be asked.
static inline int linux_clock_is_synchronised(void) {
    struct timex state = {0};
    return adjtimex(&state) < 0 ? -1 : (state.status & STA_UNSYNC) == 0;
}

// --- readiness ---

static inline int linux_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

enum { LINUX_IN = EPOLLIN, LINUX_OUT = EPOLLOUT, LINUX_GONE = EPOLLHUP | EPOLLERR };

static inline int linux_epoll_add(int epoll, int fd, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static inline int linux_epoll_change(int epoll, int fd, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &event);
}

static inline int linux_epoll_remove(int epoll, int fd) {
    struct epoll_event event = {0};
    return epoll_ctl(epoll, EPOLL_CTL_DEL, fd, &event);
}

/// epoll_event without its union, which holds a pointer.
struct linux_event {
    uint64_t token;
    uint32_t ready;
};

enum { LINUX_EVENTS = 64 };

/// Waits for at most LINUX_EVENTS events, which `out` has room for.
static inline int linux_epoll_wait(int epoll, struct linux_event *out, int timeout) {
    struct epoll_event events[LINUX_EVENTS];
    int count = epoll_wait(epoll, events, LINUX_EVENTS, timeout);
    for (int i = 0; i < count; i++) out[i] = (struct linux_event){.token = events[i].data.u64, .ready = events[i].events};
    return count;
}

static inline int linux_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

// --- programs ---

/// A descriptor that becomes readable when the child has ended (pidfd_open(2), close-on-exec by itself); -1 on an error.
static inline int linux_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

/// A connected pair of close-on-exec stream sockets; 0, or -1 on an error.
static inline int linux_socket_pair(int pair[2]) { return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair); }

// In glibc since 2.34; its header shows it only under _DEFAULT_SOURCE.
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);

/// Closes every descriptor from `first` on in the program that is started.
static inline int linux_spawn_close_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

// --- terminals and printers ---

/// Refuses further opens by others (tty_ioctl(4) TIOCEXCL; not by root, hence the flock beside it).
static inline int linux_tty_exclusive(int fd) { return ioctl(fd, TIOCEXCL); }

static inline int linux_tty_raise_dtr(int fd) {
    int lines = TIOCM_DTR | TIOCM_RTS;
    return ioctl(fd, TIOCMBIS, &lines);
}

enum { LINUX_TTY_DSR = TIOCM_DSR, LINUX_TTY_CTS = TIOCM_CTS };

/// The modem lines of a terminal as TIOCMGET gives them, or -1 where there are none.
static inline int linux_tty_lines(int fd) {
    int lines = 0;
    return ioctl(fd, TIOCMGET, &lines) < 0 ? -1 : lines;
}

/// The IEEE 1284 status byte of a printer (lp(4) LPGETSTATUS), or -1.
static inline int linux_lp_status(int fd) {
    int status = 0;
    return ioctl(fd, LPGETSTATUS, &status) < 0 ? -1 : status & 0xFF;
}

enum {
    LINUX_INPUT_EVENT_SIZE = sizeof(struct input_event),
    LINUX_INPUT_EVENT_SECONDS = offsetof(struct input_event, input_event_sec),
    LINUX_INPUT_EVENT_MICROSECONDS = offsetof(struct input_event, input_event_usec),
    LINUX_INPUT_EVENT_TIME_SIZE = sizeof(((struct input_event *)0)->input_event_sec),
    LINUX_INPUT_EVENT_TYPE = offsetof(struct input_event, type),
    LINUX_INPUT_EVENT_CODE = offsetof(struct input_event, code),
    LINUX_INPUT_EVENT_VALUE = offsetof(struct input_event, value),
    LINUX_EV_SYN = EV_SYN,
    LINUX_EV_KEY = EV_KEY,
    LINUX_SYN_DROPPED = SYN_DROPPED,
};

/// How many written bytes are still in this machine: of a terminal (TIOCOUTQ) or socket (SIOCOUTQ, the same number); or -1.
static inline int linux_unsent(int fd) {
    int count = 0;
    return ioctl(fd, TIOCOUTQ, &count) < 0 ? -1 : count;
}

/// Takes a keyboard away from the console and every other reader until it is closed (EVIOCGRAB).
static inline int linux_keys_grab(int fd) { return ioctl(fd, EVIOCGRAB, 1); }

enum { LINUX_KEY_BYTES = KEY_MAX / 8 + 1 };

/// Has events carry the time of CLOCK_MONOTONIC, which no one sets (EVIOCSCLOCKID).
static inline int linux_keys_monotonic(int fd) {
    int clock = CLOCK_MONOTONIC;
    return ioctl(fd, EVIOCSCLOCKID, &clock);
}

/// Copies into `out`, which has room for LINUX_KEY_BYTES bytes, a bit for each key that is down; or -1 (EVIOCGKEY).
static inline int linux_keys_held(int fd, uint8_t *out) { return ioctl(fd, EVIOCGKEY(LINUX_KEY_BYTES), out); }

enum { LINUX_HID_DESCRIPTOR_LIMIT = HID_MAX_DESCRIPTOR_SIZE };

/// Copies the report descriptor into `out`, which has room for LINUX_HID_DESCRIPTOR_LIMIT bytes; its size, or -1.
static inline int linux_hid_descriptor(int fd, uint8_t *out) {
    int size = 0;
    if (ioctl(fd, HIDIOCGRDESCSIZE, &size) < 0) return -1;
    struct hidraw_report_descriptor descriptor = {.size = (uint32_t)size};
    if (size < 0 || size > HID_MAX_DESCRIPTOR_SIZE || ioctl(fd, HIDIOCGRDESC, &descriptor) < 0) return -1;
    for (int i = 0; i < size; i++) out[i] = descriptor.value[i];
    return size;
}

/// The USB or Bluetooth vendor of the device, or -1 (HIDIOCGRAWINFO).
static inline int linux_hid_vendor(int fd) {
    struct hidraw_devinfo info;
    return ioctl(fd, HIDIOCGRAWINFO, &info) < 0 ? -1 : (uint16_t)info.vendor;
}

static inline int linux_hid_set_feature(int fd, uint8_t *report, size_t length) {
    return ioctl(fd, HIDIOCSFEATURE(length), report);
}

// --- USB devices on the bare bus (kernel documentation, driver-api/usb/usb: usbfs) ---

enum { LINUX_USB_DRIVER_NAME = USBDEVFS_MAXDRIVERNAME + 1 };

/// Copies the name of the driver that holds an interface into `out`, which has room for LINUX_USB_DRIVER_NAME; -1 and
/// ENODATA when none does.
static inline int linux_usb_driver(int fd, unsigned interface, char *out) {
    struct usbdevfs_getdriver request = {.interface = interface};
    if (ioctl(fd, USBDEVFS_GETDRIVER, &request) < 0) return -1;
    for (int i = 0; i < LINUX_USB_DRIVER_NAME; i++) out[i] = request.driver[i];
    return 0;
}

/// Takes an interface away from the kernel's driver.
static inline int linux_usb_detach(int fd, unsigned interface) {
    struct usbdevfs_ioctl request = {.ifno = (int)interface, .ioctl_code = USBDEVFS_DISCONNECT};
    return ioctl(fd, USBDEVFS_IOCTL, &request);
}

/// Lets the kernel look for a driver of an interface again.
static inline int linux_usb_attach(int fd, unsigned interface) {
    struct usbdevfs_ioctl request = {.ifno = (int)interface, .ioctl_code = USBDEVFS_CONNECT};
    return ioctl(fd, USBDEVFS_IOCTL, &request);
}

static inline int linux_usb_claim(int fd, unsigned interface) { return ioctl(fd, USBDEVFS_CLAIMINTERFACE, &interface); }

static inline int linux_usb_release(int fd, unsigned interface) {
    return ioctl(fd, USBDEVFS_RELEASEINTERFACE, &interface);
}

static inline int linux_usb_submit(int fd, struct usbdevfs_urb *urb) { return ioctl(fd, USBDEVFS_SUBMITURB, urb); }

/// Takes a submitted request back; it still comes out of linux_usb_reap().
static inline int linux_usb_discard(int fd, struct usbdevfs_urb *urb) { return ioctl(fd, USBDEVFS_DISCARDURB, urb); }

/// The next request that is done, filled in; NULL and errno when there is none (EAGAIN) or will be none (ENODEV).
static inline struct usbdevfs_urb *linux_usb_reap(int fd) {
    void *urb = NULL;
    return ioctl(fd, USBDEVFS_REAPURBNDELAY, &urb) < 0 ? NULL : urb;
}

/// Has the host begin an endpoint anew, its data toggle included; nothing goes over the bus.
static inline int linux_usb_reset_endpoint(int fd, unsigned endpoint) { return ioctl(fd, USBDEVFS_RESETEP, &endpoint); }

// --- sockets ---

/// A non-blocking TCP socket that notices a dead peer: keepalive after `idle` s, then 3 probes `interval` s apart (tcp(7)),
/// and unacknowledged data for `unacknowledged` ms ends the connection (RFC 5482).
static inline int linux_tcp_socket(int family, int idle, int interval, unsigned unacknowledged) {
    int fd = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    int on = 1, probes = 3;
    if (setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on) < 0
        || setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle) < 0
        || setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &interval, sizeof interval) < 0
        || setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes) < 0
        || setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &unacknowledged, sizeof unacknowledged) < 0
        || setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) < 0) {
        int code = errno;
        close(fd);
        errno = code;
        return -1;
    }
    return fd;
}

/// Has blocks of that many bytes and more go back to the system at once when they are freed; 1 when that is taken.
static inline int linux_return_blocks_from(int bytes) { return mallopt(M_MMAP_THRESHOLD, bytes); }

/// Gives the free pages of the heap back to the system.
static inline void linux_trim_heap(void) { malloc_trim(0); }

/// The pending error of a socket (SO_ERROR): 0 once a non-blocking connect has succeeded.
static inline int linux_socket_error(int fd) {
    int code = 0;
    socklen_t length = sizeof code;
    return getsockopt(fd, SOL_SOCKET, SO_ERROR, &code, &length) < 0 ? errno : code;
}

/// Sends one datagram to a Unix socket path; a leading NUL makes it abstract (unix(7)).
static inline ssize_t linux_send_datagram(const char *path, size_t path_length, const void *bytes, size_t count) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (path_length == 0 || path_length >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    for (size_t i = 0; i < path_length; i++) address.sun_path[i] = path[i];
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + path_length);
    ssize_t sent = sendto(fd, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT, (const struct sockaddr *)&address, length);
    int code = errno;
    close(fd);
    errno = code;
    return sent;
}
