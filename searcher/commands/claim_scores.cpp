// Matching of claims and gold. The figures equal those of the annotation set's own scorer.
#include "searcher/commands/claim_scores.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <tuple>

namespace claimdex::commands {
namespace {

using nlohmann::json;

constexpr std::size_t gram_size = 5;
constexpr double same_sentence = 0.5;     // share of common 5-grams of a match
constexpr double touches_sentence = 0.6;  // and of what counts as inside the annotated region
constexpr double value_tolerance = 2e-4;

std::u32string squash(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString folded =
      nfkc->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size()))), status);
  folded.foldCase();
  std::u32string out;
  for (int i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 c = folded.char32At(i);
    if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0) out += static_cast<char32_t>(c);
  }
  return out;
}

std::string utf8(const std::u32string& text) {
  std::string out;
  icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<int>(text.size())).toUTF8String(out);
  return out;
}

std::vector<std::u32string> grams_of(std::string_view sentence) {
  const std::u32string squashed = squash(sentence);
  std::vector<std::u32string> grams;
  for (std::size_t i = 0; i == 0 || i + gram_size <= squashed.size(); ++i) grams.push_back(squashed.substr(i, gram_size));
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

// Share of the smaller set found in the other; sets far apart in size count by the larger a little, so that the closest one wins.
double overlap(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++common;
    const bool advance_a = !(b[j] < a[i]);
    const bool advance_b = !(a[i] < b[j]);
    i += advance_a ? 1 : 0;
    j += advance_b ? 1 : 0;
  }
  const double inter = static_cast<double>(common);
  return inter / static_cast<double>(std::min(a.size(), b.size())) -
         0.05 * (1 - inter / static_cast<double>(std::max(a.size(), b.size())));
}

bool close(std::optional<double> a, std::optional<double> b) {
  return a && b && std::abs(*a - *b) <= value_tolerance * std::max({1.0, std::abs(*a), std::abs(*b)});
}

std::string bound_class(std::string_view bound) {
  static const std::map<std::string_view, std::string> classes = {{"exact", "="},     {"approx", "~"},   {"nearly", "~"},
                                                                  {"more_than", ">"}, {"at_least", ">"}, {"less_than", "<"},
                                                                  {"at_most", "<"},   {"range", ".."}};
  const auto found = classes.find(bound);
  return found == classes.end() ? std::string(bound) : found->second;
}

std::string kind_class(std::string_view kind) {
  if (kind.empty() || kind == "bare") return "count";
  if (kind == "age") return "duration";
  if (kind == "ratio") return "percent";
  if (kind == "index") return "other";
  return std::string(kind);
}

std::string unit_class(std::string_view unit, std::string_view kind) {
  static const std::map<std::string, std::string> long_names = {{"km", "kilometre"},   {"kilometer", "kilometre"},
                                                                {"m", "metre"},        {"meter", "metre"},
                                                                {"cm", "centimetre"},  {"mm", "millimetre"},
                                                                {"kg", "kilogram"},    {"h", "hour"},
                                                                {"hr", "hour"},        {"min", "minute"},
                                                                {"s", "second"},       {"sec", "second"},
                                                                {"d", "day"},          {"t", "tonne"},
                                                                {"ton", "tonne"},      {"l", "litre"},
                                                                {"liter", "litre"},    {"ghz", "gigahertz"},
                                                                {"mhz", "megahertz"},  {"khz", "kilohertz"},
                                                                {"gw", "gigawatt"},    {"mw", "megawatt"},
                                                                {"kw", "kilowatt"},    {"gb", "gigabyte"},
                                                                {"tb", "terabyte"},    {"mb", "megabyte"},
                                                                {"年", "year"},        {"天", "day"},
                                                                {"小时", "hour"},      {"分钟", "minute"},
                                                                {"秒", "second"},      {"月", "month"},
                                                                {"个月", "month"},     {"米", "metre"},
                                                                {"公里", "kilometre"}, {"吨", "tonne"},
                                                                {"千瓦", "kilowatt"}};
  const std::string sort = kind_class(kind);
  if (sort == "percent") return "%";
  if (sort == "count" || sort == "multiplier" || sort == "percent_points" || sort == "other") return "";
  std::u32string name = squash(unit);
  if (name.size() > 3 && name.back() == U's') name.pop_back();
  const auto found = long_names.find(utf8(name));
  return found == long_names.end() ? utf8(name) : found->second;
}

std::string head_word(std::string_view noun) {
  const std::u32string squashed = squash(noun);
  if (squashed.empty()) return "";
  if (squashed.back() > 0x2E80) return utf8(squashed.substr(squashed.size() - std::min<std::size_t>(2, squashed.size())));
  noun = noun.substr(0, noun.find(" of "));
  const std::size_t last = noun.find_last_not_of(" \t\n\r");
  if (last == std::string_view::npos) return "";
  noun = noun.substr(0, last + 1);
  std::string word = utf8(squash(noun.substr(noun.find_last_of(" \t\n\r") + 1)));
  if (word.ends_with("ies")) return word.substr(0, word.size() - 3) + "y";
  if (word.ends_with("s") && !word.ends_with("ss")) word.pop_back();
  return word;
}

