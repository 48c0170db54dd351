// The addon's exports: load, devices, version, systemInfo. Types: src/engine/stt/whisper-addon.ts.
#include <napi.h>

#include "context.h"
#include "ggml-backend.h"
#include "load.h"
#include "log.h"

namespace parley {
namespace {

const char* kind_of(ggml_backend_dev_t device) {
    switch (ggml_backend_dev_type(device)) {
        case GGML_BACKEND_DEVICE_TYPE_GPU:
        case GGML_BACKEND_DEVICE_TYPE_IGPU:
            return "gpu";
        case GGML_BACKEND_DEVICE_TYPE_CPU:
            return "cpu";
        default:
            return "accelerator";
    }
}

Napi::Value devices(const Napi::CallbackInfo& info) {
    auto list = Napi::Array::New(info.Env());
    for (size_t i = 0; i < ggml_backend_dev_count(); ++i) {
        ggml_backend_dev_t device = ggml_backend_dev_get(i);
        auto object = Napi::Object::New(info.Env());
        object.Set("name", ggml_backend_dev_name(device));
        object.Set("description", ggml_backend_dev_description(device));
        object.Set("kind", kind_of(device));
        list.Set(static_cast<uint32_t>(i), object);
    }
    return list;
}

Napi::Value version(const Napi::CallbackInfo& info) { return Napi::String::New(info.Env(), whisper_version()); }

Napi::Value system_info(const Napi::CallbackInfo& info) {
    return Napi::String::New(info.Env(), whisper_print_system_info());
}

}  // namespace
}  // namespace parley

static Napi::Object init(Napi::Env env, Napi::Object exports) {
    parley::capture_log();
    auto* data = new parley::AddonData();  // owned by the environment, which deletes it
    data->context_class = Napi::Persistent(parley::Context::define(env));
    env.SetInstanceData(data);
    exports.Set("load", Napi::Function::New(env, parley::load));
    exports.Set("devices", Napi::Function::New(env, parley::devices));
    exports.Set("version", Napi::Function::New(env, parley::version));
    exports.Set("systemInfo", Napi::Function::New(env, parley::system_info));
    return exports;
}

NODE_API_MODULE(parley_whisper, init)
