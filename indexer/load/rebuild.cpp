// Databases without what is gone.
#include "indexer/load/rebuild.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "indexer/generation_update.hpp"
#include "indexer/load/merge.hpp"
#include "indexer/schema/metadata.hpp"

namespace claimdex::indexer {
namespace {

namespace fs = std::filesystem;

constexpr Xapian::doccount least_buried = 500;
constexpr Xapian::doccount buried_share = 4;  // the living are at most so many times as many

// `metadata`: what stands in place of the source's own.
void copy_with(const std::string& source, const schema::Tombstones& gone, const std::string& target,
               std::map<std::string, std::string> metadata) {
  require_space(fs::path(target).parent_path().string(), folder_bytes(source));
  metadata.try_emplace(std::string(schema::meta_tombstones));
  std::vector<Merge::Input> inputs;
  inputs.push_back({database_source(source), gone});
  merge(std::move(inputs), std::move(metadata), target, schema::has_term_lists(source));
}

bool is_worth_copying(const std::string& path) {
  const Xapian::Database database(path);
  const Xapian::doccount buried = schema::Tombstones(database).documents();
  return buried >= least_buried && buried * buried_share > database.get_doccount() - buried;
}

}  // namespace

void copy_living(const std::string& source, const schema::Tombstones& gone, const std::string& target) {
  copy_with(source, gone, target, {});
}

Result<void> drop_buried(IndexFolder& folder) {
  const std::vector<std::string> sources = folder.current_paths();
  if (std::none_of(sources.begin(), sources.end(), is_worth_copying)) return {};
  return folder.make_next([&](unsigned long long next) {
    const std::vector<std::string> targets = folder.part_paths(next);
    for (std::size_t part = 0; part < sources.size(); ++part) {
      const Xapian::Database source(sources[part]);
      copy_with(sources[part], schema::Tombstones(source), targets[part],
                generation_metadata(source.get_metadata(std::string(schema::meta_analyzer)), next));
    }
  });
}

}  // namespace claimdex::indexer