std::string company_class(std::string_view name) {
  static constexpr std::string_view forms[] = {"inc",   "corp",     "corporation", "company", "co",   "ltd",     "plc",
                                               "group", "holdings", "limited",     "公司",    "集团", "有限公司"};
  std::u32string squashed = squash(name);
  if (squashed.starts_with(U"the") && squashed.size() > 6) squashed.erase(0, 3);
  const std::string whole = utf8(squashed);
  std::size_t longest = 0;
  for (const std::string_view form : forms)
    if (whole.ends_with(form)) longest = std::max(longest, form.size());
  return longest == whole.size() ? whole : whole.substr(0, whole.size() - longest);
}

std::vector<std::string> company_classes(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) out.push_back(company_class(name));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool same_companies(const std::vector<std::string>& gold, const std::vector<std::string>& predicted) {
  if (gold.size() != predicted.size()) return false;
  return std::all_of(gold.begin(), gold.end(), [&](const std::string& a) {
    return std::any_of(predicted.begin(), predicted.end(), [&](const std::string& b) {
      const bool contained = a.find(b) != std::string::npos || b.find(a) != std::string::npos;
      return a == b || (std::min(characters(a), characters(b)) >= 3 && contained);
    });
  });
}

std::string text_of(const json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> number_of(const json& line, const char* key) {
  const auto found = line.find(key);
  if (found == line.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

std::vector<std::string> texts_of(const json& line, const char* key) {
  std::vector<std::string> out;
  const auto found = line.find(key);
  if (found == line.end() || !found->is_array()) return out;
  for (const json& item : *found)
    if (item.is_string()) out.push_back(item.get<std::string>());
  return out;
}

ScoredClaim gold_claim(const json& line) {
  ScoredClaim claim;
  claim.grams = grams_of(text_of(line, "sentence"));
  claim.low = number_of(line, "lo");
  claim.high = number_of(line, "hi");
  claim.bound = bound_class(text_of(line, "bound"));
  claim.kind = kind_class(text_of(line, "kind"));
  claim.unit = unit_class(text_of(line, "unit"), text_of(line, "kind"));
  claim.event = text_of(line, "event");
  claim.direction = text_of(line, "direction");
  claim.companies = company_classes(texts_of(line, "company"));
  claim.factuality = text_of(line, "factuality");
  claim.head = head_word(text_of(line, "noun"));
  claim.has_speaker = !text_of(line, "speaker").empty();
  claim.has_period = !text_of(line, "period").empty();
  return claim;
}

Result<GoldDocument> read_gold_document(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return Error{ErrorCode::file_not_found,
                 fmt::format("cannot open {}", path.string()),
                 "name a file or folder of annotated claims (*.jsonl)",
                 {}};
  GoldDocument document;
  document.name = path.stem().string();
  std::string text;
  bool head = true;
  for (std::size_t number = 1; std::getline(file, text); ++number) {
    if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
    const json line = json::parse(text, nullptr, false);
    if (!line.is_object())
      return Error{ErrorCode::malformed_input,
                   fmt::format("{}:{}: not a JSON object", path.string(), number),
                   "a gold file has a line about the document, then a line for each quantity",
                   {}};
    if (head) {
      document.complete = line.value("complete", false);
      document.events_only = texts_of(line, "events_only");
    } else {
      document.claims.push_back(gold_claim(line));
    }
    head = false;
  }
  return document;
}

// Drops what lies past the annotated region: everything behind the last prediction that touches an annotated sentence.
void cut_to_region(const GoldDocument& gold, std::vector<ScoredClaim>& predicted) {
  if (!gold.events_only.empty())
    std::erase_if(predicted, [&](const ScoredClaim& claim) {
      return std::find(gold.events_only.begin(), gold.events_only.end(), claim.event) == gold.events_only.end();
    });
  if (gold.claims.empty() || gold.complete) return;
  const auto touches = [&](const ScoredClaim& claim) {
    return std::any_of(gold.claims.begin(), gold.claims.end(),
                       [&](const ScoredClaim& g) { return overlap(g.grams, claim.grams) >= touches_sentence; });
  };
  while (!predicted.empty() && !touches(predicted.back())) predicted.pop_back();
}

// For each annotated claim the index of its prediction: best overlap first, then nearest place in the document.
std::vector<std::optional<std::size_t>> match(const std::vector<ScoredClaim>& gold, const std::vector<ScoredClaim>& predicted) {
  std::vector<std::tuple<double, double, std::size_t, std::size_t>> pairs;
  for (std::size_t j = 0; j < gold.size(); ++j)
    for (std::size_t i = 0; i < predicted.size(); ++i) {
      if (!close(gold[j].low, predicted[i].low) || !close(gold[j].high, predicted[i].high)) continue;
      const double share = overlap(gold[j].grams, predicted[i].grams);
      const double away = std::abs(static_cast<double>(i) / static_cast<double>(predicted.size()) -
                                   static_cast<double>(j) / static_cast<double>(gold.size()));
      if (share > same_sentence) pairs.emplace_back(-share, away, j, i);
    }
  std::sort(pairs.begin(), pairs.end());
  std::vector<std::optional<std::size_t>> matched(gold.size());
  std::vector<bool> used(predicted.size(), false);
  for (const auto& [share, away, j, i] : pairs) {
    if (matched[j] || used[i]) continue;
    matched[j] = i;
    used[i] = true;
  }
  return matched;
}

void add_match(const ScoredClaim& gold, const ScoredClaim& predicted, ClaimScores& scores) {
  const std::array<bool, scored_fields.size()> right = {gold.bound == predicted.bound,
                                                        gold.kind == predicted.kind && gold.unit == predicted.unit,
                                                        gold.event == predicted.event,
                                                        gold.direction == predicted.direction,
                                                        same_companies(gold.companies, predicted.companies),
                                                        gold.factuality == predicted.factuality,
                                                        gold.head == predicted.head,
                                                        gold.has_speaker == predicted.has_speaker,
                                                        gold.has_period == predicted.has_period};
  ++scores.matched;
  for (std::size_t i = 0; i < right.size(); ++i) scores.right[i] += right[i] ? 1 : 0;
  const bool whole = right[0] && right[1] && right[2] && right[3] && right[4];
  scores.whole += whole ? 1 : 0;
  scores.whole_and_sure += whole && right[5] && right[6] ? 1 : 0;
  scores.events[gold.event].right += right[2] ? 1 : 0;
  ClassCounts& degree = scores.factuality[gold.factuality];
  ++degree.gold;
  degree.right += right[5] ? 1 : 0;
  ++scores.factuality[predicted.factuality].predicted;
}

}  // namespace

ScoredClaim scored(const Claim& claim) {
  ScoredClaim out;
  out.grams = grams_of(claim.sentence);
  out.low = claim.quantity.low;
  out.high = claim.quantity.high;
  out.bound = bound_class(name_of(claim.quantity.bound));
  out.kind = kind_class(name_of(claim.quantity.kind));
  out.unit =
      unit_class(claim.quantity.currency.empty() ? claim.quantity.unit : claim.quantity.currency, name_of(claim.quantity.kind));
  out.event = name_of(claim.event);
  out.direction = name_of(claim.direction);
  std::vector<std::string> names;
  for (const Company& company : claim.companies) names.push_back(company.name);
  out.companies = company_classes(names);
  out.factuality = name_of(claim.factuality);
  out.head = head_word(claim.quantity.object);
  out.has_speaker = claim.speaker && !claim.speaker->empty();
  out.has_period = !claim.period.text.empty();
  return out;
}

Result<std::vector<GoldDocument>> read_gold(const std::string& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".jsonl") paths.push_back(entry.path());
  if (error)
    return Error{ErrorCode::file_not_found, fmt::format("cannot read the folder {}: {}", folder, error.message()), "", {}};
  std::sort(paths.begin(), paths.end());
  std::vector<GoldDocument> documents;
  for (const auto& path : paths) {
    auto document = read_gold_document(path);
    if (!document) return document.error();
    documents.push_back(std::move(*document));
  }
  return documents;
}

double f1_percent(std::uint64_t right, std::uint64_t gold, std::uint64_t predicted) {
  if (right == 0) return 0;
  return std::round(2000.0 * static_cast<double>(right) / static_cast<double>(gold + predicted)) / 10;
}

void add_document(const GoldDocument& gold, std::vector<ScoredClaim> predicted, ClaimScores& scores) {
  cut_to_region(gold, predicted);
  ++scores.documents;
  scores.gold += gold.claims.size();
  scores.predicted += predicted.size();
  for (const ScoredClaim& claim : gold.claims) ++scores.events[claim.event].gold;
  for (const ScoredClaim& claim : predicted) ++scores.events[claim.event].predicted;
  const auto matched = match(gold.claims, predicted);
  for (std::size_t j = 0; j < matched.size(); ++j)
    if (matched[j]) add_match(gold.claims[j], predicted[*matched[j]], scores);
}

std::vector<std::pair<std::string, double>> figures_of(const ClaimScores& scores) {
  std::vector<std::pair<std::string, double>> figures;
  const auto f1 = [&](std::string name, std::uint64_t right) {
    figures.emplace_back(std::move(name), f1_percent(right, scores.gold, scores.predicted));
  };
  f1("quantity", scores.matched);
  f1("whole", scores.whole);
  f1("whole+", scores.whole_and_sure);
  for (std::size_t i = 0; i < scored_fields.size(); ++i)
    figures.emplace_back(
        fmt::format("{} right", scored_fields[i]),
        scores.matched == 0
            ? 0
            : std::round(1000.0 * static_cast<double>(scores.right[i]) / static_cast<double>(scores.matched)) / 10);
  return figures;
}

}  // namespace claimdex::commands
