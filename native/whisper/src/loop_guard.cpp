#include "loop_guard.h"

namespace parley {
namespace {

// Fast speech is about four words, five tokens, a second.
constexpr double kTokensPerSecondOfFastSpeech = 5.0;
constexpr int kLongestPeriod = 48;

int copies_needed(int period, bool dense) {
    if (period == 1) return 5;
    if (period < 4) return dense ? 3 : 4;
    return dense ? 2 : 3;
}

bool is_copy(const std::vector<whisper_token>& tokens, int period, int copy) {
    const int count = static_cast<int>(tokens.size());
    for (int i = 1; i <= period; ++i) {
        if (tokens[count - i] != tokens[count - i - copy * period]) return false;
    }
    return true;
}

}  // namespace

int repeated_tail(const std::vector<whisper_token>& tokens, double seconds) {
    const int count = static_cast<int>(tokens.size());
    const bool dense = count > kTokensPerSecondOfFastSpeech * seconds;
    for (int period = 1; period <= count / 2 && period <= kLongestPeriod; ++period) {
        const int needed = copies_needed(period, dense);
        if (count < period * needed) continue;
        int copies = 1;
        while (copies < needed && is_copy(tokens, period, copies)) ++copies;
        if (copies == needed) return period * (needed - 1);
    }
    return 0;
}

}  // namespace parley
