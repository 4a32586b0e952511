// Whose number it is in Chinese where no company is found: a court, a museum, a zone or a team that does what its clause tells.
#pragma once

#include <optional>

#include "analyzers/claim/company/company.hpp"
#include "analyzers/claim/sentence.hpp"

namespace claimdex::claims {

/// The institution that opens the clause of `quantity` and acts there (全国法院审结…300件), whose clauses go on to it, in which
/// something happens (在云顶滑雪公园，已举办…), or which the quantity describes (总投资9亿元的金凤软件园).
std::optional<Company> institution_of(const Sentence& sentence, const Quantity& quantity);

}  // namespace claimdex::claims
