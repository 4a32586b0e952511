// Where in a text a word of Han characters stands, sixteen bytes at a time: most sentences of a long article hold none of a
// query's words.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claimdex::search {

/// One or two Han characters each, in all their writings.
class HanFinder {
 public:
  /// Nothing where some form is something else, or where there are too many.
  template <class Forms>
  static std::optional<HanFinder> of(const Forms& forms) {
    HanFinder finder;
    for (const auto& form : forms)
      if (!finder.add(form)) return std::nullopt;
    return finder.writings_.empty() ? std::nullopt : std::optional<HanFinder>(std::move(finder));
  }

  static constexpr std::size_t nowhere = std::string_view::npos;

  /// Goes through a text that hides no Han characters (han_writings.hpp). Keeps views of both.
  class Places {
   public:
    Places(const HanFinder& finder, std::string_view text) : finder_(finder), text_(text) {}
    /// The first place from `from` on where one of the forms stands, or nowhere. `from` never falls.
    std::size_t next(std::size_t from);

   private:
    const HanFinder& finder_;
    std::string_view text_;
    std::array<std::size_t, 12> places_{};  ///< of each writing, at or behind the last `from`
    bool has_begun_ = false;
  };

 private:
  static constexpr std::size_t most_writings = 12;

  bool add(std::string_view form);

  std::vector<std::string> writings_;
};

}  // namespace claimdex::search
