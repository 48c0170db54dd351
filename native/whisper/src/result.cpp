#include "result.h"

namespace parley {

Napi::Object to_js(Napi::Env env, const PassResult& result) {
    auto tokens = Napi::Array::New(env, result.tokens.size());
    for (uint32_t i = 0; i < result.tokens.size(); ++i) {
        auto token = Napi::Object::New(env);
        token.Set("text", result.tokens[i].text);
        token.Set("probability", result.tokens[i].probability);
        tokens.Set(i, token);
    }
    auto times = Napi::Object::New(env);
    times.Set("melMs", result.times.mel);
    times.Set("encodeMs", result.times.encode);
    times.Set("decodeMs", result.times.decode);

    auto object = Napi::Object::New(env);
    object.Set("text", result.text);
    object.Set("language", result.language);
    object.Set("tokens", tokens);
    object.Set("noSpeechProbability", result.no_speech_probability);
    object.Set("meanLogProbability", result.mean_log_probability);
    object.Set("looped", result.looped);
    object.Set("times", times);
    return object;
}

Napi::Value abort_error(Napi::Env env) {
    Napi::Object error = Napi::Error::New(env, "aborted").Value();
    error.Set("name", "AbortError");
    return error;
}

}  // namespace parley
