// Values as they were written: 4.1 times a million is 4,100,000, where doubles make 4,099,999.9999999995 of it.
#pragma once

namespace claimdex::quantity {

/// `value`, or the decimal of up to twelve digits that a product of written numbers missed by its last bits. O(1); whole numbers
/// come back at once.
double exact_value(double value);

}  // namespace claimdex::quantity
