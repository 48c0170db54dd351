#include "loop_guard.h"

namespace parley {
namespace {

// Fast speech is about four words, five tokens, a second.
constexpr double kTokensPerSecondOfFastSpeech = 5.0;
constexpr int kLongestPeriod = 48;
// So many tokens said once more, where more is said than there is time for, are no figure of speech.
constexpr int kCopyBegun = 6;

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

// How many of the last tokens say again what was said `period` tokens before.
int copied_tail(const std::vector<whisper_token>& tokens, int period) {
    const int count = static_cast<int>(tokens.size());
    int copied = 0;
    while (copied < period && count - copied - 1 - period >= 0 &&
           tokens[count - copied - 1] == tokens[count - copied - 1 - period]) {
        ++copied;
    }
    return copied;
}

}  // namespace

int repeated_tail(const std::vector<whisper_token>& tokens, double seconds) {
    const int count = static_cast<int>(tokens.size());
    const bool dense = count > kTokensPerSecondOfFastSpeech * seconds;
    for (int period = 1; period < count && period <= kLongestPeriod; ++period) {
        const int needed = copies_needed(period, dense);
        int copies = count < period * needed ? 0 : 1;
        while (copies > 0 && copies < needed && is_copy(tokens, period, copies)) ++copies;
        if (copies == needed) return period * (needed - 1);
        if (!dense) continue;
        const int copied = copied_tail(tokens, period);
        if (copied >= kCopyBegun) return copied;
    }
    return 0;
}

}  // namespace parley
