// Opening an index for reading: what a place names (a folder, a stub file, a Xapian database, "host:port"), part by part.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "claimdex/result.hpp"

namespace claimdex::schema {

/// One Xapian database of an index.
struct Part {
  std::string place;  ///< as a message names it: a path, or "host:port"
  Xapian::Database database;
  bool is_remote = false;
};

/// What was opened of an index, and what was not.
struct OpenedParts {
  std::vector<Part> parts;     ///< in the order of the stub: the same documents then have the same ids
  std::vector<Error> missing;  ///< parts that could not be opened; only where that is allowed
};

/// Whether an index of which a part cannot be opened is an error, or opens without it.
enum class Missing : bool { is_an_error, is_left_out };

/// Opens every part of the index at `place` and checks it. `place` may be a claimdex folder, a stub file (its lines "auto PATH",
/// "glass PATH" and "remote HOST:PORT" are followed, nested ones too), a Xapian database, or "host:port" of a xapian-tcpsrv.
/// An index none of whose parts opens is an error even where missing ones are left out.
/// Errors: index_not_found, index_format_unsupported, analyzer_mismatch, index_corrupt, permission_denied, remote_unreachable;
/// each names the part.
Result<OpenedParts> open_parts(const std::string& place, std::string_view analyzer_name, Missing missing = Missing::is_an_error);
/// The parts as one database, numbered as Xapian numbers several.
Xapian::Database join_parts(const std::vector<Part>& parts);

}  // namespace claimdex::schema
