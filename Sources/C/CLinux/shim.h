// SPDX-License-Identifier: Apache-2.0
// The door to the Linux calls that the Glibc module leaves out.
#pragma once
#include <sys/epoll.h>
