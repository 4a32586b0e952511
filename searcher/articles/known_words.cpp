// Look-ups of words, each made once.
#include "searcher/articles/known_words.hpp"

#include <algorithm>
#include <utility>

#include "indexer/schema/lead_codes.hpp"
#include "indexer/schema/word_sequence.hpp"

namespace claimdex::search {
namespace {

using schema::Field;

/// Whether one of the languages writes compounds as one word.
bool joins_words(const std::vector<std::string>& languages) {
  return std::any_of(languages.begin(), languages.end(),
                     [](const std::string& lang) { return lang == "de" || lang == "nl" || lang == "sv" || lang == "da"; });
}

std::size_t bytes_of(const KnownWord& word) {
  constexpr std::size_t of_group = 200;
  std::size_t bytes = sizeof word + of_group * (1 + word.more.size() + word.parts.size());
  for (const KnownWord::Form& form : word.forms) bytes += sizeof form + form.text.size() + form.term.size();
  return bytes;
}

}  // namespace

SharedWord KnownWords::word(const std::string& text, TokenKind kind, const std::vector<std::string>& languages) {
  std::string key(kind == TokenKind::word ? "word" : "other");
  for (const std::string& lang : languages) key.append(1, ' ').append(lang);
  key.append(1, ':').append(text);
  if (const SharedWord* known = snapshot_.known_words().find(key)) return *known;
  KnownWord read = read_word(text, kind, languages);
  const std::size_t bytes = bytes_of(read);
  return snapshot_.known_words().keep(key, std::make_shared<const KnownWord>(std::move(read)), bytes);
}

SharedWord KnownWords::gram(const std::string& text, TokenKind kind) {
  const std::string key = (kind == TokenKind::cjk_bigram ? "bigram:" : "unigram:") + text;
  if (const SharedWord* known = snapshot_.known_words().find(key)) return *known;
  KnownWord read = read_gram(text, kind);
  const std::size_t bytes = bytes_of(read);
  return snapshot_.known_words().keep(key, std::make_shared<const KnownWord>(std::move(read)), bytes);
}

void KnownWords::read_text(const std::vector<std::string>& forms, KnownWord& out) {
  std::vector<std::string> known;
  std::vector<double> frequencies;
  for (const std::string& form : forms) {
    std::string term = schema::term(Field::text, form);
    const double frequency = snapshot_.reads().frequency(term);
    out.forms.push_back({form, term, schema::word_hash(term), schema::lead_code(term), frequency > 0});
    if (frequency == 0) continue;
    known.emplace_back(std::move(term));
    frequencies.push_back(frequency);
  }
  if (known.empty()) return;
  out.text = terms_of(std::move(known), snapshot_);
  out.idf = idf_.idf(frequencies);
  out.factor = idf_.factor(frequencies);
}

SharedTerms KnownWords::in_field(Field field, const std::vector<std::string>& forms) {
  std::vector<std::string> known;
  for (const std::string& form : forms) {
    std::string term = schema::term(field, form);
    if (snapshot_.reads().frequency(term) > 0) known.emplace_back(std::move(term));
  }
  return known.empty() ? nullptr : terms_of(std::move(known), snapshot_);
}

KnownWord KnownWords::read_word(const std::string& text, TokenKind kind, const std::vector<std::string>& languages) {
  KnownWord out;
  const std::vector<std::string> forms = patterns_.forms_of(text, languages);
  read_text(forms, out);
  if (kind == TokenKind::word && joins_words(languages))
    for (const std::string& part : compound_parts(text, languages)) read_part(part, languages, out);
  if (!out.text) return out;
  for (const Field field : {Field::title, Field::heading, Field::tag_word}) out.more.push_back(in_field(field, forms));
  return out;
}

KnownWord KnownWords::read_gram(const std::string& text, TokenKind kind) {
  KnownWord out;
  read_text({text}, out);
  if (out.text && kind == TokenKind::cjk_bigram) out.more.push_back(in_field(Field::title, {text}));
  return out;
}

double KnownWords::frequency_of(const std::string& word, const std::vector<std::string>& languages) {
  double frequency = 0;
  for (const std::string& form : patterns_.forms_of(word, languages))
    frequency = std::max<double>(frequency, snapshot_.reads().frequency(form));
  return frequency;
}

std::vector<std::string> KnownWords::compound_parts(const std::string& word, const std::vector<std::string>& languages) {
  constexpr std::size_t shortest = 4;
  std::vector<std::string> best;
  double best_frequency = 0;
  for (std::size_t cut = shortest; cut + shortest <= word.size(); ++cut) {
    if ((static_cast<unsigned char>(word[cut]) & 0xC0u) == 0x80u) continue;
    const std::string right = word.substr(cut);
    const double right_frequency = frequency_of(right, languages);
    if (right_frequency <= best_frequency) continue;
    for (const std::string_view link : {"", "s", "es", "n", "en", "er", "e"}) {
      const std::string_view before = std::string_view(word).substr(0, cut);
      if (!before.ends_with(link) || before.size() < shortest + link.size()) continue;
      const std::string left(before.substr(0, before.size() - link.size()));
      const double frequency = std::min(right_frequency, frequency_of(left, languages));
      if (frequency <= best_frequency) continue;
      best_frequency = frequency;
      best = {left, right};
    }
  }
  return best;
}

void KnownWords::read_part(const std::string& part, const std::vector<std::string>& languages, KnownWord& out) {
  std::vector<std::string> known;
  std::vector<double> frequencies;
  for (const std::string& form : patterns_.forms_of(part, languages)) {
    const double frequency = snapshot_.reads().frequency(form);
    if (frequency == 0) continue;
    known.emplace_back(form);
    frequencies.push_back(frequency);
  }
  if (known.empty()) return;
  const double factor = idf_.factor(frequencies);
  out.parts.push_back({terms_of(std::move(known), snapshot_), factor});
}

}  // namespace claimdex::search
