// Company names in Han, kana and Hangul: gazetteer first, then by form (渤海钢铁, 〇〇株式会社, 삼성전자), with the words around
// them to decide common ones (小米, 苹果, 大众).
#include <algorithm>

#include "analyzers/claim/company/company_chinese.hpp"
#include "analyzers/claim/company/company_chinese_list.hpp"
#include "analyzers/claim/company/company_find.hpp"
#include "analyzers/claim/company/company_marks.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t max_name_characters = 12;
constexpr std::size_t longest_short_name = 3;  // syllables that a space may part by chance
constexpr std::size_t max_alias_gap = 30;      // bytes between a name and its short form: （以下简称“

class CjkFinder {
 public:
  CjkFinder(const BlockView& block, std::vector<NameCandidate>& out)
      : block_(block), words_(*block.words), marks_(*block.marks), out_(out) {}

  void run() {
    support_latin_names();
    std::size_t free_from = 0;  // no name begins before the end of the last one
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (at < free_from) continue;
      if (!words_[at].is_cjk() && !next_is_cjk(at)) continue;
      if (const std::size_t end = take_known(at); end > at) {
        free_from = end;
        continue;
      }
      const bool chinese = block_.lang == "zh";
      std::size_t end = chinese ? take_chinese(at, free_from) : take_form(at, free_from);
      if (end == at && block_.lang == "ja") end = take_introduced(at);
      if (end == at && block_.lang == "ko") end = take_introduced_korean(at);
      if (end > at) free_from = end;
    }
    take_aliases();
    merge();
  }

 private:
  [[nodiscard]] bool next_is_cjk(std::size_t at) const {
    return at + 1 < words_.size() && words_[at + 1].is_cjk() && words_[at + 1].gap == WordGap::none;
  }

  [[nodiscard]] std::uint32_t after(std::size_t byte) const {
    if (byte < block_.text.size() && block_.text[byte] == ' ') ++byte;
    return marks_.beginning_at(byte);
  }

  [[nodiscard]] std::uint32_t before(std::size_t byte) const {
    if (byte > 0 && block_.text[byte - 1] == ' ') --byte;
    return marks_.ending_at(byte);
  }

  /// Latin names inside CJK text ("OpenAI 宣布"): what stands around them is of this script.
  void support_latin_names() {
    for (NameCandidate& found : out_) {
      const std::uint32_t next = after(found.span.end);
      const std::uint32_t last = before(found.span.begin);
      const bool chinese = block_.lang == "zh";
      static const lang::WordGroup& terms = lang::word_group("latin_terms");  // EV, AI in Japanese and Korean text
      if (!chinese && lang::contains(terms, found.span.of(block_.text))) {
        found.strength = NameStrength::person;
        continue;
      }
      const std::uint32_t speaking = chinese ? mark_staffed | mark_deed | mark_tail : mark_owned | mark_verb | mark_tail;
      const Word& first = words_[found.first_word];
      const bool acronym = found.word_count == 1 && first.all_caps && first.end - first.begin <= 4;  // GPU 公司
      if (found.strength == NameStrength::weak && found.word_count <= 3 && first.capital && !(chinese && acronym) &&
          ((next & speaking) != 0 || (last & mark_pre) != 0))
        found.strength = NameStrength::likely;
      if (chinese && found.strength == NameStrength::weak && first.capital && !acronym && opens_deed(found))
        found.strength = NameStrength::likely;
      if (chinese && (is_bare_acronym(found) || is_glued_initials(found)))
        found.strength = std::min(found.strength, NameStrength::weak);
      judge_source(found);
    }
  }

  /// "Meta 正在计划新一轮裁员": a listed name opens the clause and what only firms do or have ends it.
  [[nodiscard]] bool opens_deed(const NameCandidate& found) const {
    constexpr std::size_t reach = 48;  // bytes
    constexpr std::string_view comma = "，";
    const std::size_t begin = found.span.begin;
    const bool opens = begin == 0 || (marks_.ending_at(begin) & mark_stop) != 0 || is_gap_before(begin);
    if (found.id.empty() || !opens) return false;
    const std::size_t end = std::min(found.span.end + reach, block_.text.size());
    for (std::size_t at = found.span.end; at < end && !block_.text.substr(at).starts_with(comma); ++at)
      if ((marks_.beginning_at(at) & (mark_staffed | mark_deed)) != 0) return true;
    return false;
  }

  /// MTU, GID: capitals in Chinese text are technical terms, unless the name is known well or is said to act.
  [[nodiscard]] bool is_bare_acronym(const NameCandidate& found) const {
    constexpr std::size_t longest = 5;
    const Word& first = words_[found.first_word];
    if (found.word_count != 1 || !first.all_caps || first.end - first.begin > longest || !found.sort.empty()) return false;
    return !acts_as_company(found.span.end) && (before(found.span.begin) & mark_pre) == 0;
  }

  /// 村BA, 赢了BA: two letters right behind a character are seldom the company that is called so.
  [[nodiscard]] bool is_glued_initials(const NameCandidate& found) const {
    const Word& first = words_[found.first_word];
    if (found.word_count != 1 || !first.all_caps || first.end - first.begin > 2 || found.span.begin == 0) return false;
    const bool glued = text::is_han(text::decode_before(block_.text, found.span.begin).value);
    return glued && !acts_as_company(found.span.end) && (after(found.span.end) & (mark_tail | mark_owned)) == 0 &&
           (marks_.ending_at(found.span.begin) & (mark_stop | mark_pre | mark_pre_known)) == 0;
  }

  std::size_t take_known(std::size_t at) {
    if (!may_begin_known_name(words_, at)) return at;
    const NameMatch match = longest_known_name(block_.text, words_, at);
    if (match.words == 0) return at;
    std::size_t end = at + match.words;
    if (!words_[at].is_cjk() && !words_[end - 1].is_cjk()) return at;  // the Latin finder has it
    const std::size_t begin_byte = words_[at].begin;
    const std::size_t end_byte = words_[end - 1].end;
    if ((marks_.beginning_at(end_byte) & mark_not_after) != 0) return at;
    if (block_.lang == "zh" && match.name.ambiguous && follows_number(begin_byte)) return at;  // 100字节
    if (block_.lang == "zh" && is_no_name_here(at, end)) return at;
    if (block_.lang == "ko" && match.words <= longest_short_name && has_gap(at, end)) return at;  // "한 전" is no 한전
    const std::size_t tail = marks_.end_of(end_byte, mark_tail);
    const bool has_tail = tail > end_byte && tail - end_byte >= 6;
    NameCandidate found = candidate(at, end);
    if (has_tail) end = word_ending_at(end, tail);
    if (end > at + match.words) found.span.end = words_[end - 1].end;
    found.id = match.name.id;
    found.sort = match.name.sort;
    found.product = match.name.product;
    found.strength = !match.name.ambiguous || has_tail ? NameStrength::sure : judge_common(begin_byte, end_byte);
    judge_source(found);
    if (block_.lang == "zh" && found.strength == NameStrength::sure) set_known_stem(found);
    found_.push_back(found);
    return end;
  }

  /// What a name of the gazetteer is only by chance: a part of words, or a kind of companies that are counted.
  [[nodiscard]] bool is_no_name_here(std::size_t at, std::size_t end) const {
    if (end - at == 2 && crosses_word_border(words_, at, end)) return true;
    if (end - at <= longest_short_name && lies_in_common_chinese(words_, at, end)) return true;
    return begins_with_country(words_, at) && is_counted_chinese(words_, at, block_.text);
  }

  [[nodiscard]] bool follows_number(std::size_t byte) const {
    while (byte > 0 && block_.text[byte - 1] == ' ') --byte;
    return byte > 0 && text::is_ascii_digit(static_cast<unsigned char>(block_.text[byte - 1]));
  }

  [[nodiscard]] bool has_gap(std::size_t first, std::size_t end) const {
    for (std::size_t i = first + 1; i < end; ++i)
      if (words_[i].gap != WordGap::none) return true;
    return false;
  }

  /// 康美 of 康美药业, which the gazetteer has in full only.
  void set_known_stem(NameCandidate& found) const {
    if (found.word_count < 4 || found.word_count > 6) return;
    const std::size_t first = found.first_word;
    const std::size_t tail = first + found.word_count - 2;
    if (marks_.end_of(words_[tail].begin, mark_tail | mark_weak_tail) != found.span.end) return;
    ChineseName name{.first = first, .stem = tail - first, .begins_place = false};
    set_stem(found, name, tail);
  }

  [[nodiscard]] std::size_t word_ending_at(std::size_t from, std::size_t byte) const {
    while (from < words_.size() && words_[from].end < byte) ++from;
    return std::min(from + 1, words_.size());
  }

  /// A name that is also a common word: what follows or stands before must speak for it.
  [[nodiscard]] NameStrength judge_common(std::size_t begin, std::size_t end) const {
    const std::uint32_t next = after(end);
    if ((next & mark_owned) != 0) return NameStrength::likely;
    if ((before(begin) & (mark_pre | mark_pre_known)) != 0) return NameStrength::likely;
    const bool opens = begin == 0 || (marks_.ending_at(begin) & mark_stop) != 0 || is_gap_before(begin);
    if (end < block_.text.size() && block_.text[end] >= 'A' && block_.text[end] <= 'Z') return NameStrength::likely;  // 小米SU7
    const bool acts = (next & mark_deed) != 0 || ((next & mark_verb) != 0 && (block_.headline || staffed_within(end)));
    return opens && acts ? NameStrength::likely : NameStrength::weak;
  }

  /// Followed by what companies do or have, at once or after a verb: 裁员, 董事长, 完成5亿元融资.
  [[nodiscard]] bool acts_as_company(std::size_t end) const {
    end = behind_year(end);
    const std::uint32_t next = after(end);
    return (next & (mark_deed | mark_staffed)) != 0 || ((next & mark_verb) != 0 && staffed_within(end));
  }

  /// 2024年实现营业收入: where the name goes on behind a year.
  [[nodiscard]] std::size_t behind_year(std::size_t byte) const {
    constexpr std::string_view year = "年";
    constexpr std::size_t digits = 4;
    std::size_t end = byte;
    while (end < block_.text.size() && text::is_ascii_digit(static_cast<unsigned char>(block_.text[end]))) ++end;
    return end == byte + digits && block_.text.substr(end).starts_with(year) ? end + year.size() : byte;
  }

  /// 苹果有16万员工: what a company has, a few characters on.
  [[nodiscard]] bool staffed_within(std::size_t byte) const {
    for (std::size_t at = byte; at < byte + 30 && at < block_.text.size(); ++at)
      if ((marks_.beginning_at(at) & (mark_staffed | mark_deed)) != 0) return true;
    return false;
  }

  [[nodiscard]] bool is_gap_before(std::size_t byte) const {
    const text::CodePoint c = text::decode_before(block_.text, byte);
    return c.size == 0 || !(text::is_cjk(c.value) || text::is_ascii_letter(c.value) || text::is_ascii_digit(c.value));
  }

  void judge_source(NameCandidate& found) const {
    const bool media = found.sort == "media" || found.sort == "newspaper" || found.sort == "broadcaster";
    const bool says = (after(found.span.end) & mark_say) != 0;
    const bool introduced = (before(found.span.begin) & mark_say_before) != 0;
    const std::string_view rest = block_.text.substr(found.span.end);
    static const lang::WordGroup& surveys = lang::word_group("survey_openers");
    const bool asks = std::any_of(surveys.begin(), surveys.end(),
                                  [&](auto& opener) { return block_.folded.substr(found.span.end).starts_with(opener); });
    const bool according =
        (says && introduced) || rest.starts_with("によ") || rest.starts_with("에 따르면") || rest.starts_with("에 의하면");
    if ((media && (says || introduced)) || according || asks || counts_for_others(found)) found.source = true;
    std::size_t from = found.span.begin;
    while (from > 0 && is_gap_before(from)) from -= text::decode_before(block_.text, from).size;
    found.origin = found.id.empty() && from < found.span.begin && (marks_.ending_at(from) & mark_source_before) != 0;
  }

  /// 某咨询公司发布的数据显示: who counts for others.
  [[nodiscard]] bool counts_for_others(const NameCandidate& found) const {
    static const lang::WordGroup& trades = lang::word_group("trades_of_observers");
    static const lang::WordGroup& openers = lang::word_group("openers_of_figures");
    constexpr std::size_t reach = 45;  // bytes: 日前发布的最新数据显示
    if (block_.lang != "zh") return false;
    const std::string_view name = found.span.of(block_.folded);
    std::string_view rest = block_.folded.substr(found.span.end, reach);
    rest = rest.substr(0, rest.find("，"));
    const auto has = [](const lang::WordGroup& group, std::string_view text) {
      return std::any_of(group.begin(), group.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
    };
    return has(trades, name) && has(openers, rest);
  }

  /// A name that ends with a form beginning at word `at`; reaches left, not before `free_from`.
  std::size_t take_form(std::size_t at, std::size_t free_from) {
    const std::size_t byte = words_[at].begin;
    if ((marks_.beginning_at(byte) & mark_head) != 0) {
      const std::size_t end = take_headed(at);
      return end == at && block_.lang == "ko" ? take_named_before(at, free_from) : end;
    }
    const std::uint32_t here = marks_.beginning_at(byte);
    if ((here & (mark_tail | mark_weak_tail)) == 0 || words_[at].gap != WordGap::none) return at;
    const bool strong = (here & mark_tail) != 0;
    const std::size_t tail_end = marks_.end_of(byte, strong ? mark_tail : mark_weak_tail);
    std::size_t first = at;
    const bool bounded = reach_left(at, free_from, first);
    const std::size_t begin_byte = words_[first].begin;
    if (at - first < (strong ? 2u : 2u) || (!strong && (!bounded || at - first > 4))) return at;
    if (marks_.is_generic(begin_byte, byte) || (marks_.beginning_at(tail_end) & mark_not_after) != 0) return at;
    if (!strong && (marks_.beginning_at(tail_end) & mark_tail) != 0) return at;  // 赤城鉱業|合資会社
    const std::size_t end = word_ending_at(at, tail_end);
    NameCandidate found = candidate(first, end);
    found.strength = strong ? NameStrength::likely : NameStrength::weak;
    const bool introduced = (after(tail_end) & (mark_owned | mark_tail)) != 0 && (before(begin_byte) & mark_pre) != 0;
    const bool owner = (after(tail_end) & mark_staffed) != 0;  // 明星電子の純利益
    if (!strong && (introduced || owner)) found.strength = NameStrength::likely;
    found.short_key = key_of_words(words_, first, at - first);
    judge_source(found);
    found_.push_back(found);
    return end;
  }

  /// Chinese: a form with a name before it. A weak form (钢铁, 科技) needs what a company has or does after it, or repetition.
  std::size_t take_chinese(std::size_t at, std::size_t free_from) {
    const std::uint32_t here = marks_.beginning_at(words_[at].begin);
    if ((here & (mark_tail | mark_weak_tail)) == 0 || words_[at].gap != WordGap::none) return at;
    const ChineseForm form = chinese_form_at(words_, at, marks_);
    const ChineseName name = chinese_name_before(words_, form, free_from, marks_);
    const std::size_t longer = marks_.end_of(form.end, mark_not_after);         // 航空|业, but 科迪乳业|账户 stays
    if (marks_.end_of(words_[at].begin, mark_not_after) > form.end) return at;  // 大学生
    if (name.first >= at || (longer > form.end && (longer - form.end < 6 || name.stem < 2))) return at;
    if (!form.strong && (name.stem > 4 || !is_clear_start(name.first))) return at;
    if (name.common && !acts_as_company(form.end)) return at;
    if (is_counted_chinese(words_, name.first, block_.text)) return at;
    const std::size_t end = word_ending_at(at, form.end);
    NameCandidate found = candidate(name.first, end);
    found.strength = form.strong ? NameStrength::likely : NameStrength::weak;
    const bool company_around = acts_as_company(form.end) || (before(found.span.begin) & mark_pre) != 0;
    if (!form.strong && company_around) found.strength = NameStrength::likely;
    found.repeatable = !form.strong && !form.soft;
    found.listable = !form.strong;
    const std::size_t weak_end = form.weak_end > 0 ? word_ending_at(at, form.weak_end) : at;
    if (weak_end > name.first + 1) found.short_key = key_of_words(words_, name.first, weak_end - name.first);
    set_stem(found, name, at);
    judge_source(found);
    found_.push_back(found);
    return end;
  }

  /// 康美 of 康美药业: what later sentences may call it, unless it is a word of its own.
  void set_stem(NameCandidate& found, const ChineseName& name, std::size_t at) const {
    if (begins_with_country(words_, name.first)) return;  // 中国人民 of 中国人民银行
    if (name.begins_place || name.stem < 2 || name.stem > 4 || name.first + name.stem > at) return;
    if (is_common_chinese(words_, name.first, name.first + name.stem) || !words_[name.first].is_cjk()) return;
    found.stem_count = static_cast<std::uint32_t>(name.stem);
    found.stem_key = key_of_words(words_, name.first, name.stem);
  }

  [[nodiscard]] bool is_clear_start(std::size_t at) const {
    return at == 0 || words_[at].gap != WordGap::none || (marks_.ending_at(words_[at].begin) & (mark_stop | mark_pre)) != 0 ||
           !words_[at - 1].is_cjk();
  }

  /// 青岛明远水泥有限公司(简称青岛明远): the short name, linked to the one before it.
  void take_aliases() {
    std::vector<NameCandidate> aliases;
    for (const CompanyMarks::Mark& mark : marks_.all())
      if ((mark.classes & mark_alias) != 0) read_alias(mark.span.end, aliases);
    if (aliases.empty()) return;
    std::vector<NameCandidate> joined;
    std::size_t next = 0;
    for (NameCandidate& alias : aliases) {
      for (; next < found_.size() && found_[next].span.end <= alias.span.begin; ++next) joined.push_back(found_[next]);
      if (joined.empty() || joined.back().acronym || alias.span.begin - joined.back().span.end >= max_alias_gap) continue;
      while (next < found_.size() && found_[next].span.overlaps(alias.span)) ++next;
      joined.back().acronym_follows = true;
      joined.push_back(alias);
    }
    joined.insert(joined.end(), found_.begin() + static_cast<std::ptrdiff_t>(next), found_.end());
    found_ = std::move(joined);
  }

  void read_alias(std::size_t byte, std::vector<NameCandidate>& aliases) const {
    const auto word = std::partition_point(words_.begin(), words_.end(), [&](const Word& entry) { return entry.begin < byte; });
    const auto first = static_cast<std::size_t>(word - words_.begin());
    std::size_t end = first;
    while (end < words_.size() && end - first < max_name_characters && (end == first || words_[end].gap == WordGap::none)) ++end;
    if (end < first + 2 || words_[first].gap == WordGap::comma || words_[first].gap == WordGap::stop) return;
    NameCandidate alias = candidate(first, end);
    alias.strength = NameStrength::sure;
    alias.acronym = true;
    alias.stem_count = end - first <= 4 ? alias.word_count : 0;
    alias.stem_key = alias.key;
    aliases.push_back(alias);
  }

  /// スタートアップのハコネルは, ハコネルの売上高: a name in katakana behind what introduces one, and a particle behind it, or
  /// before what only a company has.
  std::size_t take_introduced(std::size_t at) {
    constexpr std::size_t shortest = 3;
    const bool introduced = (before(words_[at].begin) & mark_pre) != 0;
    if (!is_katakana(words_[at]) || (!introduced && !begins_katakana(at))) return at;
    std::size_t end = at + 1;
    while (end < words_.size() && end - at < max_name_characters && words_[end].gap == WordGap::none && is_katakana(words_[end]))
      ++end;
    const std::size_t end_byte = words_[end - 1].end;
    if (!introduced && (after(end_byte) & mark_staffed) == 0) return at;
    const std::string_view rest = block_.text.substr(end_byte);
    static const lang::WordGroup& particles = lang::word_group("particles_behind_names");
    const bool marked =
        !introduced || std::any_of(particles.begin(), particles.end(), [&](auto& word) { return rest.starts_with(word); });
    const auto characters = (end_byte - words_[at].begin) / shortest;  // of three bytes each
    static const lang::WordGroup& nouns = lang::word_group("katakana_nouns");
    const bool common = lang::contains(nouns, block_.text.substr(words_[at].begin, end_byte - words_[at].begin));
    if (!marked || common || characters < shortest || marks_.is_generic(words_[at].begin, end_byte)) return at;
    NameCandidate found = candidate(at, end);
    found.strength = NameStrength::likely;
    judge_source(found);
    found_.push_back(found);
    return end;
  }

  /// No Han, katakana or letter right before it, which would belong to the name.
  [[nodiscard]] bool begins_katakana(std::size_t at) const {
    return at == 0 || words_[at].gap != WordGap::none || is_hiragana(words_[at - 1]);
  }

  /// 부품업체 하코넬은, ㈜하코넬은: a name behind what introduces one, with a particle of the subject or the possessor.
  std::size_t take_introduced_korean(std::size_t at) {
    const bool formal = (marks_.ending_at(words_[at].begin) & mark_head) != 0;
    if (words_[at].kind != WordKind::hangul || (words_[at].gap != WordGap::space && !formal)) return at;
    if ((before(words_[at].begin) & mark_pre) == 0 && !formal) return at;
    std::size_t whole = at + 1;
    while (whole < words_.size() && words_[whole].gap == WordGap::none && words_[whole].kind == WordKind::hangul) ++whole;
    const std::size_t end = without_particle(at, whole);
    const std::size_t shortest = formal ? 2 : 3;
    static const lang::WordGroup& nouns = lang::word_group("nouns_behind_firms");
    const std::string_view name = block_.text.substr(words_[at].begin, words_[end - 1].end - words_[at].begin);
    if (end == whole || end - at < shortest || end - at > max_name_characters || lang::contains(nouns, name)) return at;
    if (marks_.is_generic(words_[at].begin, words_[end - 1].end)) return at;
    NameCandidate found = candidate(at, end);
    found.strength = NameStrength::likely;
    judge_source(found);
    found_.push_back(found);
    return whole;
  }

  /// Where the word of syllables `first` to `end` ends without its particle; two syllables at least are left.
  [[nodiscard]] std::size_t without_particle(std::size_t first, std::size_t end) const {
    static const lang::WordGroup& particles = lang::word_group("particles_of_names");
    constexpr std::size_t syllable = 3;  // bytes
    const std::string_view word = block_.text.substr(words_[first].begin, words_[end - 1].end - words_[first].begin);
    std::size_t longest = 0;
    for (const std::string& particle : particles)
      if (word.ends_with(particle)) longest = std::max(longest, particle.size() / syllable);
    constexpr std::size_t least = 2;
    return end - first >= longest + least ? end - longest : end;
  }

  /// Moves `first` left from `at` to where the name may begin; true when something bounds it there.
  bool reach_left(std::size_t at, std::size_t free_from, std::size_t& first) const {
    const bool kana_stops = block_.lang == "ja";
    while (first > free_from && at - first < max_name_characters) {
      const Word& word = words_[first];
      const Word& left = words_[first - 1];
      if (word.gap != WordGap::none) return true;
      if (!left.is_cjk() && left.kind != WordKind::latin) return true;
      if ((marks_.ending_at(word.begin) & mark_stop) != 0) return true;
      if (kana_stops && is_hiragana(left)) return true;
      if (left.kind == WordKind::hangul && word.kind != WordKind::hangul) return true;
      --first;
    }
    return first == 0 || first == free_from || words_[first].gap != WordGap::none;
  }

  [[nodiscard]] bool is_katakana(const Word& word) const {
    return word.kind == WordKind::kana && text::decode_at(block_.text, word.begin).value >= 0x30A0;
  }

  [[nodiscard]] bool is_hiragana(const Word& word) const {
    return word.kind == WordKind::kana && text::decode_at(block_.text, word.begin).value < 0x30A0;
  }

  /// 株式会社〇〇: Han and katakana after it.
  std::size_t take_headed(std::size_t at) {
    const std::size_t head_end = marks_.end_of(words_[at].begin, mark_head);
    std::size_t first = at;
    while (first < words_.size() && words_[first].begin < head_end) ++first;
    std::size_t end = first;
    while (end < words_.size() && end - first < max_name_characters && (end == first || words_[end].gap == WordGap::none) &&
           words_[end].is_cjk() && !is_hiragana(words_[end]) && (marks_.beginning_at(words_[end].begin) & mark_stop) == 0)
      ++end;
    if (end < first + 2) return at;
    const std::size_t whole = end;
    if (block_.lang == "ko") end = without_particle(first, end);
    NameCandidate found = candidate(first, end);
    found.strength = NameStrength::sure;
    found_.push_back(found);
    return whole;
  }

  /// 하코넬 주식회사는: the word before the form, which a space parts from it.
  std::size_t take_named_before(std::size_t at, std::size_t free_from) {
    const std::size_t head_end = marks_.end_of(words_[at].begin, mark_head);
    std::size_t first = at;
    while (first > free_from && words_[first - 1].kind == WordKind::hangul &&
           (first == at ? words_[at].gap == WordGap::space : words_[first].gap == WordGap::none))
      --first;
    constexpr std::size_t shortest = 2;
    if (at - first < shortest || marks_.is_generic(words_[first].begin, words_[at - 1].end)) return at;
    NameCandidate found = candidate(first, word_ending_at(at, head_end));
    found.short_key = key_of_words(words_, first, at - first);
    found.strength = NameStrength::sure;
    found_.push_back(found);
    return first + found.word_count;
  }

  [[nodiscard]] NameCandidate candidate(std::size_t first, std::size_t end) const {
    NameCandidate found;
    found.span = {words_[first].begin, words_[end - 1].end};
    found.first_word = static_cast<std::uint32_t>(first);
    found.word_count = static_cast<std::uint32_t>(end - first);
    found.key = key_of_words(words_, first, end - first);
    found.short_key = found.key;
    return found;
  }

  /// Latin candidates that a new one covers go ("TCL科技" over "TCL").
  void merge() {
    std::erase_if(out_, [this](const NameCandidate& latin) {
      const auto after = std::partition_point(found_.begin(), found_.end(),
                                              [&](const NameCandidate& cjk) { return cjk.span.end <= latin.span.begin; });
      return after != found_.end() && after->span.overlaps(latin.span);
    });
    out_.insert(out_.end(), found_.begin(), found_.end());
  }

  const BlockView& block_;
  const std::vector<Word>& words_;
  const CompanyMarks& marks_;
  std::vector<NameCandidate>& out_;
  std::vector<NameCandidate> found_;
};

}  // namespace

void find_cjk_names(const BlockView& block, std::vector<NameCandidate>& out) {
  CjkFinder(block, out).run();
  std::sort(out.begin(), out.end(), [](const NameCandidate& a, const NameCandidate& b) { return a.span.begin < b.span.begin; });
  add_listed_firms(block, out);
}

}  // namespace claimdex::claims
