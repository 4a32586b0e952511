// Compiling plain language: which words are searched, and what each weighs. Figures of every choice: README.md of this folder.
#include "searcher/plain_query.hpp"

#include <algorithm>

#include "analyzers/text/query_stops.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/lead_codes.hpp"
#include "searcher/query/folded_query.hpp"

namespace claimdex::search {
namespace {

using schema::Field;
using Xapian::Query;

/// Links name where a text stood, not what it says. A host may be glued to the word before it ("#Iranpic.twitter.com/x").
std::string without_links(std::string_view text) {
  std::string rest;
  while (!text.empty()) {
    const std::size_t link = std::min({text.find("http://"), text.find("https://"), text.find("pic.twitter.com/")});
    rest.append(text.substr(0, link));
    if (link == std::string_view::npos) break;
    rest += ' ';
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", link), text.size());
    text.remove_prefix(end);
  }
  return rest;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// The words glued together in a hashtag or an account's name, appended: "#BorderWall" also says border and wall.
std::string with_cut_names(const std::string& text) {
  std::string more;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '#' && text[i] != '@') continue;
    const std::size_t begin = i + 1;
    std::size_t end = begin;
    bool is_glued = false;
    std::string words(1, ' ');
    for (; end < text.size() && (is_lower(text[end]) || is_upper(text[end])); ++end) {
      const bool begins_word =
          end > begin && is_upper(text[end]) && (is_lower(text[end - 1]) || (end + 1 < text.size() && is_lower(text[end + 1])));
      is_glued = is_glued || begins_word;
      if (begins_word) words += ' ';
      words += text[end];
    }
    if (is_glued) more += words;
    i = std::max(i, end - 1);
  }
  return text + more;
}

struct Kana {
  int hiragana = 0;
  int katakana = 0;
};

Kana kana_of(std::string_view gram) {
  Kana kana;
  for (std::size_t i = 0; i < gram.size();) {
    const query::CodePoint c = query::code_point_at(gram, i);
    i += c.size;
    if (c.value >= 0x3041 && c.value <= 0x309F) ++kana.hiragana;
    if (c.value >= 0x30A0 && c.value <= 0x30FF) ++kana.katakana;
  }
  return kana;
}

/// What a gram says beside one of Han characters: hiragana mostly bends words, and single kana are letters.
double gram_weight(std::string_view gram, TokenKind kind) {
  const Kana kana = kana_of(gram);
  if (kind == TokenKind::cjk_bigram)
    return kana.hiragana == 2 ? gram_weights.hiragana : kana.hiragana == 1 ? gram_weights.mixed : 1;
  if (kana.hiragana > 0) return 0;
  return kana.katakana > 0 ? gram_weights.katakana_unigram : gram_weights.unigram;
}

/// Whether one of the languages writes compounds as one word.
bool joins_words(const std::vector<std::string>& languages) {
  return std::any_of(languages.begin(), languages.end(),
                     [](const std::string& lang) { return lang == "de" || lang == "nl" || lang == "sv" || lang == "da"; });
}

}  // namespace

bool is_mostly_cjk(std::string_view text) {
  std::size_t cjk = 0;
  std::size_t other = 0;
  for (std::size_t i = 0; i < text.size();) {
    const query::CodePoint c = query::code_point_at(text, i);
    i += c.size;
    if (c.value == ' ') continue;
    ++(query::is_cjk(c.value) ? cjk : other);
  }
  return cjk * 2 > other;
}

std::vector<Token> telling_tokens(std::string_view text) {
  const std::string unlinked = with_cut_names(without_links(text));
  const std::string lang = detect_language(unlinked);
  std::vector<Token> tokens = default_analyzer().analyze(text::without_stop_phrases(unlinked, lang), {});
  std::erase_if(tokens, [&](const Token& token) { return text::is_query_stop(token.text, lang); });
  return tokens.empty() ? default_analyzer().analyze(text, {}) : tokens;
}

