// Attributions in Chinese (X表示, 据X报道), Japanese (Xによると, Xは…と述べた) and Korean (X에 따르면, X는 …고 밝혔다).
#include <algorithm>
#include <span>
#include <string_view>

#include "analyzers/claim/attribution/speaker.hpp"
#include "analyzers/claim/attribution/speaker_table.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/utf8.hpp"

namespace claimdex::claims {
namespace {

constexpr std::size_t longest_subject = 120;       ///< bytes
constexpr std::size_t longest_search = 64;         ///< words looked at for the subject of a verb at the end
constexpr std::size_t longest_headline_name = 45;  ///< bytes

bool is_quote(char32_t c) {
  return c == 0x201C || c == 0x201D || c == '"' || c == 0x300C || c == 0x300D || c == 0x300E || c == 0x300F || c == 0x2018 ||
         c == 0x2019;
}
bool is_stop(char32_t c) {
  return c == 0xFF0C || c == ',' || c == 0x3002 || c == 0x3001 || c == 0xFF1B || c == ';' || c == 0xFF1A || c == ':' ||
         c == 0xFF01 || c == 0xFF1F || c == '<' || c == '>' || c == '!' || c == '?' || c == '.' || c == 0xFF0E || is_quote(c) ||
         c == 0x3000;
}

class Finder {
 public:
  Finder(const Sentence& sentence, std::vector<Attribution>& out) : sentence_(sentence), text_(sentence.folded), out_(out) {}

  void run() {
    matches_.clear();
    speaker_table(sentence_.lang).find(sentence_.phrases, matches_);
    for (std::size_t i = 0; i < matches_.size(); ++i) {
      const SpeakerTable::Match& match = matches_[i];
      if (match.kind == SpeakerWord::source) read_source(i);
      if (match.kind == SpeakerWord::behind) add(match, subject_before(match.span.begin), {0, text_.size()}, "source");
      if (match.kind == SpeakerWord::say || match.kind == SpeakerWord::show) read_verb(i);
    }
    if (out_.empty() && sentence_.is_headline()) read_headline();
  }

 private:
  [[nodiscard]] char32_t after(std::size_t at) const { return text::decode_at(text_, at).value; }

  /// The matches that begin inside `span`.
  [[nodiscard]] std::span<const SpeakerTable::Match> matches_in(TextSpan span) const {
    const auto starts_before = [](const SpeakerTable::Match& match, std::size_t at) { return match.span.begin < at; };
    const auto first = std::lower_bound(matches_.begin(), matches_.end(), span.begin, starts_before);
    return {first, std::lower_bound(first, matches_.end(), span.end, starts_before)};
  }

  /// The stretch up to `end` that no mark cuts; a title in 《》 is kept whole.
  [[nodiscard]] TextSpan subject_before(std::size_t end) const {
    std::size_t begin = end;
    while (begin > 0 && end - begin < longest_subject) {
      const text::CodePoint c = text::decode_before(text_, begin);
      if (is_stop(c.value)) break;
      begin -= c.size;
    }
    return {begin, end};
  }

  /// 据X报道, 记者从X获悉: the verb closes the name.
  void read_source(std::size_t index) {
    const std::size_t begin = matches_[index].span.end;
    const TextSpan lead = subject_before(matches_[index].span.begin);
    if (lead.size() > 12) return;  // in the middle of a clause 据 and 根据 cite no one
    for (std::size_t i = index + 1; i < matches_.size() && matches_[i].span.begin < begin + longest_subject; ++i) {
      const SpeakerWord kind = matches_[i].kind;
      if (kind != SpeakerWord::say && kind != SpeakerWord::show) continue;
      const TextSpan clause = subject_before(matches_[i].span.begin);
      if (clause.begin <= begin) add(matches_[index], {begin, matches_[i].span.begin}, {0, text_.size()}, "source");
      return;
    }
    std::size_t end = begin;
    while (end < text_.size() && end - begin < longest_subject && !is_stop(after(end))) end += text::decode_at(text_, end).size;
    const auto inside = matches_in({begin, end});
    const bool is_cited = std::any_of(inside.begin(), inside.end(), [&](const auto& match) {
      return match.kind == SpeakerWord::end && match.span.begin > begin && match.span.end <= end;
    });
    if (is_cited && (after(end) == 0xFF0C || after(end) == ',')) add(matches_[index], {begin, end}, {0, text_.size()}, "source");
  }

  /// 国家统计局：...
  void read_headline() {
    for (const std::string_view mark : {"：", ":"}) {
      const std::size_t at = text_.find(mark);
      if (at == text_.npos || at == 0 || at > longest_headline_name) continue;
      for (const SpeakerTable::Match& match : matches_) {
        if (match.kind != SpeakerWord::colon || match.span.end != at) continue;
        out_.push_back({{0, at}, {0, at}, {at, text_.size()}, SpeakerForm::name, "headline"});
        return;
      }
    }
  }

