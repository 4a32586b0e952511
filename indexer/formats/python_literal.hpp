// Reads Python literals as `repr` writes them: the bodies that scrapers store when they print a feedparser dict. No evaluation:
// strings, numbers, None, True, False, dicts, lists, tuples and datetime-like calls are walked, strings are decoded.
#pragma once

#include <string>
#include <vector>

#include "indexer/formats/draft.hpp"

namespace claimdex::formats {

/// A string of a literal, the key it stands under (empty in lists), and the map of its text to the source.
struct PythonString {
  std::string key;
  std::string text;
  SourceMap source;
};

struct PythonLiteral {
  std::vector<PythonString> strings;  ///< values in order of appearance, nested ones included
  std::size_t end = 0;                ///< byte of the piece behind the literal
  bool truncated = false;             ///< ended before the literal was complete
};

/// Whether `text` begins like a dict (or a list of dicts) of strings: "{'type': ".
bool looks_like_python_dict(std::string_view text);

/// Reads the literal at the beginning of `piece`. Never fails: what is cut off or broken gives what was read so far.
PythonLiteral read_python_literal(Piece piece);

}  // namespace claimdex::formats
