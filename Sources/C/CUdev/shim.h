// SPDX-License-Identifier: Apache-2.0
// The door to libudev.
#pragma once
#include <libudev.h>
