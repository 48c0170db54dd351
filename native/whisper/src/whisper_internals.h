// What whisper.cpp keeps private and we need: reached without patching the npm package.
#pragma once
#include "whisper.h"

namespace parley {

/** Milliseconds of the last pass. */
struct StageTimes {
    double mel;
    double encode;
    double decode;
};

/**
 * Gives the abort callback to every backend of the state. whisper_full's own callback is asked only after the whole
 * encoder has run; the backends ask before each tensor operation. Null takes it away again.
 */
void set_abort(whisper_state* state, ggml_abort_callback callback, void* data);

/** Reads the stage times and sets them back to zero. */
StageTimes take_times(whisper_state* state);

}  // namespace parley
