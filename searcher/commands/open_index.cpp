#include "searcher/commands/open_index.hpp"

#include <utility>

namespace claimdex::commands {

void add_index_option(options::options_description& description) {
  description.add_options()(
      "index,i", options::value<std::vector<std::string>>()->composing(),
      "index folder, stub file or HOST:PORT of xapian-tcpsrv; may be repeated (default: $CLAIMDEX_INDEX, else ./claimdex.db)")(
      "partial", "go on without the parts of the index that do not open");
}

std::optional<Searcher> open_index(const options::variables_map& values) {
  std::vector<std::string> folders;
  if (values.count("index") != 0)
    folders = values["index"].as<std::vector<std::string>>();
  else
    folders = {index_folder(options::variables_map())};
  auto searcher = Searcher::open(folders, {values.count("partial") != 0});
  if (!searcher) {
    report_error(searcher.error());
    return std::nullopt;
  }
  return std::move(*searcher);
}

}  // namespace claimdex::commands
