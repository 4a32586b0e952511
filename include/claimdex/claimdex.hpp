// The whole public API of claimdex, the search engine for claims in news. Include this, link claimdex::claimdex.
#pragma once

#include "claimdex/aggregate.hpp"
#include "claimdex/analysis.hpp"
#include "claimdex/article.hpp"
#include "claimdex/claim.hpp"
#include "claimdex/explain.hpp"
#include "claimdex/export.hpp"
#include "claimdex/extraction.hpp"
#include "claimdex/index_writer.hpp"
#include "claimdex/json.hpp"
#include "claimdex/quantity.hpp"
#include "claimdex/query.hpp"
#include "claimdex/reading.hpp"
#include "claimdex/result.hpp"
#include "claimdex/searcher.hpp"
#include "claimdex/text.hpp"
#include "claimdex/version.hpp"
