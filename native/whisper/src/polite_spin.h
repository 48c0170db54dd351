// Forced into ggml's CPU sources: its thread barrier spins without ever giving up the core, so one thread that is
// preempted makes the others burn their whole time slices (a 2 s clip took 8.3 s on two busy cores). Here a long wait
// yields now and then; a short one, the usual case, costs nothing.
#pragma once
#include <immintrin.h>
#include <sched.h>

// About 20 µs of pauses: longer than any barrier between threads that all run.
#define PARLEY_SPINS_PER_YIELD 1024

static inline void parley_pause(void) {
    static __thread unsigned spins;
    _mm_pause();
    if (++spins % PARLEY_SPINS_PER_YIELD == 0) sched_yield();
}

#define _mm_pause parley_pause
