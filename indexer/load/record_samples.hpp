// What a dictionary for the records of an index is trained on.
#pragma once

#include <string>
#include <vector>

#include "claimdex/analysis.hpp"
#include "claimdex/extraction.hpp"
#include "claimdex/index_writer.hpp"
#include "indexer/pipeline.hpp"

namespace claimdex::indexer {

/// Bytes of a dictionary for the articles of `files`, from at most half a megabyte of records spread over them; empty where they
/// hold little. The same for any number of threads. What cannot be read is passed over: the run itself reports it.
std::string train_dictionary(const std::vector<FileJob>& files, const IndexOptions& options, const ClaimExtractor& extractor,
                             const Analyzer& analyzer);

}  // namespace claimdex::indexer
