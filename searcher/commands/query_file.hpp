// Files of queries: TSV lines "qid<TAB>text", or TREC topics (<top> <num> <title>).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace claimdex::commands {

/// The bytes of a file; where it cannot be read, reports the error on stderr, with what file is wanted, and gives nothing.
std::optional<std::string> read_text_file(const std::string& path, std::string_view wanted);

constexpr std::string_view queries_wanted = "a file of lines qid<TAB>text, or of TREC topics";
constexpr std::string_view qrels_wanted = "a file of judgements: qid 0 docid grade";
constexpr std::string_view run_wanted = "a TREC run that eval run --run wrote";

/// Query id and text, in the file's order. Lines without a tab and topics without a title are skipped.
std::vector<std::pair<std::string, std::string>> parse_queries(std::string_view text);

}  // namespace claimdex::commands
