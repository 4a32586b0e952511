// JSON as the command line prints it: one object, one line. The schemas are named in the objects ("claimdex.hit/1").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claimdex/claim.hpp"
#include "claimdex/export.hpp"
#include "claimdex/extraction.hpp"
#include "claimdex/quantity.hpp"
#include "claimdex/result.hpp"
#include "claimdex/searcher.hpp"

namespace claimdex {

/// A hit: schema claimdex.hit/1 for a claim, claimdex.article/1 for an article.
CLAIMDEX_EXPORT std::string to_json(const Hit& hit);
/// A claim with its article, the same object without rank and score.
CLAIMDEX_EXPORT std::string to_json(const Claim& claim, const ArticleInfo& article);
/// {"id":…,"quantities":[…]}; spans in code points of `text`, as `claims --quantities` prints it. `id_json`: the id as a JSON
/// value.
CLAIMDEX_EXPORT std::string to_json(std::string_view id_json, std::string_view text, const std::vector<Quantity>& quantities);
/// Reads one line {"id":…,"text":"…","lang":"…"} (id: any JSON value; lang may be missing) and returns the line above for its
/// text. `kinds`: only quantities of these; empty = all. Errors: malformed_input (no JSON object, or no "text").
CLAIMDEX_EXPORT Result<std::string> quantities_of_json_line(std::string_view line, const QuantityOptions& options,
                                                            const std::vector<QuantityKind>& kinds = {});
/// A whole result: {"schema":"claimdex.result/1","query":…,"total":…,"hits":[…],"near":[…]}.
CLAIMDEX_EXPORT std::string to_json(const SearchResult& result);
/// "claimdex.facet/1", "claimdex.histogram/1".
CLAIMDEX_EXPORT std::string to_json(const Facet& facet);
CLAIMDEX_EXPORT std::string to_json(const Histogram& histogram);
/// "claimdex.group/1": its claims by id, value and article. `hits`: those that the group's indices name.
CLAIMDEX_EXPORT std::string to_json(const ClaimGroup& group, const std::vector<Hit>& hits);
/// An explanation tree: {"label":…,"detail":…,"weight":…,"children":[…]}.
CLAIMDEX_EXPORT std::string to_json(const Explanation& explanation);
/// `text` as a JSON string, quotes included; ill-formed UTF-8 becomes U+FFFD.
CLAIMDEX_EXPORT std::string json_quote(std::string_view text);

}  // namespace claimdex
