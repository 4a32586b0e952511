// Placeholder until the claim rules exist.
#include "claimdex/extraction.hpp"

namespace claimdex {

struct ClaimExtractor::Impl {};

ClaimExtractor::ClaimExtractor() : impl_(std::make_unique<Impl>()) {}
ClaimExtractor::ClaimExtractor(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
ClaimExtractor::ClaimExtractor(ClaimExtractor&&) noexcept = default;
ClaimExtractor& ClaimExtractor::operator=(ClaimExtractor&&) noexcept = default;
ClaimExtractor::~ClaimExtractor() = default;
Result<ClaimExtractor> ClaimExtractor::create(ExtractionOptions) { return ClaimExtractor(); }
std::vector<Claim> ClaimExtractor::extract(const Article&) const { return {}; }
std::vector<Claim> extract_claims(const Article&) { return {}; }
void assign_ids(std::vector<Claim>&, std::string_view) {}
std::vector<Claim> fold_mentions(std::vector<Claim> claims) { return claims; }

}  // namespace claimdex
