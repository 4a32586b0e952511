// `claimdex inspect`: the stages behind an answer: blocks and tokens of a file, terms and slots of a document.
#include <fmt/format.h>

#include "claimdex/analysis.hpp"
#include "claimdex/reading.hpp"
#include "indexer/commands/print_claims.hpp"
#include "searcher/commands/commands.hpp"
#include "searcher/commands/open_index.hpp"

namespace claimdex::commands {
namespace {

constexpr Usage usage{"claimdex inspect", "[OPTIONS] ID-OR-PATH...",
                      "Prints the terms and value slots that the index has of a claim or an article (by\n"
                      "id, key, or path as search shows it), or the blocks or tokens of files.",
                      "claimdex inspect cea3fe49\n"
                      "claimdex inspect --index news.db jobs-ledger-2025.md\n"
                      "claimdex inspect --tokens article.md"};

void print_tokens(const Article& article) {
  for (const Block& block : article.blocks) {
    const std::string lang = block.lang.empty() ? detect_language(block.text) : block.lang;
    fmt::print("# {} {} {}\n", name_of(block.kind), lang.empty() ? "?" : lang, block.text);
    for (const Token& token : default_analyzer().analyze(block.text, lang)) {
      const TextSpan source = block.source.to_source(token.span);
      fmt::print("{}\t{}\t{}\t{}-{}\t{}\n", token.position, token.text, token.stem, source.begin, source.end,
                 token.span.of(block.text));
    }
  }
}

void print_blocks(const Article& article) {
  for (const Block& block : article.blocks) {
    const TextSpan source = block.source.to_source({0, block.text.size()});
    fmt::print("{}\t{}-{}\t{}\n", name_of(block.kind), source.begin, source.end, block.text);
  }
  for (const std::string& warning : article.warnings) fmt::print("# {}\n", warning);
}

int inspect_files(const std::vector<std::string>& files, void (*print)(const Article&)) {
  int exit_code = exit_found;
  for (const std::string& file : files) {
    const auto read = read_file(file, {}, [&](Article&& article) {
      print(article);
      return true;
    });
    if (!read) exit_code = report_error(read.error());
  }
  return exit_code;
}

}  // namespace

int run_inspect(const Arguments& arguments) {
  options::options_description description("Options");
  add_index_option(description);
  description.add_options()("tokens", "the arguments are files: print their tokens")(
      "blocks", "the arguments are files: print their blocks")("help,h", "show this help");
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, description, usage, exit_code);
  if (!parsed) return exit_code;
  if (parsed->positional.empty())
    return report_usage("claimdex inspect", "name a claim's id, an article's path, or --tokens and files");
  if (parsed->values.count("tokens") != 0) return inspect_files(parsed->positional, print_tokens);
  if (parsed->values.count("blocks") != 0) return inspect_files(parsed->positional, print_blocks);
  const auto searcher = open_index(parsed->values);
  if (!searcher) return exit_error;
  for (const std::string& id : parsed->positional) {
    const auto lines = searcher->inspect(id);
    if (!lines) {
      exit_code = report_error(lines.error());
      continue;
    }
    for (const std::string& line : *lines) fmt::print("{}\n", one_line(line));
  }
  return exit_code;
}

}  // namespace claimdex::commands
