// Two passes: the first collects candidates and evidence block by block, the second accepts them and joins names of one company.
#include "analyzers/claim/company/company_article.hpp"

#include <algorithm>
#include <optional>

#include "analyzers/claim/company/company_research.hpp"
#include "analyzers/lang/word_groups.hpp"
#include "analyzers/text/fold_aligned.hpp"
#include "analyzers/text/utf8.hpp"
#include "claimdex/analysis.hpp"

namespace claimdex::claims {
namespace {

bool is_title_case(const std::vector<Word>& words, const Block& block) {
  int capitals = 0;
  int longer = 0;
  // "Acme Robotics cut 300 jobs on Monday.": few words of running text may be names for the most part.
  constexpr int few = 6;
  const bool running = block.kind == BlockKind::body && block.text.ends_with('.');
  for (const Word& word : words) {
    if (word.kind != WordKind::latin || word.end - word.begin < 4) continue;
    ++longer;
    if (word.capital) ++capitals;
  }
  if (running && longer < few) return capitals == longer && longer >= 3;
  return longer >= 3 && capitals * 10 >= longer * 7;
}

bool has_cjk(const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) { return word.is_cjk(); });
}

/// A block's own language, else the article's, else what its script and words say.
std::string language_of(const Article& article, const Block& block) {
  if (!block.lang.empty()) return block.lang;
  if (!article.info.lang.empty()) return article.info.lang;
  return detect_language(block.text);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// Capitals only, or the initials of the full name in order: "MMC" for "Marsh & McLennan", "Gm" for "General Motors Corp".
bool is_abbreviation(std::string_view name, std::string_view full) {
  if (name.size() < 2 || name.size() > 5 || full.size() <= name.size() + 2 || full.find(name) != std::string_view::npos)
    return false;
  if (std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return true;
  std::size_t matched = 0;
  bool begins_word = true;
  for (const char c : full) {
    if (begins_word && matched < name.size() && lower(c) == lower(name[matched])) ++matched;
    begins_word = c == ' ' || c == '-' || c == '&';
  }
  return matched == name.size();
}

constexpr std::uint32_t enough_repetitions = 3;
constexpr std::size_t pronoun_reach = 1;  // blocks
constexpr std::size_t noun_reach = 6;
constexpr std::size_t most_hits_before = 60;
constexpr std::size_t most_hits_below = 20;
constexpr std::uint32_t short_article = 20;               // sentences
constexpr std::uint32_t most_sentences_per_mention = 15;  // an article about a company names it more often

/// Sorts that tell companies apart; "company" and "any" (the unit, the owner) fit all.
bool is_specific(std::string_view sort) { return !sort.empty() && sort != "company" && sort != "any"; }

bool is_media(std::string_view sort) { return sort == "media" || sort == "newspaper" || sort == "broadcaster"; }

/// Who forecasts, lends and reports; a text that names one has its own subject.
bool is_teller(std::string_view sort) { return sort == "institution" || sort == "central-bank"; }

bool are_listed(std::string_view text, const NameCandidate& a, const NameCandidate& b) {
  if (b.span.begin <= a.span.end || b.span.begin - a.span.end > 6) return false;
  const std::string_view between = text.substr(a.span.end, b.span.begin - a.span.end);
  static const lang::WordGroup& joints = lang::word_group("article_list_joints");
  return lang::contains(joints, between);
}

/// "Microsoft, Amazon and Google", 津滨发展、天津银行: what stands in a list of companies is one.
void promote_listed(std::string_view text, std::vector<NameCandidate>& names) {
  const auto promote = [&](NameCandidate& weak, const NameCandidate& near) {
    if (weak.strength == NameStrength::weak && weak.listable && near.strength >= NameStrength::likely && !near.product)
      weak.strength = NameStrength::likely;
  };
  for (std::size_t i = 1; i < names.size(); ++i)
    if (are_listed(text, names[i - 1], names[i])) promote(names[i], names[i - 1]);
  for (std::size_t i = names.size(); i-- > 1;)
    if (are_listed(text, names[i - 1], names[i])) promote(names[i - 1], names[i]);
}

/// "Oxford" of "université d'Oxford" and "University of Oxford"; empty where the name ends with no place.
std::string_view place_of(std::string_view name) {
  const std::size_t mark = name.find_last_of(" '");
  if (mark == std::string_view::npos || mark + 1 >= name.size()) return {};
  static const lang::WordGroup& links = lang::word_group("place_name_links");
  const std::string_view last = name.substr(mark + 1);
  const std::string_view before = name.substr(0, mark + 1);
  const bool connected = std::any_of(links.begin(), links.end(), [&](std::string_view link) { return before.ends_with(link); });
  return connected && last.front() >= 'A' && last.front() <= 'Z' ? last : std::string_view{};
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const auto is_letter = [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; };
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

bool is_prose(BlockKind kind) { return kind != BlockKind::boilerplate && kind != BlockKind::code; }

}  // namespace

/// Ministries, the police, courts: who tells of things, and has seldom any of the sums of a text.
bool is_authority(std::string_view name) {
  static const lang::WordGroup& endings = lang::word_group("authority_endings");
  static const lang::WordGroup& heads = lang::word_group("authority_heads");
  const std::string folded = text::fold_aligned(name);
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& word) { return folded.ends_with(word); }) ||
         std::any_of(heads.begin(), heads.end(), [&](const std::string& word) { return folded.starts_with(word); });
}

