// Forced into ggml's CPU sources: its thread barrier spins without ever giving up the core, so a thread that is
// preempted makes the others burn their time slices. Here a long wait naps now and then. With two busy programs on two
// cores, a 2 s clip takes 230-500 ms on two threads instead of 1,050-1,200; alone on the machine it takes the same.
// (sched_yield instead of the nap is no better than spinning: it hands the whole next slice to the other program.)
#pragma once
#include <immintrin.h>
#include <time.h>

// About 0.1 ms of pauses: longer than a barrier between threads that all run.
#define PARLEY_SPINS_PER_NAP 4096

static inline void parley_pause(void) {
    static __thread unsigned spins;
    _mm_pause();
    if (++spins % PARLEY_SPINS_PER_NAP == 0) {
        const struct timespec nap = {0, 1000};
        nanosleep(&nap, 0);
    }
}

#define _mm_pause parley_pause
