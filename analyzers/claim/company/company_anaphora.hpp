// Words that stand for a company named before: "it", "the airline", 该公司, 同社, "das Unternehmen".
#pragma once

#include <string_view>
#include <vector>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/company/company_find.hpp"

namespace claimdex::claims {

/// An anaphor in a block, before it is resolved.
struct Anaphor {
  TextSpan span;
  std::string_view sort;  ///< what it must be ("airline"); empty or "company" for any
  CompanyForm form = CompanyForm::pronoun;
};

/// Appends the anaphors of a block, left to right.
void find_anaphora(const BlockView& block, std::vector<Anaphor>& out);

}  // namespace claimdex::claims
