// Where quantities of Chinese, Japanese and Korean begin. Asked by extract_quantities at every CJK character and digit.
#include "analyzers/quantity/scanner.hpp"

namespace claimdex::quantity {

std::size_t scan_cjk(const ScanInput&, std::size_t at, std::vector<Quantity>&) { return at; }

}  // namespace claimdex::quantity
