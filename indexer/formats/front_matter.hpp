// The metadata block of YAML between --- lines. Read line by line, by a subset of YAML that never loses text: libyaml refuses
// `title: Foo: bar` or `title: @x`, silently cuts `title: 50% #ai gone`, expands aliases, and counts characters where spans need
// bytes. What real files have (scalars of all styles, lists, one level of mappings) is read; anchors, tags and deeper nesting
// stay text.
#pragma once

#include <optional>
#include <vector>

#include "indexer/formats/draft.hpp"
#include "indexer/formats/metadata.hpp"

namespace claimdex::formats {

struct FrontMatter {
  std::vector<Entry> entries;
  std::size_t body = 0;  ///< where the text behind the closing line begins
  bool closed = true;    ///< false: no closing line was found; the body begins at the first line that is no metadata
};

/// The front matter at the beginning of `file`; nullopt where it has none (a rule of dashes alone is none).
std::optional<FrontMatter> read_front_matter(Piece file);

}  // namespace claimdex::formats
