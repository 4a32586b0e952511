// Bytes of any charset to UTF-8, with the way back to the bytes. UTF-8 is the rule and costs no copy.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimdex/result.hpp"
#include "claimdex/text.hpp"

namespace claimdex::formats {

struct DecodedText {
  std::string storage;    ///< the converted text; empty where the bytes were UTF-8 already
  std::string_view text;  ///< of the bytes or of storage: keep this object where it is
  SourceMap map;          ///< identity for UTF-8
  std::vector<std::string> warnings;
};

/// Decodes `bytes` into `out`. Order of evidence: byte order mark, valid UTF-8, UTF-16 by its zeros, UTF-8 with few errors, a
/// charset that an HTML page declares, detection. Bytes that cannot be decoded become U+FFFD and a warning.
/// Errors: binary_file, encoding_unknown (more than a tenth of the text cannot be decoded).
Result<void> decode_text(std::string_view bytes, DecodedText& out);

/// Whether the beginning of a file shows that it is no text: magic numbers, zeros that are not UTF-16.
bool looks_binary(std::string_view beginning);

}  // namespace claimdex::formats
