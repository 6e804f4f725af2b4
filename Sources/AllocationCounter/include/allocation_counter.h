// Counts what the process takes from the heap, by standing in for malloc where the C library is glibc.
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stddef.h>

// Begins to count, from 0, in all threads.
void allocation_counter_start(void);

// Counts no further.
void allocation_counter_stop(void);

// Allocations and reallocations between start and stop; always 0 where the C library is another.
size_t allocation_counter_count(void);

// The bytes that they asked for.
size_t allocation_counter_bytes(void);

#endif
