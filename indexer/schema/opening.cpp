// Places to parts, and parts to databases.
#include "indexer/schema/opening.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "indexer/schema/metadata.hpp"

namespace claimdex::schema {
namespace {

namespace fs = std::filesystem;

constexpr unsigned connect_milliseconds = 5000;  // a host that is up answers in far less
constexpr unsigned answer_milliseconds = 20000;
constexpr int deepest_stub = 5;

struct Address {
  std::string host;
  unsigned port = 0;
};

// "host:port".
std::optional<Address> address_of(std::string_view place) {
  const std::size_t colon = place.rfind(':');
  if (colon == std::string_view::npos || colon == 0 || place.find('/') != std::string_view::npos) return std::nullopt;
  const std::string_view digits = place.substr(colon + 1);
  if (digits.empty() || digits.size() > 5 || digits.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  return Address{std::string(place.substr(0, colon)), static_cast<unsigned>(std::stoul(std::string(digits)))};
}

Error missing_error(const std::string& folder, const std::error_code& failure) {
  if (failure) return {ErrorCode::permission_denied, fmt::format("cannot read {}: {}", folder, failure.message()), {}, {}};
  return {ErrorCode::index_not_found,
          fmt::format("there is no index at {}", folder),
          fmt::format("make one with: claimdex index --index {} PATH...", folder),
          {}};
}

Error damaged_stub(const std::string& stub, const std::string& place) {
  return {ErrorCode::index_corrupt,
          fmt::format("damaged index {}: {}, which its stub names, is not there", stub, place),
          "build it anew",
          {}};
}

// A database that cannot be opened, named by a stub or not.
Error unopened_error(const Xapian::DatabaseOpeningError& error, const std::string& place, const std::string& named_by) {
  Error out = translate(error, place);
  if (out.code != ErrorCode::index_not_found) return out;
  if (!named_by.empty()) return damaged_stub(named_by, place);
  return {ErrorCode::index_not_found,
          fmt::format("{} is no claimdex index", place),
          "name the folder that claimdex index --index made",
          {}};
}

/// The stub file that `place` is or holds.
std::optional<fs::path> stub_of(const fs::path& place) {
  std::error_code ignored;
  if (fs::is_regular_file(place, ignored)) return place;
  if (fs::is_regular_file(place / stub_name, ignored)) return place / stub_name;
  return std::nullopt;
}

struct Line {
  std::string kind;
  std::string place;
};

std::vector<Line> read_stub(const fs::path& stub) {
  std::vector<Line> lines;
  std::ifstream file(stub);
  for (std::string text; std::getline(file, text);) {
    while (!text.empty() && (text.back() == '\r' || text.back() == ' ')) text.pop_back();
    const std::size_t space = text.find(' ');
    if (text.empty() || text.front() == '#' || space == std::string::npos) continue;
    lines.push_back({text.substr(0, space), text.substr(space + 1)});
  }
  return lines;
}

class Opener {
 public:
  Opener(std::string_view analyzer_name, Missing missing) : analyzer_name_(analyzer_name), missing_(missing) {}

  /// Opens what `place` names; `named_by`: the index whose stub names it, empty for what the user named.
  Result<void> open(const std::string& place, const std::string& named_by, int depth) {
    std::error_code failure;
    const bool exists = fs::exists(place, failure);
    if (const auto address = exists ? std::nullopt : address_of(place)) return add_remote(*address, place);
    if (!exists && named_by.empty()) return missing_error(place, failure);
    if (const auto stub = exists ? stub_of(place) : std::nullopt; stub && depth < deepest_stub) {
      if (::access(stub->c_str(), R_OK) != 0)
        return Error{ErrorCode::permission_denied, fmt::format("no permission to read {}", stub->string()), {}, {}};
      const std::vector<Line> lines = read_stub(*stub);
      if (lines.empty())
        return Error{ErrorCode::index_not_found,
                     fmt::format("{} is no claimdex index", place),
                     "name the folder that claimdex index --index made, or a stub file",
                     {}};
      for (const Line& line : lines)
        if (auto opened = open_line(line, stub->parent_path(), place, depth); !opened) return opened;
      return {};
    }
    return add_local(place, named_by);
  }

  OpenedParts take() { return std::move(out_); }

 private:
  Result<void> open_line(const Line& line, const fs::path& folder, const std::string& stub, int depth) {
    Result<void> opened;
    if (line.kind == "remote") {
      const auto address = address_of(line.place);
      opened = address ? add_remote(*address, line.place) : Result<void>(unsupported(line, stub));
    } else if (line.kind == "auto" || line.kind == "glass") {
      opened = open((folder / line.place).string(), stub, depth + 1);
    } else {
      opened = unsupported(line, stub);
    }
    if (opened || missing_ == Missing::is_an_error) return opened;
    out_.missing.push_back(opened.error());
    return {};
  }

  static Error unsupported(const Line& line, const std::string& stub) {
    return {ErrorCode::index_format_unsupported,
            fmt::format("the stub {} has a line that is not understood: {} {}", stub, line.kind, line.place),
            "lines are: auto PATH, glass PATH, remote HOST:PORT",
            {}};
  }

  Result<void> add_remote(const Address& address, const std::string& place) {
    try {
      return add({place, Xapian::Remote::open(address.host, address.port, answer_milliseconds, connect_milliseconds), true});
    } catch (const Xapian::Error& error) {
      return Error{ErrorCode::remote_unreachable,
                   fmt::format("no answer from {}: {}", place, error.get_msg()),
                   "start xapian-tcpsrv there, or go on without it: --partial",
                   {}};
    }
  }

  Result<void> add_local(const std::string& place, const std::string& named_by) {
    try {
      return add({place, Xapian::Database(place), false});
    } catch (const Xapian::DatabaseOpeningError& error) {
      return unopened_error(error, place, named_by);
    } catch (const Xapian::Error& error) {
      return translate(error, place);
    }
  }

  Result<void> add(Part&& part) {
    if (auto checked = check_metadata(part.database, analyzer_name_, part.place); !checked) return checked;
    out_.parts.push_back(std::move(part));
    return {};
  }

  std::string_view analyzer_name_;
  Missing missing_;
  OpenedParts out_;
};

}  // namespace

Result<OpenedParts> open_parts(const std::string& place, std::string_view analyzer_name, Missing missing) {
  // A writer may swap generations between our reading of the stub and our opening of what it names: look again.
  constexpr int attempts = 5;
  for (int attempt = 1;; ++attempt) {
    Opener opener(analyzer_name, missing);
    Result<void> opened = opener.open(place, {}, 0);
    OpenedParts out = opener.take();
    if (opened && out.parts.empty() && !out.missing.empty()) opened = out.missing.front();
    if (opened) return out;
    if (attempt == attempts || opened.error().code == ErrorCode::remote_unreachable) return opened.error();
  }
}

Xapian::Database join_parts(const std::vector<Part>& parts) {
  if (parts.size() == 1) return parts.front().database;
  Xapian::Database all;
  for (const Part& part : parts) all.add_database(part.database);
  return all;
}

}  // namespace claimdex::schema
