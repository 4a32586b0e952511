// A quick look whether a text can hold a word at all, before it is analysed: most sentences hold none of a query's words.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::text {

/// Folded forms, as tokens have them, to be looked for.
class FormScan {
 public:
  FormScan() = default;
  template <class Forms>
  explicit FormScan(const Forms& forms) {
    for (const auto& form : forms) add(form);
  }

  void add(std::string_view form);
  /// False only where the default analyzer finds no token in `text` whose text is one of the forms. True is a guess: parts of
  /// words beyond ASCII, and all texts with characters whose folding depends on others, give true. (A run of letters so long that
  /// the analyzer cuts it is one word here.) O(text.size()) for a few forms.
  [[nodiscard]] bool may_hold(std::string_view text) const;

 private:
  [[nodiscard]] bool begins_at(char32_t first, std::string_view text, std::size_t at) const;

  std::vector<std::u32string> forms_;
  /// Which characters begin a form, by their last seven bits: exact for ASCII.
  std::array<bool, 128> may_begin_{};
  std::array<bool, 256> is_passed_ = [] {
    std::array<bool, 256> passed{};
    for (std::size_t byte = 0; byte < 0x80; ++byte) passed[byte] = true;
    return passed;
  }();
};

}  // namespace claimdex::text
