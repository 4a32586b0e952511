// Cuts HTML into tags, text and raw text, each with its place in the source. Own code rather than libxml2's parser, because
// claims need the exact source bytes of every word and libxml2 reports none; its entity table is used. Never fails: whatever is
// no markup is text. One pass, no allocation.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "claimdex/text.hpp"
#include "indexer/formats/block_builder.hpp"

namespace claimdex::formats {

struct HtmlToken {
  enum class Kind { end_of_input, text, open, close, raw };
  Kind kind = Kind::end_of_input;
  std::string_view name;        ///< of a tag, as written; of raw text: its element
  std::string_view attributes;  ///< of an opening tag: all between name and '>'
  TextSpan span;                ///< of the input; of raw text: without its tags
  bool self_closing = false;
};

class HtmlTokenizer {
 public:
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}
  HtmlToken next();

 private:
  bool read_markup(HtmlToken& token);
  HtmlToken read_tag();
  /// Where the next such quote stands; npos where none is left.
  std::size_t next_quote(char quote, std::size_t at);
  std::size_t end_of_tag(std::size_t from);

  struct NextQuote {
    std::size_t from = 1;  ///< no such quote stands between here
    std::size_t found = 0;
  };

  std::string_view html_;
  NextQuote next_single_quote_;
  NextQuote next_double_quote_;
  std::size_t at_ = 0;
  std::string_view raw_element_;   ///< the element whose raw content comes next
  bool no_more_tag_ends_ = false;  ///< no '>' is left: every further '<' is text (keeps hostile input linear)
};

/// The value of attribute `name` (lower case), quotes removed, entities as written; empty where it is missing.
std::string_view attribute(std::string_view attributes, std::string_view name);

/// Appends `html` text with entities decoded; `source` is the source byte where it begins.
void append_html_text(BlockBuilder& builder, std::string_view html, std::size_t source);

/// Text with entities decoded, for metadata.
std::string decode_entities(std::string_view html);

/// The entity that begins at `html[at]` ('&'): its text in `out` and its length, 0 where there is none.
std::size_t decode_entity(std::string_view html, std::size_t at, std::string& out);

/// Compares without case (ASCII).
bool equals_no_case(std::string_view left, std::string_view right);

}  // namespace claimdex::formats