ArticleCompanies::ArticleCompanies(const Article& article, const FoldedBlocks& folded) {
  texts_.reserve(article.blocks.size());
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    texts_.push_back(article.blocks[i].text);
    kinds_.push_back(article.blocks[i].kind);
    if (is_prose(article.blocks[i].kind)) read_block(article, i, folded[i]);
  }
  collect_evidence();
  find_stems();
  research_ = is_research(article, folded);
  accept(article);
  find_places_in_titles();
  find_short_names();
  find_main();
}

void ArticleCompanies::read_block(const Article& article, std::size_t index, std::string_view folded) {
  const Block& block = article.blocks[index];
  const std::string lang = language_of(article, block);
  std::vector<Word> words;
  words.reserve(block.text.size() / (text::is_ascii(block.text) ? 5 : 3));  // letters of a word, bytes of a Han character
  cut_words(block.text, folded, words);
  const CompanyLexicon& lexicon = company_lexicon(lang);
  traits_.resize(words.size());
  std::transform(words.begin(), words.end(), traits_.begin(),
                 [&](const Word& word) { return word.is_cjk() ? WordTraits{0} : lexicon.traits(word.hash); });
  BlockView view{.text = block.text, .folded = folded, .words = &words, .lexicon = &lexicon, .traits = &traits_, .lang = lang};
  view.headline = block.kind == BlockKind::title || block.kind == BlockKind::heading;
  view.title_case = is_title_case(words, block);
  BlockNames found{.block = static_cast<std::uint32_t>(index), .names = {}, .sentences = {}, .anaphora = {}, .words = {}};
  if (has_cjk(words)) {
    marks_.read(folded, lang);
    view.marks = &marks_;
  }
  find_latin_names(view, found.names);
  found.has_names_of_things = lang == "en" && !view.title_case;
  if (block.kind == BlockKind::title) {
    sheet_.read_title(view);
    made_from_ = is_made_from(view, 0);
  } else {
    sheet_.read_text(view);
  }
  if (view.marks != nullptr) find_cjk_names(view, found.names);
  find_anaphora(view, found.anaphora);
  promote_listed(block.text, found.names);
  if (block.kind == BlockKind::table) read_company_column(article, index, words, found.names);
  std::size_t word = 0;
  found.first_sentence = ++sentence_;
  for (const NameCandidate& name : found.names) {
    for (; word <= name.first_word; ++word)
      if (word > 0 && words[word].starts_sentence) ++sentence_;
    found.sentences.push_back(sentence_);
    if (block.kind == BlockKind::title && name.maker_key != 0) title_makers_.insert(name.maker_key);
    if (name.strength == NameStrength::person) note_person(name, words);
  }
  for (; word < words.size(); ++word)
    if (words[word].starts_sentence) ++sentence_;
  if (lang == "zh") found.words = std::move(words);
  blocks_.push_back(std::move(found));
}

