#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/formats/read_text.hpp"

using namespace claimdex;
using namespace claimdex::tests;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("claimdex_formats_" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  std::string write(const std::string& name, std::string_view bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
    return (path / name).string();
  }
};

ErrorCode code_of(const std::string& file, const ReadOptions& options = {}) {
  const auto summary = read_file(file, options, [](Article&&) { return true; });
  return summary ? ErrorCode::internal : summary.error().code;
}

}  // namespace

TEST_SUITE("formats: files") {
  TEST_CASE("a walk is sorted and leaves out what is no article") {
    const Folder folder;
    folder.write("b.txt", "Text.");
    folder.write("a/c.md", "# T");
    folder.write(".git/x.txt", "no");
    folder.write(".hidden", "no");
    folder.write("bin", std::string_view("\x7F"
                                         "ELF\0\0",
                                         6));
    folder.write("index/XAPIANDB", "auto 1");
    folder.write("index/x.txt", "no");
    folder.write("nothing.txt", "");
    ::mkfifo((folder.path / "fifo").c_str(), 0600);
    fs::create_directory_symlink(folder.path, folder.path / "a/loop");
    fs::create_symlink(folder.path / "nowhere", folder.path / "dangling");
    const FileList list = list_files({folder.path.string(), (folder.path / "missing").string()});
    CHECK(list.paths == std::vector<std::string>{(folder.path / "a/c.md").string(), (folder.path / "b.txt").string()});
    REQUIRE(list.problems.size() == 2);
    CHECK(list.problems[0].error.code == ErrorCode::file_not_found);
    CHECK(list.problems[1].error.code == ErrorCode::file_not_found);
    std::vector<std::string> skipped;
    for (const SkippedPath& path : list.skipped)
      skipped.push_back(fs::relative(fs::path(path.path).parent_path(), folder.path).string() + "/" +
                        fs::path(path.path).filename().string() + ": " + std::string(path.reason));
    CHECK(skipped == std::vector<std::string>{"./.git: hidden", "./.hidden: hidden",
                                              "a/loop: this folder was read by another name", "./bin: binary",
                                              "./fifo: not a regular file", "./index: an index", "./nothing.txt: empty"});
    CHECK(list_files({(folder.path / "fifo").string()}).problems.front().error.code == ErrorCode::not_a_regular_file);
  }

  TEST_CASE("errors name their cause") {
    const Folder folder;
    CHECK(code_of((folder.path / "no").string()) == ErrorCode::file_not_found);
    CHECK(code_of(folder.path.string()) == ErrorCode::not_a_regular_file);
    ::mkfifo((folder.path / "fifo").c_str(), 0600);
    CHECK(code_of((folder.path / "fifo").string()) == ErrorCode::not_a_regular_file);
    ReadOptions small;
    small.max_file_bytes = 1 << 17;
    CHECK(code_of(folder.write("big.txt", std::string(200000, 'x')), small) == ErrorCode::file_too_large);
    CHECK(code_of(folder.write("cut.gz", "\x1F\x8B\x08")) == ErrorCode::malformed_input);
  }

  TEST_CASE("gzip is read as it is, and its unpacked size is bounded") {
    const Folder folder;
    const std::string file = (folder.path / "a.md.gz").string();
    gzFile packed = gzopen(file.c_str(), "wb");
    gzputs(packed, "# Title\n\nBody.\n");
    gzclose(packed);
    std::string blocks;
    CHECK(read_file(file, {}, [&](Article&& article) { return blocks = describe(article), true; }).has_value());
    CHECK(blocks == "title: Title\nbody: Body.\n");
  }

  TEST_CASE("key, digest, size and lines of a file") {
    const Folder folder;
    const std::string bytes = "---\ntitle: T\nurl: https://x.y/z\n---\nBody.\n";
    const std::string file = folder.write("a.md", bytes);
    for (const KeyPolicy policy : {KeyPolicy::path, KeyPolicy::url}) {
      ReadOptions options;
      options.key = policy;
      const auto summary = read_file(file, options, [&](Article&& article) {
        CHECK(article.info.key == (policy == KeyPolicy::url ? "https://x.y/z" : fs::weakly_canonical(file).string()));
        CHECK(article.info.path == file);
        CHECK(article.info.bytes == bytes.size());
        CHECK(article.info.sha256.size() == 64);
        CHECK(article.line_starts == std::vector<std::uint64_t>{0, 4, 13, 32, 36});
        return true;
      });
      CHECK(summary.has_value());
    }
  }

  TEST_CASE("no bytes crash a reader") {
    std::string bytes = "---\ntitle: x\n";
    std::uint32_t state = 12345;
    for (int round = 0; round < 300; ++round) {
      for (int i = 0; i < 40; ++i) {
        state = state * 1664525u + 1013904223u;
        constexpr std::string_view pieces[] = {"<p>",      "{'a': '", "\n", "---\n", "**来源:** x\n",
                                               "| a |",    "\"",      "'",  "\\x",   "&#",
                                               "\xE2\x80", "- ",      "# ", "{{",    "[",
                                               "](",       "1",       ",",  ";'",    "\r"};
        bytes += pieces[(state >> 16) % std::size(pieces)];
      }
      const auto summary = read_bytes(bytes, "fuzz", {}, [&](Article&& article) {
        for (const Block& block : article.blocks) CHECK(block.source.to_source({0, block.text.size()}).end <= bytes.size());
        return true;
      });
      if (round % 20 == 19) bytes = round % 40 == 19 ? "# T\n\n**来源:** x\n**链接:** y\n\n---\n\n{'a': '" : "<html><body>";
    }
  }
}
