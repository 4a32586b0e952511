// Files of queries: TSV lines "qid<TAB>text", or TREC topics (<top> <num> <title>).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimdex::commands {

/// The bytes of a file; reports the error on stderr and gives nothing where it cannot be read.
std::optional<std::string> read_text_file(const std::string& path);

/// Query id and text, in the file's order. Lines without a tab and topics without a title are skipped.
std::vector<std::pair<std::string, std::string>> parse_queries(std::string_view text);

}  // namespace claimdex::commands