  void read_verb(std::size_t index) {
    const SpeakerTable::Match& match = matches_[index];
    if (sentence_.lang == "zh") {
      const TextSpan subject = subject_before(match.span.begin);
      const auto inside = matches_in(subject);
      const bool follows_source =
          std::any_of(inside.begin(), inside.end(), [](const auto& other) { return other.kind == SpeakerWord::source; });
      const bool closes = match.span.end >= text_.size() || after(match.span.end) == 0x3002;
      if (const TextSpan document = document_of(match); subject.empty() && !document.empty())
        return add(match, document, {match.span.end, text_.size()}, "said");
      if (!follows_source) add(match, subject, {closes ? 0 : match.span.end, text_.size()}, "said");
      return;
    }
    // Japanese and Korean: the verb ends the sentence, the subject is marked near its beginning.
    const TextSpan quotation = quotation_before(match.span.begin);
    for (std::size_t i = first_topic(index, quotation); i < std::min(index, longest_search); ++i) {
      if (matches_[i].kind != SpeakerWord::topic || quotation.contains(matches_[i].span.begin)) continue;
      TextSpan subject = subject_before(matches_[i].span.begin);
      if (subject.empty()) continue;
      // 「…」と社長は話す, "…"고 대표는 말했다: what was said stands before its speaker.
      const std::size_t quotative = quotative_at(subject.begin);
      subject.begin += quotative;
      add(match, subject, {quotative != 0 ? 0 : matches_[i].span.end, match.span.begin}, "said");
      return;
    }
  }

  /// 「…」 right before the Japanese verb at `verb`; from the start of the sentence where it was opened before. Empty for none.
  [[nodiscard]] TextSpan quotation_before(std::size_t verb) const {
    constexpr std::size_t longest_gap = 40;  // bytes: 」と社長は
    const std::size_t close = text_.rfind("」", verb);
    if (close == text_.npos || verb - close > longest_gap) return {};
    const std::size_t open = text_.rfind("「", close);
    return {open == text_.npos ? 0 : open, close};
  }
  [[nodiscard]] bool is_quoted(std::size_t at) const {
    const std::size_t open = text_.rfind("「", at);
    const std::size_t close = text_.rfind("」", at);
    return open != text_.npos && (close == text_.npos || close < open);
  }
  /// The topic right before the quotation speaks; without one, the first of the sentence does.
  [[nodiscard]] std::size_t first_topic(std::size_t index, TextSpan quotation) const {
    for (std::size_t i = std::min(index, longest_search); i > 0 && !quotation.empty(); --i)
      if (matches_[i - 1].kind == SpeakerWord::topic && matches_[i - 1].span.end <= quotation.begin &&
          !is_quoted(matches_[i - 1].span.begin) && !subject_before(matches_[i - 1].span.begin).empty())
        return i - 1;
    return 0;
  }

  /// Bytes of the particle behind a closing quotation mark at `at`; 0 for none.
  [[nodiscard]] std::size_t quotative_at(std::size_t at) const {
    static const lang::WordGroup& particles = lang::word_group("quotative_particles");
    if (at == 0 || !is_quote(text::decode_before(text_, at).value)) return 0;
    for (const std::string& particle : particles)
      if (text_.substr(at).starts_with(particle)) return particle.size();
    return 0;
  }

  /// 报道称，: a verb of saying that has its document in itself.
  [[nodiscard]] TextSpan document_of(const SpeakerTable::Match& match) const {
    static const lang::WordGroup& documents = lang::word_group("documents_that_say");
    const std::string_view verb = match.span.of(text_);
    for (const std::string& document : documents)
      if (verb.starts_with(document) && verb.size() > document.size())
        return {match.span.begin, match.span.begin + document.size()};
    return {};
  }

  /// Cuts what is no part of the name at both ends, again and again: connectives before it, times and manners behind it.
  void trim(TextSpan& name) const {
    const auto inside = matches_in(name);
    for (const SpeakerTable::Match& match : inside) {
      if (!name.contains(match.span)) continue;
      if ((match.kind == SpeakerWord::begin || match.kind == SpeakerWord::source) && match.span.begin == name.begin)
        name.begin = match.span.end;
      if (match.kind == SpeakerWord::skip && match.span.begin == name.begin) {
        name.begin = match.span.end;
        continue;
      }
      const bool cuts = match.kind == SpeakerWord::end || match.kind == SpeakerWord::skip || match.kind == SpeakerWord::topic;
      if (cuts && match.span.begin > name.begin) name.end = std::min(name.end, match.span.begin);
    }
    // （3月13日）公司表示: what stands in brackets before the name.
    if (const std::string_view opened = name.of(text_); opened.starts_with("（"))
      if (const std::size_t close = opened.find("）"); close != opened.npos) name.begin += close + std::string_view("）").size();
    cut_at_day(name);
    trim_date(name);
    // The office before a person's name: 商务部长王某 is 王某.
    for (const SpeakerTable::Match& match : inside) {
      if (match.kind != SpeakerWord::title || !name.contains(match.span)) continue;
      const std::size_t rest = name.end - match.span.end;
      if (rest >= 6 && rest <= 36) name.begin = match.span.end;
    }
    while (!name.empty() && text_[name.begin] == ' ') ++name.begin;
    while (!name.empty() && text_[name.end - 1] == ' ') --name.end;
  }

