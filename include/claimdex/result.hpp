// Result<T>: a value or an Error. No function of the public API throws (std::bad_alloc apart); what can fail returns one.
// The member names are those of std::expected (C++23), so that Result can become an alias of it later.
// Thread safety: as std::variant.
//
//   claimdex::Result<claimdex::Searcher> searcher = claimdex::Searcher::open({"claimdex.db"});
//   if (!searcher) return report(searcher.error());
//   searcher->search("layoffs > 1000");
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "claimdex/export.hpp"
#include "claimdex/text.hpp"

namespace claimdex {

/// Why something failed. Every code has a fixed name (`code_name`) and a number that is printed as E101, E201 ...
enum class ErrorCode {
  // 1xx: input files
  file_not_found = 101,
  permission_denied = 102,
  not_a_regular_file = 103,
  file_too_large = 104,
  read_failed = 105,
  encoding_unknown = 106,
  malformed_input = 107,
  too_deeply_nested = 108,
  binary_file = 109,
  // 2xx: queries
  unknown_field = 201,
  invalid_query = 202,
  invalid_number = 203,
  invalid_date = 204,
  invalid_value = 205,
  query_too_long = 206,
  unbalanced_query = 207,
  // 3xx: the index
  index_not_found = 301,
  index_locked = 302,
  index_format_unsupported = 303,
  index_corrupt = 304,
  index_changed = 305,
  index_not_empty_folder = 306,
  analyzer_mismatch = 307,
  disk_full = 308,
  write_failed = 309,
  remote_unreachable = 310,
  // 4xx: calls
  not_found = 401,
  ambiguous_id = 402,
  invalid_argument = 403,
  // 9xx
  internal = 901,
};

/// Returns the code's name as written above, e.g. "index_locked".
CLAIMDEX_EXPORT std::string_view code_name(ErrorCode code);

/// What went wrong. `message` names the file, field or query and says the next step where there is one.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  std::string hint;               ///< the next step, a sentence of its own; may be empty
  std::optional<TextSpan> where;  ///< bytes of the query or file that the error is about

  bool operator==(const Error&) const = default;
};

/// Holds a T or an Error. Move-only when T is.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit on purpose

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  /// The value. Precondition: has_value().
  T& value() & {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  const T& value() const& {
    assert(has_value());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    assert(has_value());
    return std::move(*std::get_if<0>(&state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  /// The error. Precondition: !has_value().
  const Error& error() const& {
    assert(!has_value());
    return *std::get_if<1>(&state_);
  }
  Error&& error() && {
    assert(!has_value());
    return std::move(*std::get_if<1>(&state_));
  }

  template <class U>
  T value_or(U&& fallback) const& {
    return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
  }

  /// Calls `next(value)`, which returns a Result, or passes the error on.
  template <class F>
  auto and_then(F&& next) && -> std::invoke_result_t<F, T&&> {
    if (has_value()) return std::forward<F>(next)(std::move(*this).value());
    return std::move(*this).error();
  }

  /// Calls `change(value)` and wraps what it returns, or passes the error on.
  template <class F>
  auto transform(F&& change) && -> Result<std::invoke_result_t<F, T&&>> {
    if (has_value()) return std::forward<F>(change)(std::move(*this).value());
    return std::move(*this).error();
  }

 private:
  std::variant<T, Error> state_;
};

/// Result<void>: success, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;

  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose

  [[nodiscard]] bool has_value() const noexcept { return !error_.has_value(); }
  explicit operator bool() const noexcept { return has_value(); }
  /// The error. Precondition: !has_value().
  const Error& error() const& {
    assert(error_);
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

}  // namespace claimdex
