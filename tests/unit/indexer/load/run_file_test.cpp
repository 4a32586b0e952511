// Runs in their temporary file: what was written comes back, and nothing that was changed meanwhile does.
#include "indexer/load/run_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "indexer/load/merge.hpp"
#include "indexer/load/run_builder.hpp"
#include "indexer/schema/slots.hpp"
#include "tests/unit/indexer/temporary_folder.hpp"

namespace claimdex::indexer {
namespace {

using samples::TemporaryFolder;

constexpr std::size_t least_buffer = 1;

// Several blocks of postings and of records.
Run write_sample(RunFile& file, bool term_lists) {
  RunBuilder run(term_lists);
  run.set_metadata("key", "value");
  for (std::uint32_t i = 0; i < 6; ++i) {
    IndexDocument document;
    for (std::uint32_t word = 0; word < 30; ++word) document.add_term(fmt::format("word {} {}", i % 3, word * (i + 1)), word % 4);
    document.add_value(2, fmt::format("{}", i));
    document.add_value(5, std::string(i * 100, 'v'));
    document.set_data(std::string(i == 5 ? 4200 : 50, static_cast<char>('a' + i)));
    run.add(document);
  }
  return run.write(file);
}

// As many things as there are.
std::size_t read_all(const MergeSource& source) {
  std::size_t things = 0;
  const auto postings = source.postings(least_buffer);
  std::string key;
  std::string value;
  while (postings->next_metadata(key, value)) ++things;
  PostingCursor::Value of_slot;
  for (std::uint32_t slot = 0; slot < schema::slot_count; ++slot)
    while (postings->next_value(slot, of_slot)) ++things;
  things += postings->lengths().size();
  for (PostingCursor::List list; postings->next_list(list);) ++things;
  const auto records = source.records(least_buffer);
  for (DocumentRecord record; records->next(record);) ++things;
  return things;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_SUITE("run_file") {
  TEST_CASE("sections of any size come back, read in pieces of any size") {
    const TemporaryFolder folder;
    RunFile file(folder.path("runs"));
    std::vector<std::pair<Run::Section, std::string>> written;
    for (const std::size_t size : {0U, 1U, 4087U, 4088U, 4089U, 8176U, 300000U, 17U, 64 * 4088U, 64 * 4088U + 1}) {
      std::string bytes;
      while (bytes.size() < size) bytes.push_back(static_cast<char>(bytes.size() * 7 + size));
      written.emplace_back(file.append(bytes), bytes);
    }
    for (const auto& [section, bytes] : written) {
      CHECK(file.holds(section));
      for (const std::size_t piece : {1U, 100U, 4088U, 5000U, 100000U}) {
        for (const std::size_t buffer : {1U, 4096U, 10000U}) {
          if (bytes.size() / piece > 9000) continue;
          SectionReader reader(file, section, buffer);
          std::string read;
          while (read.size() < bytes.size()) read += reader.bytes(std::min(piece, bytes.size() - read.size()));
          CHECK(read == bytes);
          CHECK(reader.is_at_end());
          CHECK_THROWS_AS((void)reader.bytes(1), std::runtime_error);
          CHECK_THROWS_AS((void)reader.number(), std::runtime_error);
        }
      }
    }
  }

  TEST_CASE("a flipped byte is an error wherever it is, and no crash") {
    for (const bool term_lists : {false, true}) {
      const TemporaryFolder folder;
      const std::string path = folder.path("runs");
      RunFile file(path);
      const Run run = write_sample(file, term_lists);
      const auto source = run_source(file, run);
      const std::size_t things = read_all(*source);
      CHECK(things > 150);
      const std::string whole = bytes_of(path);
      std::fstream changed(path, std::ios::binary | std::ios::in | std::ios::out);
      const auto put = [&](std::size_t at, char byte) {
        changed.seekp(static_cast<std::streamoff>(at));
        changed.put(byte).flush();
      };
      std::size_t believed = 0;
      for (std::size_t at = 0; at < whole.size(); ++at) {
        put(at, static_cast<char>(whole[at] ^ (at % 2 == 0 ? 0x80 : 0x01)));
        if (file.holds(run.postings) && file.holds(run.records)) ++believed;
        CHECK_THROWS_AS(read_all(*source), std::runtime_error);
        put(at, whole[at]);
      }
      CHECK(believed == 0);
      CHECK(read_all(*source) == things);
    }
  }

  TEST_CASE("a run that lost its end, or of which a block stands elsewhere, is an error to a merge") {
    const TemporaryFolder folder;
    const std::string path = folder.path("runs");
    RunFile file(path);
    const Run run = write_sample(file, false);
    const std::string whole = bytes_of(path);
    const auto merged = [&] {
      std::vector<Merge::Input> inputs;
      inputs.push_back({run_source(file, run), {}});
      merge(std::move(inputs), {}, folder.path("merged"), false);
    };
    CHECK_NOTHROW(merged());
    for (std::size_t size = 0; size < whole.size(); size += 97) {
      std::filesystem::resize_file(path, size);
      CHECK_THROWS_AS(merged(), std::runtime_error);
      CHECK_FALSE((file.holds(run.postings) && file.holds(run.records)));
    }
    std::string swapped = whole;
    std::swap_ranges(swapped.begin(), swapped.begin() + 4096, swapped.begin() + 4096);
    folder.write("runs", swapped);
    CHECK_THROWS_AS(merged(), std::runtime_error);
    folder.write("runs", whole);
    CHECK_NOTHROW(merged());
  }

  TEST_CASE("what stands behind the sections that are kept is given back") {
    const TemporaryFolder folder;
    const std::string path = folder.path("runs");
    Run::Section first;
    Run::Section second;
    {
      RunFile file(path);
      first = file.append(std::string(5000, 'a'));
      second = file.append(std::string(50000, 'b'));
      (void)file.append(std::string(100000, 'c'));
    }
    RunFile file(path);
    file.keep({second, first});
    CHECK(file.holds(first));
    CHECK(file.holds(second));
    CHECK(std::filesystem::file_size(path) == 55000 + 8 * (2 + 13));
    file.keep({first});
    CHECK(file.holds(first));
    CHECK_FALSE(file.holds(second));
    const Run::Section third = file.append(std::string(70000, 'd'));
    CHECK(file.holds(first));
    CHECK(file.holds(third));
    CHECK_FALSE(file.holds(second));
    file.keep({});
    CHECK(std::filesystem::file_size(path) == 0);
  }
}

}  // namespace claimdex::indexer
