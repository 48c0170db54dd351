#include "load.h"

#include <string>
#include <utility>

#include "context.h"
#include "ggml-backend.h"
#include "log.h"

namespace parley {
namespace {

/** The GPU that whisper.cpp would take, or nothing. */
ggml_backend_dev_t first_gpu() {
    for (size_t i = 0; i < ggml_backend_dev_count(); ++i) {
        ggml_backend_dev_t device = ggml_backend_dev_get(i);
        const auto type = ggml_backend_dev_type(device);
        if (type == GGML_BACKEND_DEVICE_TYPE_GPU || type == GGML_BACKEND_DEVICE_TYPE_IGPU) return device;
    }
    return nullptr;
}

/**
 * Tokens that are quotation marks and nothing else. The small models begin to loop with them, and nobody says them.
 * (openai/whisper suppresses them by default, with all brackets. Brackets must stay: "[BLANK_AUDIO]" is how the models
 * tell that nobody spoke, and without it they invent a sentence.)
 */
std::vector<whisper_token> quote_tokens(whisper_context* context) {
    std::vector<whisper_token> quotes;
    for (whisper_token id = 0; id < whisper_token_eot(context); ++id) {
        const std::string text = whisper_token_to_str(context, id);
        const bool has_quote = text.find('"') != std::string::npos;
        if (has_quote && text.find_first_not_of(" \"") == std::string::npos) quotes.push_back(id);
    }
    return quotes;
}

class Loader : public Napi::AsyncWorker {
public:
    Loader(Napi::Env env, std::string file, bool gpu)
        : AsyncWorker(env), promise_(Napi::Promise::Deferred::New(env)), file_(std::move(file)), gpu_(gpu) {}

    Napi::Promise promise() const { return promise_.Promise(); }

protected:
    void Execute() override {
        ggml_backend_dev_t device = gpu_ ? first_gpu() : nullptr;
        // A GPU that cannot hold the model must not cost the user the model: the CPU can.
        if (device && open(true)) {
            model_.device = ggml_backend_dev_name(device);
            return;
        }
        if (open(false)) {
            model_.device = "CPU";
            return;
        }
        const std::string reason = take_last_error();
        SetError(reason.empty() ? "not a whisper.cpp model" : reason);
    }

    void OnOK() override {
        const Napi::Env env = Env();
        Napi::Object context = env.GetInstanceData<AddonData>()->context_class.New({});
        Context::Unwrap(context)->adopt(env, std::move(model_));
        promise_.Resolve(context);
    }

    void OnError(const Napi::Error& error) override { promise_.Reject(error.Value()); }

private:
    bool open(bool gpu) {
        whisper_context_params params = whisper_context_default_params();
        params.use_gpu = gpu;
        // With a reduced audio context it reads the padding of the cross-attention cache, where the previous clip's
        // keys still are: words of the last utterance leak into this one.
        params.flash_attn = false;
        model_ = Model{};
        model_.context.reset(whisper_init_from_file_with_params_no_state(file_.c_str(), params));
        if (!model_.context) return false;
        model_.state.reset(whisper_init_state(model_.context.get()));
        model_.forbidden = quote_tokens(model_.context.get());
        return model_.state != nullptr;
    }

    Napi::Promise::Deferred promise_;
    std::string file_;
    bool gpu_;
    Model model_;
};

}  // namespace

Napi::Value load(const Napi::CallbackInfo& info) {
    const Napi::Env env = info.Env();
    if (!info[0].IsString()) throw Napi::TypeError::New(env, "file must be a string");
    bool gpu = true;
    if (info[1].IsObject()) {
        const Napi::Value value = info[1].As<Napi::Object>().Get("gpu");
        if (value.IsBoolean()) gpu = value.As<Napi::Boolean>().Value();
    }
    auto* loader = new Loader(env, info[0].As<Napi::String>().Utf8Value(), gpu);  // deletes itself when it is done
    Napi::Promise promise = loader->promise();
    loader->Queue();
    return promise;
}

}  // namespace parley
