#include "options.h"

namespace parley {
namespace {

int integer(const Napi::Object& object, const char* name, int fallback, int least, int most) {
    const Napi::Value value = object.Get(name);
    if (value.IsUndefined()) return fallback;
    if (!value.IsNumber()) throw Napi::TypeError::New(object.Env(), std::string(name) + " must be a number");
    const double number = value.As<Napi::Number>().DoubleValue();
    // Written so that NaN fails too.
    if (!(number >= least && number <= most)) {
        throw Napi::RangeError::New(object.Env(), std::string(name) + " must be from " + std::to_string(least) +
                                                      " to " + std::to_string(most));
    }
    return static_cast<int>(number);
}

bool boolean(const Napi::Object& object, const char* name, bool fallback) {
    const Napi::Value value = object.Get(name);
    if (value.IsUndefined()) return fallback;
    if (!value.IsBoolean()) throw Napi::TypeError::New(object.Env(), std::string(name) + " must be a boolean");
    return value.As<Napi::Boolean>().Value();
}

std::string string(const Napi::Object& object, const char* name, const std::string& fallback) {
    const Napi::Value value = object.Get(name);
    if (value.IsUndefined()) return fallback;
    if (!value.IsString()) throw Napi::TypeError::New(object.Env(), std::string(name) + " must be a string");
    return value.As<Napi::String>().Utf8Value();
}

}  // namespace

PassOptions read_options(const Napi::Object& object) {
    PassOptions options;
    options.threads = integer(object, "threads", options.threads, 1, 64);
    options.audio_context = integer(object, "audioContext", options.audio_context, 0, 1500);
    options.max_tokens = integer(object, "maxTokens", options.max_tokens, 0, 448);
    options.language = string(object, "language", options.language);
    options.prompt = string(object, "prompt", options.prompt);
    options.suppress_non_speech = boolean(object, "suppressNonSpeech", options.suppress_non_speech);
    options.loop_guard = boolean(object, "loopGuard", options.loop_guard);
    if (options.language != "auto" && whisper_lang_id(options.language.c_str()) < 0) {
        throw Napi::RangeError::New(object.Env(), "unknown language " + options.language);
    }
    return options;
}

}  // namespace parley
