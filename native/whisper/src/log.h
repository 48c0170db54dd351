// whisper.cpp's log: silent, but its last error explains a failure.
#pragma once
#include <string>

namespace parley {

/** Routes the logs of whisper.cpp and ggml here. Nothing is printed. */
void capture_log();

/** The last error line since the previous call, without its line break; empty where there was none. */
std::string take_last_error();

}  // namespace parley
