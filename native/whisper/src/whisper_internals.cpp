// Compiles whisper.cpp in this unit, since whisper_state is defined in its .cpp alone.
#include "whisper.cpp"

#include "whisper_internals.h"

namespace parley {

void set_abort(whisper_state* state, ggml_abort_callback callback, void* data) {
    for (ggml_backend_t backend : state->backends) {
        ggml_backend_dev_t device = ggml_backend_get_device(backend);
        ggml_backend_reg_t registry = device ? ggml_backend_dev_backend_reg(device) : nullptr;
        if (!registry) continue;
        auto set = reinterpret_cast<ggml_backend_set_abort_callback_t>(
            ggml_backend_reg_get_proc_address(registry, "ggml_backend_set_abort_callback"));
        if (set) set(backend, callback, data);
    }
}

StageTimes take_times(whisper_state* state) {
    const StageTimes times = {
        state->t_mel_us / 1000.0,
        state->t_encode_us / 1000.0,
        (state->t_decode_us + state->t_batchd_us + state->t_prompt_us + state->t_sample_us) / 1000.0,
    };
    state->t_mel_us = state->t_encode_us = 0;
    state->t_decode_us = state->t_batchd_us = state->t_prompt_us = state->t_sample_us = 0;
    return times;
}

}  // namespace parley
