// The outcome of a pass as JavaScript values.
#pragma once
#include <napi.h>

#include "pass.h"

namespace parley {

Napi::Object to_js(Napi::Env env, const PassResult& result);

/** What the promise of an aborted pass is rejected with: an Error named AbortError, as in the DOM. */
Napi::Value abort_error(Napi::Env env);

}  // namespace parley
