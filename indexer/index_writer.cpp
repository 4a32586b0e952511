// The public writer: a folder, a lock, and either one open transaction (add, remove) or a run over paths.
#include "claimdex/index_writer.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "claimdex/analysis.hpp"
#include "indexer/documents/documents.hpp"
#include "indexer/file_state.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/index_run.hpp"
#include "indexer/index_update.hpp"
#include "indexer/load/merge.hpp"
#include "indexer/load/rebuild.hpp"
#include "indexer/schema/fields.hpp"
#include "indexer/schema/metadata.hpp"
#include "indexer/schema/opening.hpp"
#include "indexer/schema/packing.hpp"
#include "indexer/schema/tombstones.hpp"

namespace claimdex {

using indexer::IndexFolder;
using indexer::IndexUpdate;

namespace {

// Runs `task`; whatever it throws but bad_alloc becomes an error about the index at `place`.
template <class Task>
auto guarded(const std::string& place, const Task& task) -> decltype(task()) {
  try {
    return task();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const Xapian::Error& error) {
    return schema::translate(error, place);
  } catch (const std::system_error& error) {
    return indexer::system_error(error.code(), "write", place);
  } catch (const std::exception& error) {
    return Error{ErrorCode::internal, fmt::format("{}: {}", place, error.what()), {}, {}};
  }
}

// The first generation: empty, so that an index can be opened from the moment it exists.
Result<void> make_first_generation(IndexFolder& folder, std::string_view analyzer) {
  return folder.make_next([&](unsigned long long first) {
    for (const std::string& path : folder.part_paths(first))
      indexer::merge({}, indexer::generation_metadata(analyzer, first), path, folder.has_term_lists());
  });
}

}  // namespace

struct IndexWriter::Impl {
  IndexFolder folder;
  IndexOptions options;
  ClaimExtractor extractor;
  const Analyzer& analyzer;
  std::optional<IndexUpdate> update;
  std::shared_ptr<const schema::Dictionary> dictionary;  ///< of the generation that is updated
  indexer::StemTable stems;
  std::uint32_t added = 0;  ///< articles by add()

  Impl(IndexFolder opened, IndexOptions wanted, ClaimExtractor made, const Analyzer& named)
      : folder(std::move(opened)), options(std::move(wanted)), extractor(std::move(made)), analyzer(named) {}

  IndexUpdate& begin() {
    if (update) return *update;
    update.emplace(folder.current_paths());
    dictionary = schema::Dictionary::make(schema::dictionary_of(folder.current_paths().front()));
    return *update;
  }
};

Result<IndexWriter> IndexWriter::open(const std::string& folder, IndexOptions options) {
  return guarded(folder, [&]() -> Result<IndexWriter> {
    const Analyzer& analyzer = default_analyzer();
    if (!options.create)
      if (auto there = schema::open_parts(folder, analyzer.name()); !there) return there.error();
    auto extractor = ClaimExtractor::create(options.extraction);
    if (!extractor) return extractor.error();
    if (options.shards > schema::most_parts)
      return Error{ErrorCode::invalid_argument, fmt::format("an index has at most {} shards", schema::most_parts), {}, {}};
    auto opened = IndexFolder::open(folder);
    if (!opened) return opened.error();
    if (opened->generation() == 0) {
      opened->set_shards(options.shards);
      if (auto made = make_first_generation(*opened, analyzer.name()); !made) return made.error();
    }
    if (options.shards != 0 && options.shards != opened->parts())
      return Error{ErrorCode::invalid_argument,
                   fmt::format("the index at {} has {} shard{}, not {}", folder, opened->parts(), opened->parts() == 1 ? "" : "s",
                               options.shards),
                   "leave --shards away, or index into a new folder",
                   {}};
    if (options.shards != 0 && !opened->has_term_lists())
      return Error{ErrorCode::invalid_argument,
                   fmt::format("the index at {} was made without --shards", folder),
                   "leave --shards away, or index into a new folder",
                   {}};
    for (const std::string& path : opened->current_paths())
      if (auto checked = schema::check_metadata(Xapian::Database(path), analyzer.name(), folder); !checked)
        return checked.error();
    return IndexWriter(std::make_unique<Impl>(std::move(*opened), std::move(options), std::move(*extractor), analyzer));
  });
}

IndexWriter::IndexWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;
IndexWriter::~IndexWriter() = default;

Result<IndexReport> IndexWriter::add_paths(const std::vector<std::string>& paths) {
  if (auto committed = commit(); !committed) return committed.error();
  return guarded(impl_->folder.path(), [&]() -> Result<IndexReport> {
    return indexer::IndexRun(impl_->folder, impl_->options, impl_->extractor, impl_->analyzer).run(paths);
  });
}

Result<void> IndexWriter::add(const Article& article) {
  if (article.info.key.empty()) return Error{ErrorCode::invalid_argument, "an article to be indexed needs a key", {}, {}};
  return guarded(impl_->folder.path(), [&]() -> Result<void> {
    IndexUpdate& update = impl_->begin();
    indexer::DocumentBuilder builder(impl_->extractor, impl_->analyzer, impl_->dictionary);
    builder.set_place({impl_->folder.generation(), update.number(), 0, impl_->added++});
    update.upsert(builder.build(article, {}));
    update.add_stem_forms(builder.take_stem_forms(impl_->stems));
    return {};
  });
}

Result<std::uint64_t> IndexWriter::remove(const std::vector<std::string>& keys) {
  return guarded(impl_->folder.path(), [&]() -> Result<std::uint64_t> {
    IndexUpdate& update = impl_->begin();
    std::uint64_t removed = 0;
    for (const std::string& key : keys) {
      const std::string absolute = schema::absolute_path(key);
      if (update.remove(schema::key_term(key)) || update.remove(schema::key_term(absolute))) ++removed;
      removed += update.remove_file(absolute);
      // So that a following run brings back what was not meant to go for good.
      update.forget_state(absolute);
      update.forget_state(std::string_view(absolute).substr(0, absolute.rfind('#')));
    }
    return removed;
  });
}

Result<void> IndexWriter::commit() {
  if (!impl_->update) return {};
  return guarded(impl_->folder.path(), [&]() -> Result<void> {
    // Whatever happens, the transaction is over: a failed commit leaves the index as before.
    const auto end = [this](IndexUpdate*) { impl_->update.reset(); };
    const std::unique_ptr<IndexUpdate, decltype(end)> update(&*impl_->update, end);
    if (!update->has_changes()) return {};
    impl_->folder.remove_build_folder();  // what an interrupted load left was for another state
    update->commit();
    return indexer::drop_buried(impl_->folder);
  });
}

}  // namespace claimdex
