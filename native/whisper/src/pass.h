// One transcription pass: what it is given, how it runs, what comes out. Knows nothing of JavaScript.
#pragma once
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "whisper.h"
#include "whisper_internals.h"

namespace parley {

using AbortFlag = std::shared_ptr<std::atomic<bool>>;

struct PassOptions {
    int threads = 1;
    /** Encoder positions of 20 ms; 0 means the model's 1500. */
    int audio_context = 0;
    /** 0 means no limit. */
    int max_tokens = 0;
    std::string language = "en";
    std::string prompt;
    bool suppress_non_speech = false;
    bool loop_guard = true;
};

struct Token {
    std::string text;
    float probability;
};

struct PassResult {
    std::string text;
    std::string language;
    std::vector<Token> tokens;
    /** Probability of the no-speech token at the start. */
    float no_speech_probability = 0;
    /** Mean log probability of the tokens, end of text included; 0 for no tokens. */
    float mean_log_probability = 0;
    bool looped = false;
    StageTimes times{};
};

enum class PassEnd { done, aborted, failed };

struct Pass {
    std::vector<float> pcm;
    PassOptions options;
    AbortFlag abort = std::make_shared<std::atomic<bool>>(false);

    PassEnd end = PassEnd::done;
    PassResult result;
    std::string error;

    /**
     * Runs on the context's thread. Fills end, result and error.
     * @param forbidden tokens that must not be in the text
     */
    void run(whisper_context* context, whisper_state* state, const std::vector<whisper_token>& forbidden);
};

}  // namespace parley
