#include "searcher/commands/open_index.hpp"

#include <utility>

namespace claimdex::commands {

void add_index_option(options::options_description& description) {
  description.add_options()("index,i", options::value<std::vector<std::string>>()->composing(),
                            "index folder, may be repeated (default: $CLAIMDEX_INDEX, else ./claimdex.db)");
}

std::optional<Searcher> open_index(const options::variables_map& values) {
  std::vector<std::string> folders;
  if (values.count("index") != 0)
    folders = values["index"].as<std::vector<std::string>>();
  else
    folders = {index_folder(options::variables_map())};
  auto searcher = Searcher::open(folders);
  if (!searcher) {
    report_error(searcher.error());
    return std::nullopt;
  }
  return std::move(*searcher);
}

}  // namespace claimdex::commands
