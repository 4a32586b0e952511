// What a time ahead of the article is to bring: 到2030年，装机达到3000万千瓦.
#pragma once

#include <chrono>
#include <optional>

#include "analyzers/claim/attribution/factuality.hpp"
#include "claimdex/article.hpp"

namespace claimdex::claims {

/// The year in which `article` was written: that of `anchor` (published, fetched or "now"), else of a date in its title.
std::optional<int> year_of(const Article& article, std::optional<std::chrono::sys_days> anchor);

/// `reading`, or probable where no word decided and a goal in time stands before `quantity`. A year is ahead of `article_year`
/// only; 到年底 is ahead unless something says that it is over.
FactualityReading with_goal(const Sentence& sentence, const Quantity& quantity, std::optional<int> article_year,
                            FactualityReading reading);

}  // namespace claimdex::claims
