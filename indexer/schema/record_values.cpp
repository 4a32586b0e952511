// An exponent of ten and digits where they give the very same double, else the double.
#include "indexer/schema/record_values.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>

namespace claimdex::schema {
namespace {

constexpr int least_exponent = -6;
constexpr int most_exponent = 12;
constexpr std::uint8_t whole_double = 0;  // else the exponent of ten, so that the least of them is 1
constexpr std::array<double, 13> powers = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

double times_power(double digits, int exponent) {
  const double power = powers[static_cast<std::size_t>(std::abs(exponent))];
  return exponent < 0 ? digits / power : digits * power;
}

}  // namespace

void write_value(RecordWriter& out, double value) {
  constexpr double most_digits = 1e12;
  for (int exponent = most_exponent; exponent >= least_exponent; --exponent) {
    const double digits = std::rint(times_power(value, -exponent));
    if (!(std::abs(digits) < most_digits) || (digits == 0 && (exponent != 0 || std::signbit(digits)))) continue;
    if (std::bit_cast<std::uint64_t>(times_power(digits, exponent)) != std::bit_cast<std::uint64_t>(value)) continue;
    out.byte(static_cast<std::uint8_t>(exponent - least_exponent + 1));
    return out.signed_integer(static_cast<std::int64_t>(digits));
  }
  out.byte(whole_double);
  out.number(value);
}

double read_value(RecordReader& in) {
  const std::uint8_t form = in.byte_up_to(most_exponent - least_exponent + 1);
  if (form == whole_double) return in.number();
  const std::int64_t digits = in.signed_integer(std::int64_t{1} << 52);
  return times_power(static_cast<double>(digits), form - 1 + least_exponent);
}

}  // namespace claimdex::schema
