// Loads a model off the JavaScript thread.
#pragma once
#include <napi.h>

namespace parley {

/** load(file: string, { gpu: boolean }) → Promise<WhisperContext> */
Napi::Value load(const Napi::CallbackInfo& info);

/** Per-environment data of the addon. */
struct AddonData {
    Napi::FunctionReference context_class;
};

}  // namespace parley
