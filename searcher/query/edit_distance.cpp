// How many edits of single characters lie between two short words: for fuzzy words and suggestions.
#include "searcher/query/edit_distance.hpp"

#include <algorithm>
#include <array>

#include "searcher/query/folded_query.hpp"

namespace claimdex::query {
namespace {

constexpr std::size_t longest = 64;  // characters

struct Characters {
  explicit Characters(std::string_view text) {
    for (std::size_t at = 0; at < text.size() && size < longest; ++size) {
      const CodePoint next = code_point_at(text, at);
      values[size] = next.value;
      at += next.size;
    }
  }
  std::array<char32_t, longest> values{};
  std::size_t size = 0;
};

}  // namespace

std::size_t count_characters(std::string_view text) {
  constexpr unsigned continuation = 0x80;
  constexpr unsigned lead_bits = 0xC0;
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](unsigned char byte) { return (byte & lead_bits) != continuation; }));
}

std::size_t edit_distance(std::string_view left, std::string_view right) {
  const Characters first(left);
  const Characters second(right);
  const auto& a = first.values;
  const auto& b = second.values;
  using Row = std::array<std::size_t, longest + 1>;
  Row before_last{};
  Row last{};
  Row now{};
  for (std::size_t j = 0; j <= second.size; ++j) last[j] = j;
  for (std::size_t i = 1; i <= first.size; ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= second.size; ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({change, last[j] + 1, now[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = now;
  }
  return last[second.size];
}

bool differ_in_length(std::string_view a, std::string_view b, std::size_t most) {
  const std::size_t one = count_characters(a);
  const std::size_t other = count_characters(b);
  return std::max(one, other) - std::min(one, other) > most;
}

}  // namespace claimdex::query
