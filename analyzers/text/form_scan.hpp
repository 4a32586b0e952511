// A quick look whether a text can hold a word at all, before it is analysed: most sentences hold none of a query's words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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
  [[nodiscard]] bool may_hold(std::string_view text) const { return find(text, 0) != nowhere; }
  /// The first place from `from` on for which that is so, or nowhere. `from` does not stand within a word.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t from) const;
  static constexpr std::size_t nowhere = std::string_view::npos;

 private:
  [[nodiscard]] bool begins_at(char32_t first, std::string_view text, std::size_t at) const;

  [[nodiscard]] std::size_t skip_ascii(std::string_view text, std::size_t at) const;
  [[nodiscard]] std::size_t skip_wide(std::string_view text, std::size_t at) const;

  /// The two first characters of a form, each in all eight bytes of a word.
  struct Beginning {
    std::uint64_t first = 0;
    std::uint64_t second = 0;  ///< of any where it is 0
    bool operator==(const Beginning&) const = default;
  };

  std::vector<std::u32string> forms_;
  std::vector<Beginning> beginnings_;  ///< of forms that begin with ASCII
  bool has_beginnings_ = true;         ///< few enough to compare with all of them at each place
  /// Which characters begin a form, by their last seven bits: exact for ASCII.
  std::array<bool, 128> may_begin_{};
  std::array<bool, 256> is_passed_ = [] {
    std::array<bool, 256> passed{};
    for (std::size_t byte = 0; byte < 0x80; ++byte) passed[byte] = true;
    return passed;
  }();
};

}  // namespace claimdex::text
