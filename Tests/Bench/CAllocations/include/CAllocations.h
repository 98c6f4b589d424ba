// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdint.h>

/// How often this thread has asked for memory: malloc(3), calloc(3), realloc(3) and their aligned kin.
uint64_t callocations_count(void);