  /// 甲机构6日公布调查: the name ends where the day of the statement begins.
  void cut_at_day(TextSpan& name) const {
    constexpr std::string_view day = "日";
    const std::string_view whole = name.of(text_);
    if (whole.starts_with("《")) return;
    for (std::size_t at = whole.find(day); at != whole.npos; at = whole.find(day, at + day.size())) {
      if (at < day.size() || !text::is_ascii_digit(static_cast<unsigned char>(whole[at - 1]))) continue;
      name.end = name.begin + at + day.size();
      return;
    }
  }

  /// 客运量预计达300万人次: what is expected, not who expects; 那么可以说: the words of a clause that has no subject.
  [[nodiscard]] static bool is_no_speaker(std::string_view verb, std::string_view name) {
    static const lang::WordGroup& expecting = lang::word_group("verbs_of_expecting");
    static const lang::WordGroup& things = lang::word_group("things_expected");
    static const lang::WordGroup& openers = lang::word_group("no_speaker_openers");
    const auto ends = [name](std::string_view word) { return name.ends_with(word); };
    const auto begins = [name](std::string_view word) { return name.starts_with(word); };
    return (lang::contains(expecting, verb) && std::any_of(things.begin(), things.end(), ends)) ||
           std::any_of(openers.begin(), openers.end(), begins);
  }

  /// 费拉奇22日: the day of the statement.
  void trim_date(TextSpan& name) const {
    std::size_t end = name.end;
    const auto ends_with = [&](std::string_view tail) { return text_.substr(name.begin, end - name.begin).ends_with(tail); };
    while (end > name.begin) {
      const std::size_t before_mark = end;
      for (const std::string_view mark : {"日", "月", "年", "号", "晚", "上午", "下午"})
        if (ends_with(mark)) end -= mark.size();
      std::size_t digits = end;
      while (digits > name.begin && text::is_ascii_digit(static_cast<unsigned char>(text_[digits - 1]))) --digits;
      if (digits == end || end == before_mark) break;
      end = digits;
      name.end = end;
    }
  }

  void add(const SpeakerTable::Match& cue, TextSpan name, TextSpan scope, std::string_view rule) {
    for (const SpeakerTable::Match& match : matches_in(name))
      if (match.kind == SpeakerWord::nobody && name.contains(match.span)) return;
    // 记者今天从甲公司获悉: the source is what the reporter asked.
    const std::string_view whole = name.of(text_);
    if (const std::size_t from = whole.rfind("从"); whole.find("记者") < from && from != whole.npos)
      name.begin += from + std::string_view("从").size();
    trim(name);
    if (sentence_.lang == "zh" && is_no_speaker(cue.span.of(text_), name.of(text_))) return;
    if (name.of(text_).find('%') != std::string_view::npos) return;
    if (name.size() < 2 || name.size() > longest_subject || name.of(text_).ends_with("的")) return;
    Attribution found{name, cue.span, scope, SpeakerForm::name, rule};
    for (const SpeakerTable::Match& match : matches_in(name)) {
      if (match.span.end != name.end || match.span.begin < name.begin) continue;
      if (match.kind == SpeakerWord::pronoun) found.form = SpeakerForm::pronoun;
      if (match.kind == SpeakerWord::plural) found.form = SpeakerForm::plural;
      if (match.kind == SpeakerWord::organisation) found.form = SpeakerForm::organisation;
      if (match.kind == SpeakerWord::first_person) found.form = SpeakerForm::first_person;
      if (match.kind == SpeakerWord::firm) found.form = SpeakerForm::firm;
    }
    constexpr std::size_t one_character = 3;  // bytes
    if (found.form == SpeakerForm::name && name.size() <= one_character) return;
    out_.push_back(found);
  }

  const Sentence& sentence_;
  const std::string_view text_;
  std::vector<Attribution>& out_;
  static thread_local std::vector<SpeakerTable::Match> matches_;
};

thread_local std::vector<SpeakerTable::Match> Finder::matches_;

}  // namespace

void find_attributions_cjk(const Sentence& sentence, std::vector<Attribution>& out) { Finder(sentence, out).run(); }

}  // namespace claimdex::claims