/// A table row below a header "Company": that cell is a company, whatever its form.
void ArticleCompanies::read_company_column(const Article& article, std::size_t index, const std::vector<Word>& words,
                                           std::vector<NameCandidate>& names) const {
  const Block& row = article.blocks[index];
  if (row.lead < 0 || static_cast<std::size_t>(row.lead) >= index) return;
  const Block& header = article.blocks[static_cast<std::size_t>(row.lead)];
  for (std::size_t i = 0; i < std::min(header.cells.size(), row.cells.size()); ++i) {
    const std::string title = text::fold_aligned(header.cells[i].of(header.text));
    if ((company_lexicon(language_of(article, header)).traits(hash_word(title)) & trait_column_head) == 0) continue;
    const TextSpan cell = row.cells[i];
    const auto from = std::partition_point(words.begin(), words.end(), [&](const Word& word) { return word.begin < cell.begin; });
    const auto to = std::partition_point(from, words.end(), [&](const Word& word) { return word.begin < cell.end; });
    if (from == to || to - from > 8) return;
    NameCandidate found;
    found.span = {from->begin, std::prev(to)->end};
    found.first_word = static_cast<std::uint32_t>(from - words.begin());
    found.word_count = static_cast<std::uint32_t>(to - from);
    found.key = key_of_words(words, found.first_word, found.word_count);
    found.short_key = found.key;
    found.id = company_id(found.span.of(row.text));
    found.strength = NameStrength::sure;
    std::erase_if(names, [&](const NameCandidate& other) { return other.span.overlaps(found.span); });
    names.insert(std::partition_point(names.begin(), names.end(),
                                      [&](const NameCandidate& other) { return other.span.begin < found.span.begin; }),
                 found);
    return;
  }
}

void ArticleCompanies::note_person(const NameCandidate& person, const std::vector<Word>& words) {
  if (person.word_count < 1) return;
  people_.insert(key_of_words(words, person.first_word + person.word_count - 1, 1));
  for (std::size_t i = 0; person.word_count > 1 && i < person.word_count; ++i)
    full_names_.insert(key_of_words(words, person.first_word + i, 1));
  if (person.owns_as_firm) firms_like_people_.insert(person.key);
}

/// "Harvey" of a text that tells of Harvey's valuation, and of no Jane Harvey.
bool ArticleCompanies::is_firm_like_person(const NameCandidate& name) const {
  return name.word_count == 1 && firms_like_people_.contains(name.key) && !full_names_.contains(name.key);
}

void ArticleCompanies::collect_evidence() {
  for (const BlockNames& block : blocks_) {
    for (std::size_t i = 0; i < block.names.size(); ++i) {
      const NameCandidate& name = block.names[i];
      if (name.strength >= NameStrength::likely) {
        supported_.insert(name.key);
        supported_.insert(name.short_key);
      } else if (name.strength == NameStrength::weak) {
        if (name.word_count == 1) ++lone_counts_[name.key];
        if (name.repeatable && ++weak_counts_[name.key] >= enough_repetitions) supported_.insert(name.key);
      }
      if (name.maker_key != 0) ++maker_counts_[name.maker_key];
      if (name.origin) origins_.insert(name.key);
      if (name.coined) coined_.insert(name.key);
      if (name.common_short) common_shorts_.insert(name.key);
      if (name.acronym_follows && i + 1 < block.names.size() && block.names[i + 1].acronym)
        acronyms_[block.names[i + 1].key] = name.key;
      if (name.acronym_follows && name.strength == NameStrength::weak && name.word_count > 1) weak_long_forms_.insert(name.key);
    }
  }
  for (const auto& [key, count] : maker_counts_) {
    const auto alone = lone_counts_.find(key);
    if (title_makers_.contains(key) && alone != lone_counts_.end() && alone->second + count >= enough_repetitions)
      supported_.insert(key);
  }
  if (sheet_.maker() != 0) supported_.insert(sheet_.maker());
  collect_products();
  drop_short_forms();
}