Query PlainTextCompiler::compile(std::string_view text, std::size_t enough) {
  read(text, enough);
  return query();
}

Query PlainTextCompiler::query() const {
  if (parts_.empty()) return Query::MatchNothing;
  const Query any = any_query_of(parts_);
  return added_.empty() ? any : Query(Query::OP_AND_MAYBE, any, any_query_of(added_));
}

void PlainTextCompiler::read(std::string_view text, std::size_t enough) {
  parts_.clear();
  grams_.clear();
  added_.clear();
  languages_.clear();
  forms_.clear();
  words_ = 0;
  weight_of_all_ = 0;
  const std::string lang = detect_language(text);
  const auto& known = snapshot_.languages();
  if (std::find(known.begin(), known.end(), lang) != known.end()) languages_.push_back(lang);
  std::map<std::string, Word> words;
  const std::vector<Token> tokens = telling_tokens(text);
  for (const Token& token : tokens) {
    Word& word = words[token.text];
    word.kind = token.kind;
    ++word.times;
  }
  for (const auto& [text_of_word, use] : words) {
    const bool is_gram = use.kind == TokenKind::cjk_bigram || use.kind == TokenKind::cjk_unigram;
    is_gram ? add_gram(text_of_word, use) : add_word(text_of_word, use);
  }
  read_lead_codes();
  read_pairs(tokens);
  sort_grams(enough);
  if (parts_.empty()) parts_.swap(added_);
}

void PlainTextCompiler::read_pairs(const std::vector<Token>& tokens) {
  nearness_ = {};
  const Form* before = nullptr;
  for (const Token& token : tokens) {
    const bool is_gram = token.kind == TokenKind::cjk_bigram || token.kind == TokenKind::cjk_unigram;
    const auto form = is_gram ? forms_.end() : forms_.find(token.text);
    if (form == forms_.end()) continue;
    const Form& here = form->second;
    if (before != nullptr && before->word != here.word)
      nearness_.add_pair({before->word, here.word, std::min(before->weight, here.weight)});
    before = &here;
  }
  if (nearness_.empty()) return;
  for (const auto& [form, use] : forms_)
    if (snapshot_.reads().frequency(schema::term(Field::text, form)) > 0) nearness_.add_form(form, use.word);
}

void PlainTextCompiler::sort_grams(std::size_t enough) {
  std::stable_sort(grams_.begin(), grams_.end(), [](const Gram& a, const Gram& b) { return a.frequency < b.frequency; });
  double found = 0;
  for (Gram& gram : grams_) {
    (found < static_cast<double>(enough) ? parts_ : added_).push_back(std::move(gram.word));
    found += gram.frequency;
  }
}

void PlainTextCompiler::remember(const std::vector<std::string>& forms, double weight) {
  for (const std::string& form : forms) forms_.emplace(form, Form{words_, weight});
  ++words_;
  weight_of_all_ += weight;
}

void PlainTextCompiler::read_lead_codes() {
  lead_codes_.clear();
  for (const auto& [form, use] : forms_) lead_codes_.emplace_back(schema::lead_code(schema::term(Field::text, form)), use);
  std::sort(lead_codes_.begin(), lead_codes_.end(),
            [](const auto& a, const auto& b) { return std::pair(a.first, a.second.word) < std::pair(b.first, b.second.word); });
}

double PlainTextCompiler::coverage(std::string_view lead) const {
  if (weight_of_all_ <= 0) return 0;
  const std::vector<std::uint16_t> said = schema::decode_lead(lead);
  std::vector<bool> seen(words_, false);
  double found = 0;
  for (const auto& [code, form] : lead_codes_) {
    if (seen[form.word] || !std::binary_search(said.begin(), said.end(), code)) continue;
    seen[form.word] = true;
    found += form.weight;
  }
  return found / weight_of_all_;
}

