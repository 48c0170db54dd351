// Finds the loops whisper falls into when its window is short ("asked, asked, asked").
#pragma once
#include <vector>

#include "whisper.h"

namespace parley {

/**
 * Number of tokens at the end that only repeat, verbatim, what stands before them; 0 where nothing loops.
 * People repeat themselves too ("no, no", "I don't know, I don't know"), so a short period needs more copies, and
 * two copies of a phrase are a loop only where the text is denser than anyone speaks.
 *
 * @param tokens text tokens so far, oldest first
 * @param seconds length of the clip
 */
int repeated_tail(const std::vector<whisper_token>& tokens, double seconds);

}  // namespace parley