/// "the Household Support Scheme (HSS)": a short form that is only repeated stands for a company where its long form does.
void ArticleCompanies::drop_short_forms() {
  std::unordered_set<std::uint64_t> likely;
  for (const BlockNames& block : blocks_)
    for (const NameCandidate& name : block.names)
      if (name.strength >= NameStrength::likely) likely.insert(name.key);
  for (auto entry = acronyms_.begin(); entry != acronyms_.end();) {
    const bool stands =
        supported_.contains(entry->second) || likely.contains(entry->first) || !weak_long_forms_.contains(entry->second);
    if (!stands) supported_.erase(entry->first);
    entry = stands ? std::next(entry) : acronyms_.erase(entry);
  }
}

/// The paper that prints the article names itself in credits.
bool ArticleCompanies::is_outlet(const Article& article, std::string_view written) const {
  const std::string& outlet = article.info.metadata.source;
  return written.size() >= 3 && outlet.size() < written.size() + 12 && outlet.starts_with(written);
}

NameCandidate ArticleCompanies::maker_of(NameCandidate name) const {
  const bool may_shorten = name.strength == NameStrength::weak && !supported_.contains(name.key);
  if (may_shorten && name.head_key != 0 && name.head_key == sheet_.maker()) {
    name.key = name.short_key = name.head_key;
    name.span.end = name.head_end;
    name.word_count = 1;
    return name;
  }
  if (name.maker_key == 0 || !may_shorten) return name;
  if (!supported_.contains(name.maker_key) || !title_makers_.contains(name.maker_key)) return name;
  name.key = name.short_key = name.maker_key;
  name.span.end = name.maker_end;
  name.word_count = 1;
  return name;
}

