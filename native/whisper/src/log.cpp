#include "log.h"

#include <mutex>

#include "ggml.h"
#include "whisper.h"

namespace parley {
namespace {

std::mutex mutex;
std::string last_error;

void on_line(ggml_log_level level, const char* text, void*) {
    if (level != GGML_LOG_LEVEL_ERROR) return;
    std::lock_guard<std::mutex> lock(mutex);
    last_error = text;
    while (!last_error.empty() && last_error.back() == '\n') last_error.pop_back();
}

}  // namespace

void capture_log() {
    whisper_log_set(on_line, nullptr);
    ggml_log_set(on_line, nullptr);
}

std::string take_last_error() {
    std::lock_guard<std::mutex> lock(mutex);
    std::string error;
    error.swap(last_error);
    return error;
}

}  // namespace parley
