// `claimdex delete KEY...`: removes articles and their claims.
#include <fmt/format.h>

#include "claimdex/index_writer.hpp"
#include "indexer/commands/commands.hpp"

namespace claimdex::commands {

namespace {

constexpr Usage usage{"claimdex delete", "[OPTIONS] PATH-OR-KEY...",
                      "Removes articles and their claims from an index; the files stay. A path is that\n"
                      "of a file (all its articles), a key is one that search -f json shows.",
                      "claimdex delete articles/old.md\nclaimdex delete --index news.db articles/all.ndjson#17"};

}  // namespace

int run_delete(const Arguments& arguments) {
  options::options_description description("Options");
  description.add_options()("index,i", options::value<std::string>(),
                            "index folder (default: $CLAIMDEX_INDEX, else ./claimdex.db)")("help,h", "show this help");
  int exit_code = exit_found;
  const auto parsed = parse_arguments(arguments, description, usage, exit_code);
  if (!parsed) return exit_code;
  if (parsed->positional.empty()) return report_usage("claimdex delete", "name the articles by path or key");
  IndexOptions there;
  there.create = false;
  auto writer = IndexWriter::open(index_folder(parsed->values), there);
  if (!writer) return report_error(writer.error());
  const auto removed = writer->remove(parsed->positional);
  if (!removed) return report_error(removed.error());
  if (const auto committed = writer->commit(); !committed) return report_error(committed.error());
  fmt::print("{} removed\n", counted(*removed, "article", "articles"));
  if (*removed == 0)
    fmt::print(stderr,
               "hint: an article is named by its path or key as search -f json shows them; index --prune PATH... removes those "
               "whose files are gone\n");
  return *removed > 0 ? exit_found : exit_nothing;
}

}  // namespace claimdex::commands
