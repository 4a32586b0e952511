#include "analyzers/text/phrase_matcher.hpp"
