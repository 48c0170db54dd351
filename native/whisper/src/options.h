// JavaScript's options of a pass, checked.
#pragma once
#include <napi.h>

#include "pass.h"

namespace parley {

/** @throws Napi::TypeError for a value of the wrong type, Napi::RangeError for one out of range */
PassOptions read_options(const Napi::Object& object);

}  // namespace parley