void PlainTextCompiler::add_field(Field field, const std::vector<std::string>& forms, double weight,
                                  std::vector<WeighedTerms>& out) {
  std::vector<std::string> known;
  for (const std::string& form : forms) {
    std::string term = schema::term(field, form);
    if (snapshot_.reads().frequency(term) > 0) known.emplace_back(std::move(term));
  }
  if (!known.empty() && weight > 0) out.push_back({std::move(known), weight});
}

void PlainTextCompiler::add_word(const std::string& word, const Word& use) {
  const std::vector<std::string> forms = patterns_.forms_of(word, languages_);
  std::vector<std::string> known;
  std::vector<double> frequencies;
  for (const std::string& form : forms) {
    std::string term = schema::term(Field::text, form);
    const double frequency = snapshot_.reads().frequency(term);
    if (frequency == 0) continue;
    known.emplace_back(std::move(term));
    frequencies.push_back(frequency);
  }
  if (use.kind == TokenKind::word && joins_words(languages_))
    for (const std::string& part : compound_parts(word)) add_part(part, use.times);
  if (known.empty()) return;
  const double factor = use.times * idf_.factor(frequencies);
  remember(forms, use.times * idf_.idf(frequencies));
  WeighedWord found{{std::move(known), factor}, {}};
  add_field(Field::title, forms, factor * article_weights.title, found.more);
  add_field(Field::heading, forms, factor * article_weights.heading, found.more);
  add_field(Field::tag_word, forms, factor * article_weights.tag, found.more);
  parts_.push_back(std::move(found));
}

double PlainTextCompiler::frequency_of(const std::string& word) {
  double frequency = 0;
  for (const std::string& form : patterns_.forms_of(word, languages_))
    frequency = std::max<double>(frequency, snapshot_.reads().frequency(form));
  return frequency;
}

std::vector<std::string> PlainTextCompiler::compound_parts(const std::string& word) {
  constexpr std::size_t shortest = 4;
  std::vector<std::string> best;
  double best_frequency = 0;
  for (std::size_t cut = shortest; cut + shortest <= word.size(); ++cut) {
    if ((static_cast<unsigned char>(word[cut]) & 0xC0u) == 0x80u) continue;
    const std::string right = word.substr(cut);
    const double right_frequency = frequency_of(right);
    if (right_frequency <= best_frequency) continue;
    for (const std::string_view link : {"", "s", "es", "n", "en", "er", "e"}) {
      const std::string_view before = std::string_view(word).substr(0, cut);
      if (!before.ends_with(link) || before.size() < shortest + link.size()) continue;
      const std::string left(before.substr(0, before.size() - link.size()));
      const double frequency = std::min(right_frequency, frequency_of(left));
      if (frequency <= best_frequency) continue;
      best_frequency = frequency;
      best = {left, right};
    }
  }
  return best;
}

void PlainTextCompiler::add_part(const std::string& part, double times) {
  std::vector<std::string> known;
  std::vector<double> frequencies;
  for (const std::string& form : patterns_.forms_of(part, languages_)) {
    const double frequency = snapshot_.reads().frequency(form);
    if (frequency == 0) continue;
    known.emplace_back(form);
    frequencies.push_back(frequency);
  }
  if (known.empty()) return;
  parts_.push_back({{std::move(known), times * article_weights.compound_part * idf_.factor(frequencies)}, {}});
}

void PlainTextCompiler::add_gram(const std::string& gram, const Word& use) {
  const double frequency = snapshot_.reads().frequency(gram);
  const double weight = gram_weight(gram, use.kind);
  if (frequency == 0 || weight <= 0) return;
  const double factor = weight * use.times * idf_.factor({frequency});
  WeighedWord found{{{gram}, factor}, {}};
  if (use.kind == TokenKind::cjk_unigram) {
    added_.push_back(std::move(found));
    return;
  }
  remember({gram}, weight * use.times * idf_.idf({frequency}));
  add_field(Field::title, {gram}, factor * article_weights.title, found.more);
  grams_.push_back({std::move(found), frequency});
}

}  // namespace claimdex::search
