// Numbers of claims in records: what people write has few digits, which take a byte or two instead of the eight of a double.
#pragma once

#include "indexer/schema/record_bytes.hpp"

namespace claimdex::schema {

/// Any double, bit for bit.
void write_value(RecordWriter& out, double value);
double read_value(RecordReader& in);

}  // namespace claimdex::schema
