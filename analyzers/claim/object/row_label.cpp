// Labels of rows of data: what stands before a colon, a dash or a bracket.
#include "analyzers/claim/object/row_label.hpp"

#include <algorithm>

namespace claimdex::claims {
namespace {

bool is_in_quantity(const SentenceView& view, std::size_t byte) {
  const auto& all = view.sentence().quantities;
  return std::any_of(all.begin(), all.end(),
                     [&](const Quantity& quantity) { return quantity.span.begin <= byte && byte < quantity.span.end; });
}

// "Output: 2 days → 2 hours": only numbers stand between byte `begin` and the quantity.
bool is_value_only(const SentenceView& view, const QuantityView& quantity, std::size_t begin) {
  const auto& words = view.sentence().words;
  for (std::size_t at = view.word_at(begin); at < quantity.first_word; ++at)
    if (!is_in_quantity(view, words[at].begin)) return false;
  return true;
}

// "Workflow A: Video Sprint (30 min)": what stands before the bracket at `open`, behind a colon.
TextSpan named_before(std::string_view text, std::size_t open) {
  constexpr std::ptrdiff_t most_blanks = 5;
  const std::string_view before = text.substr(0, open);
  const std::size_t end = before.find_last_not_of(' ');
  const std::size_t colon = before.rfind(": ");
  const std::size_t begin = colon == std::string_view::npos ? 0 : colon + 2;
  if (end == std::string_view::npos || end < begin) return {};
  const auto blanks =
      std::count(before.begin() + static_cast<std::ptrdiff_t>(begin), before.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  return blanks <= most_blanks ? TextSpan{begin, end + 1} : TextSpan{};
}

}  // namespace

TextSpan row_label(const SentenceView& view, const QuantityView& quantity) {
  const std::string_view text = view.sentence().text;
  const BlockKind kind = view.sentence().block != nullptr ? view.sentence().block->kind : BlockKind::body;
  constexpr std::size_t longest = 60;
  const QuantityKind measured = quantity.quantity->kind;
  const bool lasts = measured == QuantityKind::duration;
  const bool is_row = kind == BlockKind::list || (kind == BlockKind::heading && lasts);
  if (view.is_cjk() || !is_row || (measured != QuantityKind::measure && measured != QuantityKind::money && !lasts)) return {};
  const std::string_view all = text.substr(0, quantity.quantity->span.begin);
  const std::size_t open = all.rfind('(');
  if (open != std::string_view::npos && all.find(')', open) == std::string_view::npos)  // "(at 1 GHz)"
    return lasts && is_value_only(view, quantity, open) ? named_before(text, open) : TextSpan{};
  const std::string_view before = text.substr(0, std::min(quantity.quantity->span.begin, longest));
  std::size_t end = std::string_view::npos;
  for (const std::string_view mark : {" – ", " — ", ": ", " - "}) end = std::min(end, before.find(mark));
  if (end == std::string_view::npos || end == 0 || (lasts && !is_value_only(view, quantity, end))) return {};
  if (const std::size_t place = before.substr(0, end).find_first_of("@("); place != std::string_view::npos && place > 1) {
    end = place;
    while (end > 0 && text[end - 1] == ' ') --end;
  }
  constexpr std::ptrdiff_t most_words = 5;
  const auto blanks = std::count(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  const bool digits = before.substr(0, end).find_first_of("0123456789") != std::string_view::npos;
  return blanks < most_words && !digits ? TextSpan{0, end} : TextSpan{};
}

}  // namespace claimdex::claims
