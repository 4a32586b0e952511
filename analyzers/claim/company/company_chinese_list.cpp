#include "analyzers/claim/company/company_chinese_list.hpp"

#include <algorithm>
#include <charconv>

#include "analyzers/claim/company/company_chinese.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::string_view list_mark = "、";
constexpr std::size_t shortest_item = 2;  ///< words: characters, or Latin words
constexpr std::size_t longest_item = 10;
constexpr std::size_t longest_first = 6;  ///< of the first, before which a verb may stand
constexpr std::size_t most_items = 40;

struct Item {
  std::size_t first = 0;
  std::size_t end = 0;  ///< one past the last word
};

class ListReader {
 public:
  ListReader(const BlockView& block, std::vector<NameCandidate>& names) : block_(block), words_(*block.words), names_(names) {}

  void run() {
    for (std::size_t at = 2; at < words_.size(); ++at)
      if (text_of(at) == "家" && words_[at].gap == WordGap::none && counts_firms(at)) read(at);
  }

 private:
  [[nodiscard]] std::string_view text_of(std::size_t at) const { return words_[at].of(block_.folded); }

  /// Whether what is counted behind 家 is a kind of firm: 7家电商平台, 四家银行.
  [[nodiscard]] bool counts_firms(std::size_t at) const {
    static const lang::WordGroup& nouns = lang::word_group("nouns_of_listed_firms");
    constexpr std::size_t reach = 24;  // bytes: eight characters
    const std::string_view rest = block_.folded.substr(words_[at].end, reach);
    return std::any_of(nouns.begin(), nouns.end(), [&](std::string_view noun) { return rest.find(noun) != rest.npos; });
  }

  /// The value of the number word `at`: digits or one numeral; 0 for any other.
  [[nodiscard]] std::size_t value_of(std::size_t at) const {
    static const lang::WordGroup& numerals = lang::word_group("numerals_of_lists");  // 一 to 十, in order; 两 is told apart
    const std::string_view word = text_of(at);
    std::size_t value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value);
    if (word == "两") return 2;
    const auto found = std::find(numerals.begin(), numerals.end(), word);
    return found == numerals.end() ? value : static_cast<std::size_t>(found - numerals.begin()) + 1;
  }

  /// Whether the list mark stands before word `at`.
  [[nodiscard]] bool is_listed(std::size_t at) const {
    return block_.folded.substr(words_[at - 1].end, words_[at].begin - words_[at - 1].end) == list_mark;
  }

  [[nodiscard]] bool joins(std::size_t at) const {
    return words_[at].gap == WordGap::none ||
           (words_[at].gap == WordGap::space && words_[at].kind == WordKind::latin && words_[at - 1].kind == WordKind::latin);
  }

  void read(std::size_t at) {
    const std::size_t count = value_of(at - 1);
    if (count < 2 || count > most_items) return;
    std::size_t end = at - 1;
    bool open = false;  // 等: others are not named
    static const lang::WordGroup& closers = lang::word_group("closers_of_lists");
    while (end > 0 && lang::contains(closers, text_of(end - 1)) && words_[end].gap == WordGap::none) {
      open = open || text_of(end - 1) == "等";
      --end;
    }
    if (end == 0 || words_[end].gap != WordGap::none) return;
    std::vector<Item> items = items_before(end);
    if (items.size() < 2 || (open ? items.size() > count + 1 : items.size() != count)) return;
    // 北京、上海等8家企业: words and places say where the firms are.
    const auto common = std::count_if(items.begin(), items.end(),
                                      [this](const Item& item) { return is_common_chinese(words_, item.first, item.end); });
    if (static_cast<std::size_t>(common) * 2 > items.size()) return;
    for (const Item& item : items) add(item);
  }

  /// The members of the list that ends before word `end`, the last one first.
  [[nodiscard]] std::vector<Item> items_before(std::size_t end) const {
    static const lang::WordGroup& joints = lang::word_group("joints_of_lists");
    std::vector<Item> items;
    while (items.size() < most_items) {
      std::size_t first = end - 1;
      while (first > 0 && joins(first) && end - first < longest_item && !lang::contains(joints, text_of(first - 1))) --first;
      const bool joined = first > 1 && joins(first) && lang::contains(joints, text_of(first - 1));
      const bool marked = first > 0 && is_listed(first);
      const bool opens = first == 0 || words_[first].gap >= WordGap::comma;
      if (end - first < shortest_item && words_[first].kind != WordKind::latin) return {};
      if (!marked && !joined) {  // the first member: what stands before it may run into it
        if (const NameCandidate* known = ending_at(end)) {
          items.push_back({known->first_word, end});
        } else if (opens && end - first <= longest_first && !is_common_chinese(words_, first, end)) {
          items.push_back({first, end});
        }
        return items;
      }
      items.push_back({first, end});
      end = joined ? first - 1 : first;
      if (end == 0) return {};
    }
    return {};
  }

  [[nodiscard]] const NameCandidate* ending_at(std::size_t end) const {
    const auto found = std::find_if(names_.begin(), names_.end(),
                                    [&](const NameCandidate& name) { return name.span.end == words_[end - 1].end; });
    return found == names_.end() ? nullptr : &*found;
  }

  void add(const Item& item) {
    const TextSpan span{words_[item.first].begin, words_[item.end - 1].end};
    const auto is_firm = [&](const NameCandidate& name) {
      return name.span.overlaps(span) && name.strength >= NameStrength::likely && !name.product;
    };
    if (std::any_of(names_.begin(), names_.end(), is_firm)) return;
    std::erase_if(names_, [&](const NameCandidate& name) { return name.span.overlaps(span); });
    NameCandidate found;
    found.span = span;
    found.first_word = static_cast<std::uint32_t>(item.first);
    found.word_count = static_cast<std::uint32_t>(item.end - item.first);
    found.key = found.short_key = key_of_words(words_, item.first, item.end - item.first);
    found.strength = NameStrength::likely;
    const auto place =
        std::find_if(names_.begin(), names_.end(), [&](const NameCandidate& name) { return name.span.begin > span.begin; });
    names_.insert(place, found);
  }

  const BlockView& block_;
  const std::vector<Word>& words_;
  std::vector<NameCandidate>& names_;
};

}  // namespace

void add_listed_firms(const BlockView& block, std::vector<NameCandidate>& names) {
  if (block.lang == "zh") ListReader(block, names).run();
}

}  // namespace claimdex::claims