/// "GUIDE", "Permutation Learning" of a paper: no company but what the gazetteer is sure of, and no short capitals (CNN, BP).
bool ArticleCompanies::names_method(const NameCandidate& name, std::string_view text) {
  constexpr std::size_t longest = 4;  // letters
  const std::string_view written = name.span.of(text);
  const bool capitals =
      written.size() <= longest && std::all_of(written.begin(), written.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return name.strength != NameStrength::sure || name.id.empty() || capitals || is_media(name.sort);
}

void ArticleCompanies::accept(const Article& article) {
  for (const BlockNames& block : blocks_) {
    for (std::size_t i = 0; i < block.names.size(); ++i) {
      NameCandidate name = as_product(maker_of(block.names[i]));
      const bool method = coined_.contains(name.key) || names_method(name, article.blocks[block.block].text);
      if (research_ && method) continue;
      const bool firm = is_firm_like_person(name);
      if (firm) name.strength = std::max(name.strength, NameStrength::likely);
      if (name.strength == NameStrength::person || common_shorts_.contains(name.key)) continue;
      const bool single = name.word_count == 1;
      if (name.strength <= NameStrength::likely && single && name.id.empty() && people_.contains(name.key) && !firm) continue;
      const bool known_elsewhere = supported_.contains(name.key) || by_key_.contains(name.key) || acronyms_.contains(name.key);
      if (name.strength == NameStrength::weak && !known_elsewhere) continue;
      const std::string_view written = name.span.of(article.blocks[block.block].text);
      const int company = company_for(name, written);
      ArticleCompany& entry = companies_[static_cast<std::size_t>(company)];
      const BlockKind kind = article.blocks[block.block].kind;
      // What a paper says of itself is news about it when the title is.
      const bool source = (name.source && !entry.in_title) || origins_.contains(name.key) ||
                          (kind != BlockKind::title && is_outlet(article, written));
      if (source) {
        ++entry.sources;
      } else {
        ++entry.count;
        if (kind == BlockKind::title) {
          entry.subject_of_title = entry.subject_of_title || i == 0;
          entry.in_title = true;
        }
      }
      hits_.push_back({.block = block.block,
                       .span = name.span,
                       .company = static_cast<std::uint32_t>(company),
                       .sentence = block.sentences[i],
                       .source = source,
                       .oblique = name.oblique,
                       .product = name.product,
                       .acronym = name.acronym,
                       .stem = name.stem});
    }
  }
}

int ArticleCompanies::company_for(const NameCandidate& name, std::string_view written) {
  int company = none;
  if (!name.id.empty()) {
    if (const auto found = by_id_.find(name.id); found != by_id_.end()) company = found->second;
  }
  const auto look_up = [&](std::uint64_t key) {
    if (company != none) return;
    const auto found = by_key_.find(key);
    if (found != by_key_.end() && (name.id.empty() || companies_[static_cast<std::size_t>(found->second)].id.empty()))
      company = found->second;
  };
  look_up(name.key);
  if (const auto full = acronyms_.find(name.key); full != acronyms_.end()) look_up(full->second);
  look_up(name.short_key);
  if (company == none) {
    company = static_cast<int>(companies_.size());
    companies_.push_back({.name = std::string(written), .id = name.id, .sort = name.sort});
    companies_.back().by_product = name.product;
  }
  ArticleCompany& entry = companies_[static_cast<std::size_t>(company)];
  if (entry.id.empty()) entry.id = name.id;
  if (!is_specific(entry.sort)) entry.sort = name.sort.empty() ? entry.sort : name.sort;
  if (!name.product && (entry.by_product || written.size() > entry.name.size())) {
    entry.name = std::string(written);
    entry.by_product = false;
  }
  link_aliases(company, name);
  return company;
}

void ArticleCompanies::link_aliases(int company, const NameCandidate& name) {
  if (!name.id.empty()) by_id_.emplace(name.id, company);
  if (name.product) return;
  by_key_.emplace(name.key, company);
  by_key_.emplace(name.short_key, company);
}

/// "Oxford vaccine works" above a text on the University of Oxford: a title names a university by its place.
void ArticleCompanies::find_places_in_titles() {
  for (ArticleCompany& company : companies_) {
    if (company.in_title || company.sort != "university") continue;
    const std::string_view place = place_of(company.name);
    if (place.empty()) continue;
    for (std::size_t block = 0; block < texts_.size(); ++block)
      if (kinds_[block] == BlockKind::title && has_word(texts_[block], place)) company.in_title = true;
  }
}

/// The only company of the title, and the first that the text below it names.
bool ArticleCompanies::opens_article(int company) const {
  if (!companies_[static_cast<std::size_t>(company)].in_title) return false;
  const auto others = std::count_if(companies_.begin(), companies_.end(), [](const ArticleCompany& c) { return c.in_title; });
  if (others > 1) return false;
  const auto below = std::find_if(hits_.begin(), hits_.end(), [&](const NameHit& hit) {
    return !hit.source && kinds_[hit.block] != BlockKind::title && kinds_[hit.block] != BlockKind::excerpt;
  });
  return below != hits_.end() && static_cast<int>(below->company) == company;
}

void ArticleCompanies::find_main() {
  std::uint32_t total = 0;
  for (const ArticleCompany& company : companies_) total += company.count;
  double best = 0;
  double second = 0;
  for (std::size_t i = 0; i < companies_.size(); ++i) {
    const ArticleCompany& company = companies_[i];
    if ((company.by_product || is_media(company.sort)) && !company.in_title) continue;
    if (is_authority(company.name) || (is_teller(company.sort) && !company.in_title)) continue;
    const double score = company.count + (company.in_title ? 3.0 + company.subject_of_title : 0.0);
    if (score > best) {
      second = best;
      best = score;
      main_ = static_cast<int>(i);
    } else {
      second = std::max(second, score);
    }
  }
  maker_ = find_maker_of_sheet();
  if (maker_ != none) main_ = maker_;
  if (main_ == none) return;
  const ArticleCompany& company = companies_[static_cast<std::size_t>(main_)];
  clear_focus_ = maker_ != none || opens_article(main_) || (company.in_title && company.count * 3 >= total) ||
                 (company.count >= 3 && best >= 1.5 * second && company.count * 3 >= total &&
                  company.count * most_sentences_per_mention >= sentence_);
  sole_ = clear_focus_ && company.count == total && company.count >= enough_repetitions;
  if (company.count == 0) main_ = none;
}

bool ArticleCompanies::is_often_named() const {
  return companies_[static_cast<std::size_t>(main_)].count * most_sentences_per_mention >= sentence_;
}

bool ArticleCompanies::opens_text_alone() const {
  constexpr std::size_t reach = 160;  // bytes of a first sentence before its subject
  if (main_ == none || !is_often_named()) return false;
  if (std::any_of(hits_.begin(), hits_.end(), [this](const NameHit& hit) { return static_cast<int>(hit.company) != main_; }))
    return false;
  const auto body = std::find(kinds_.begin(), kinds_.end(), BlockKind::body);
  const auto first =
      std::find_if(hits_.begin(), hits_.end(), [this](const NameHit& hit) { return kinds_[hit.block] == BlockKind::body; });
  return first != hits_.end() && !first->source && !first->product &&
         first->block == static_cast<std::size_t>(body - kinds_.begin()) && first->span.begin < reach;
}

std::vector<NameHit> ArticleCompanies::hits_in(std::size_t block, TextSpan span) const {
  auto hit = std::partition_point(hits_.begin(), hits_.end(), [&](const NameHit& entry) {
    return entry.block < block || (entry.block == block && entry.span.begin < span.begin);
  });
  std::vector<NameHit> found;
  for (; hit != hits_.end() && hit->block == block && hit->span.end <= span.end; ++hit) found.push_back(*hit);
  return found;
}

std::vector<Anaphor> ArticleCompanies::anaphora_in(std::size_t block, TextSpan span) const {
  std::vector<Anaphor> found;
  const auto names =
      std::partition_point(blocks_.begin(), blocks_.end(), [&](const BlockNames& entry) { return entry.block < block; });
  if (names == blocks_.end() || names->block != block) return found;
  auto anaphor = std::partition_point(names->anaphora.begin(), names->anaphora.end(),
                                      [&](const Anaphor& entry) { return entry.span.begin < span.begin; });
  for (; anaphor != names->anaphora.end() && anaphor->span.end <= span.end; ++anaphor) found.push_back(*anaphor);
  return found;
}

std::string_view ArticleCompanies::written(const NameHit& hit) const {
  const ArticleCompany& company = companies_[hit.company];
  if ((hit.product && !company.by_product) || hit.stem) return company.name;
  const std::string_view name = hit.span.of(texts_[hit.block]);
  // A name that the gazetteer lacks is found by its words only: the fullest form finds more.
  const bool part = company.id.empty() && company.name.size() > name.size() && company.name.starts_with(name);
  if (part || (!company.goes_by_short && is_abbreviation(name, company.name))) return company.name;
  return name;
}

void ArticleCompanies::find_short_names() {
  std::vector<std::uint32_t> shorts(companies_.size(), 0);
  for (const NameHit& hit : hits_)
    if (is_abbreviation(hit.span.of(texts_[hit.block]), companies_[hit.company].name)) ++shorts[hit.company];
  for (std::size_t i = 0; i < companies_.size(); ++i) {
    ArticleCompany& company = companies_[i];
    company.goes_by_short = shorts[i] >= 3 * (company.count + company.sources - shorts[i]);
  }
}

bool ArticleCompanies::fits(const ArticleCompany& company, std::string_view sort) const {
  return !is_specific(sort) || !is_specific(company.sort) || company.sort == sort;
}

int ArticleCompanies::in_focus(std::size_t block, std::size_t byte, std::string_view sort) const {
  const auto end = std::partition_point(hits_.begin(), hits_.end(), [&](const NameHit& entry) {
    return entry.block < block || (entry.block == block && entry.span.begin < byte);
  });
  const auto here = static_cast<std::size_t>(end - hits_.begin());
  const bool main_fits = main_ != none && fits(companies_[static_cast<std::size_t>(main_)], sort);
  // "The company" is the one that the title is about; "the unit" need not be.
  if (sort == "company" && clear_focus_ && companies_[static_cast<std::size_t>(main_)].in_title) return main_;
  // A pronoun does not reach over a paragraph, a noun not over many.
  const std::size_t reach = sort.empty() ? pronoun_reach : noun_reach;
  if (const int before = last_before(here, block > reach ? block - reach : 0, sort); before != none) return before;
  if (main_fits && clear_focus_) return main_;
  if (kinds_[block] <= BlockKind::excerpt) {  // the article names it below
    for (std::size_t i = here; i < std::min(hits_.size(), here + most_hits_below); ++i)
      if (!hits_[i].source && fits(companies_[hits_[i].company], sort)) return static_cast<int>(hits_[i].company);
  }
  return main_fits && sentence_ <= short_article ? main_ : none;
}

/// The company of the last name before hits_[end], sentence by sentence backwards to a block; in each the first name that fits.
int ArticleCompanies::last_before(std::size_t end, std::size_t first_block, std::string_view sort) const {
  const bool specific = is_specific(sort);
  std::size_t hit = end;
  while (hit > 0 && hits_[hit - 1].block >= first_block && end - hit <= most_hits_before) {
    std::size_t first = hit;
    while (first > 0 && hits_[first - 1].sentence == hits_[hit - 1].sentence && end - first <= most_hits_before) --first;
    for (std::size_t i = first; i < hit; ++i) {
      const ArticleCompany& company = companies_[hits_[i].company];
      const bool aside = hits_[i].oblique && sort.empty() && static_cast<int>(hits_[i].company) != main_;
      if (hits_[i].source || aside || company.by_product || !fits(company, sort) || (specific && company.sort != sort)) continue;
      return static_cast<int>(hits_[i].company);
    }
    hit = first;
  }
  return none;
}

int ArticleCompanies::sole_before(std::size_t block, std::size_t byte) const {
  constexpr std::size_t reach = 300;  // bytes: two sentences
  auto hit = std::partition_point(hits_.begin(), hits_.end(), [&](const NameHit& entry) {
    return entry.block < block || (entry.block == block && entry.span.begin < byte);
  });
  int found = none;
  for (std::size_t steps = 0; hit != hits_.begin() && steps < most_hits_before; ++steps) {
    --hit;
    if (hit->block != block || hit->span.end + reach < byte) break;
    const auto company = static_cast<int>(hit->company);
    if (hit->source || hit->product || (found != none && found != company)) return none;
    found = company;
  }
  const auto others =
      std::count_if(companies_.begin(), companies_.end(), [](const ArticleCompany& other) { return other.count > 0; });
  return found == none || others > 1 || is_authority(companies_[static_cast<std::size_t>(found)].name) ? none : found;
}

int ArticleCompanies::sole_of_lead(std::size_t block) const {
  constexpr std::size_t longest_list = 30;  // blocks
  if (kinds_[block] != BlockKind::list) return none;
  std::size_t lead = block;
  while (lead > 0 && kinds_[lead] == BlockKind::list && block - lead < longest_list) --lead;
  if (kinds_[lead] != BlockKind::body || !(texts_[lead].ends_with(':') || texts_[lead].ends_with("："))) return none;
  int found = none;
  auto hit = std::partition_point(hits_.begin(), hits_.end(), [&](const NameHit& entry) { return entry.block < lead; });
  for (; hit != hits_.end() && hit->block == lead; ++hit) {
    const auto company = static_cast<int>(hit->company);
    if (hit->source || hit->product || (found != none && found != company)) return none;
    found = company;
  }
  return found;
}

std::string_view ArticleCompanies::last_name(int company, std::size_t block, std::size_t byte) const {
  auto hit = std::partition_point(hits_.begin(), hits_.end(), [&](const NameHit& entry) {
    return entry.block < block || (entry.block == block && entry.span.begin < byte);
  });
  for (int steps = 0; hit != hits_.begin() && steps < 200; ++steps) {
    --hit;
    if (hit->company == static_cast<std::uint32_t>(company) && !hit->product) return written(*hit);
  }
  return companies_[static_cast<std::size_t>(company)].name;
}

}  // namespace claimdex::claims
