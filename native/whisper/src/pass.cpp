#include "pass.h"

#include <cmath>

#include "log.h"
#include "loop_guard.h"

namespace parley {
namespace {

bool is_aborted(void* flag) {
    return static_cast<std::atomic<bool>*>(flag)->load(std::memory_order_relaxed);
}

/** Takes the abort callback away from the backends however the pass ends: the flag dies with the pass. */
class AbortScope {
public:
    AbortScope(whisper_state* state, std::atomic<bool>* flag) : state_(state) { set_abort(state, is_aborted, flag); }
    ~AbortScope() { set_abort(state_, nullptr, nullptr); }
    AbortScope(const AbortScope&) = delete;
    AbortScope& operator=(const AbortScope&) = delete;

private:
    whisper_state* state_;
};

struct LogitsWatch {
    whisper_token end_of_text;
    double seconds;
    bool guard_loops;
    const std::vector<whisper_token>& forbidden;
    bool looped = false;
};

/** Takes out the forbidden tokens, and forces the end of the text once it loops. */
void filter_logits(whisper_context* context, whisper_state*, const whisper_token_data* tokens, int count, float* logits,
               void* data) {
    auto* watch = static_cast<LogitsWatch*>(data);
    for (const whisper_token token : watch->forbidden) logits[token] = -INFINITY;
    if (!watch->guard_loops) return;
    std::vector<whisper_token> ids;
    ids.reserve(count);
    for (int i = 0; i < count; ++i) {
        if (tokens[i].id < watch->end_of_text) ids.push_back(tokens[i].id);
    }
    if (repeated_tail(ids, watch->seconds) == 0) return;
    watch->looped = true;
    const int vocabulary = whisper_n_vocab(context);
    for (int i = 0; i < vocabulary; ++i) {
        if (i != watch->end_of_text) logits[i] = -INFINITY;
    }
}

whisper_full_params parameters(const PassOptions& options, std::atomic<bool>* abort) {
    whisper_full_params p = whisper_full_default_params(WHISPER_SAMPLING_GREEDY);
    p.n_threads = options.threads;
    p.audio_ctx = options.audio_context;
    p.max_tokens = options.max_tokens;
    p.language = options.language.c_str();
    p.initial_prompt = options.prompt.empty() ? nullptr : options.prompt.c_str();
    p.suppress_nst = options.suppress_non_speech;
    // The end timestamp ends the text with the audio. Without timestamps a clip whose context is short is said twice or
    // three times over (32 of 247 clips with the base model; with them none).
    p.no_timestamps = false;
    p.single_segment = true;
    p.no_context = true;  // a clip must not be read in the light of the clip before it
    p.greedy.best_of = 1;
    p.temperature = 0;
    p.temperature_inc = 0;  // no fallback: it multiplies the time of just the clips that are slow already
    p.print_progress = p.print_realtime = p.print_special = p.print_timestamps = false;
    p.abort_callback = is_aborted;
    p.abort_callback_user_data = abort;
    return p;
}

PassResult read(whisper_context* context, whisper_state* state, const LogitsWatch& watch) {
    PassResult result;
    result.looped = watch.looped;
    const int language = whisper_full_lang_id_from_state(state);
    if (language >= 0) result.language = whisper_lang_str(language);

    std::vector<whisper_token> ids;
    double log_probability = 0;
    int scored = 0;
    for (int segment = 0; segment < whisper_full_n_segments_from_state(state); ++segment) {
        result.no_speech_probability = whisper_full_get_segment_no_speech_prob_from_state(state, segment);
        for (int i = 0; i < whisper_full_n_tokens_from_state(state, segment); ++i) {
            const whisper_token_data token = whisper_full_get_token_data_from_state(state, segment, i);
            log_probability += token.plog;
            ++scored;
            if (token.id >= watch.end_of_text) continue;
            ids.push_back(token.id);
            result.tokens.push_back({whisper_full_get_token_text_from_state(context, state, segment, i), token.p});
        }
    }
    if (scored > 0) result.mean_log_probability = static_cast<float>(log_probability / scored);
    if (watch.looped) result.tokens.resize(result.tokens.size() - repeated_tail(ids, watch.seconds));
    for (const Token& token : result.tokens) result.text += token.text;
    return result;
}

}  // namespace

void Pass::run(whisper_context* context, whisper_state* state, const std::vector<whisper_token>& forbidden) {
    if (abort->load()) {
        end = PassEnd::aborted;
        return;
    }
    LogitsWatch watch{whisper_token_eot(context), static_cast<double>(pcm.size()) / WHISPER_SAMPLE_RATE,
                      options.loop_guard, forbidden};
    whisper_full_params p = parameters(options, abort.get());
    p.logits_filter_callback = filter_logits;
    p.logits_filter_callback_user_data = &watch;
    int status;
    {
        AbortScope scope(state, abort.get());
        status = whisper_full_with_state(context, state, p, pcm.data(), static_cast<int>(pcm.size()));
    }
    const StageTimes times = take_times(state);
    const std::string reason = take_last_error();
    if (abort->load()) {
        end = PassEnd::aborted;
    } else if (status != 0) {
        end = PassEnd::failed;
        error = "whisper.cpp failed (" + std::to_string(status) + ")" + (reason.empty() ? "" : ": " + reason);
    } else {
        result = read(context, state, watch);
        result.times = times;
    }
}

}  // namespace parley
