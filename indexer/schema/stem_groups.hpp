// The exact forms of each stem, in metadata: synonyms of Xapian are not read over the network. Stems that begin alike stand
// together under one key, since a key costs more than a stem and its forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace claimdex::schema {

/// A stem and one of its forms, both folded. A form may outlive its last document.
struct StemForm {
  std::string stem;
  std::string form;
  auto operator<=>(const StemForm&) const = default;
};

inline constexpr std::string_view meta_stem_prefix = "s/";

/// The metadata key of a stem and of those that begin with the same three letters: "s/en:lay".
std::string stem_group(std::string_view lang, std::string_view stem);
/// A group as stored: in order, each once, told by what it shares with the one before it. Stems and forms under 64 KiB.
std::string encode_stems(std::vector<StemForm> stems);
/// What encode_stems() gave; of damaged bytes those before the damage.
std::vector<StemForm> decode_stems(std::string_view bytes);
/// The folded exact forms with this stem, sorted, the stem itself always among them (forms equal to their stem are not stored).
/// One look-up a part, O(its group): a thousand stems for a million articles.
std::vector<std::string> stem_forms(const std::vector<Xapian::Database>& parts, std::string_view lang, std::string_view stem);

}  // namespace claimdex::schema
