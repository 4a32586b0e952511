// Builds one phrase matcher a language from company_forms.tsv and company_contexts.tsv, and spreads its matches over the bytes.
#include "analyzers/claim/company/company_marks.hpp"

#include <algorithm>
#include <string>

#include "analyzers/claim/rule_languages.hpp"
#include "analyzers/lang/tables.hpp"

namespace claimdex::claims {
namespace {

struct ClassName {
  std::string_view name;
  std::uint32_t mark;
};

constexpr ClassName class_names[] = {
    {"tail", mark_tail},
    {"weak_tail", mark_weak_tail},
    {"head", mark_head},
    {"generic", mark_generic},
    {"stop", mark_stop},
    {"owned", mark_owned},
    {"verb", mark_verb},
    {"pre", mark_pre},
    {"pre_known", mark_pre_known},
    {"say", mark_say},
    {"say_before", mark_say_before},
    {"anaphor", mark_anaphor},
    {"anaphor_short", mark_anaphor_short},
    {"not_after", mark_not_after},
    {"deed", mark_deed},
    {"staffed", mark_staffed},
    {"plain_tail", mark_plain_tail},
    {"soft_tail", mark_soft_tail},
    {"nobody", mark_nobody},
    {"alias", mark_alias},
    {"source_before", mark_source_before},
};

struct MarkTable {
  text::PhraseMatcher matcher;

  explicit MarkTable(std::string_view lang) {
    text::PhraseMatcher::Builder builder;
    for (const std::string_view file : {"/company_forms.tsv", "/company_contexts.tsv"}) {
      lang::for_each_row(lang::table(std::string(lang) + std::string(file)),
                         [&](const std::vector<std::string_view>& fields, std::size_t) {
                           if (fields.size() < 2) return;
                           for (const ClassName& entry : class_names)
                             if (entry.name == fields[1]) builder.add(fields[0], entry.mark);
                         });
    }
    matcher = std::move(builder).build();
  }
};

const MarkTable& mark_table(std::string_view lang) {
  static const PerLanguage<MarkTable> tables;
  return tables.of(lang);
}

}  // namespace

void CompanyMarks::read(std::string_view folded, std::string_view lang) {
  matches_.clear();
  phrases_.read(folded);
  mark_table(lang).matcher.find_all(phrases_, matches_);
  begins_.assign(folded.size() + 1, 0);
  ends_.assign(folded.size() + 1, 0);
  marks_.clear();
  for (const text::PhraseMatcher::Match& match : matches_) {
    const auto mark = static_cast<std::uint32_t>(match.payload);
    begins_[match.span.begin] = static_cast<std::uint32_t>(begins_[match.span.begin] | mark);
    ends_[match.span.end] = static_cast<std::uint32_t>(ends_[match.span.end] | mark);
    marks_.push_back({match.span, mark});
  }
}

std::size_t CompanyMarks::end_of(std::size_t byte, std::uint32_t classes) const {
  auto mark = std::lower_bound(marks_.begin(), marks_.end(), byte,
                               [](const Mark& entry, std::size_t wanted) { return entry.span.begin < wanted; });
  std::size_t end = byte;
  for (; mark != marks_.end() && mark->span.begin == byte; ++mark)
    if ((mark->classes & classes) != 0) end = std::max(end, mark->span.end);
  return end;
}

bool CompanyMarks::is_generic(std::size_t begin, std::size_t end) const {
  while (begin < end) {
    const std::size_t next = end_of(begin, mark_generic | mark_tail | mark_weak_tail | mark_stop);
    if (next == begin) return false;
    begin = next;
  }
  return begin == end;
}

}  // namespace claimdex::claims
