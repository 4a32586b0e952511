// `claims --quantities`: one JSON line {"id","text","lang"} in, the line of its quantities out.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "claimdex/json.hpp"

namespace claimdex {

Result<std::string> quantities_of_json_line(std::string_view line, const QuantityOptions& options,
                                            const std::vector<QuantityKind>& kinds) {
  const nlohmann::json object = nlohmann::json::parse(line.begin(), line.end(), nullptr, false);
  if (!object.is_object())
    return Error{ErrorCode::malformed_input, "not a JSON object", "one object a line: {\"id\":…,\"text\":\"…\",\"lang\":\"en\"}",
                 std::nullopt};
  const auto text = object.find("text");
  if (text == object.end() || !text->is_string())
    return Error{ErrorCode::malformed_input, "no string member \"text\"",
                 "one object a line: {\"id\":…,\"text\":\"…\",\"lang\":\"en\"}", std::nullopt};
  const auto lang = object.find("lang");
  const std::string lang_name = lang != object.end() && lang->is_string() ? lang->get<std::string>() : std::string();
  const auto id = object.find("id");
  const std::string id_json = id == object.end() ? "null" : id->dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const auto& content = text->get_ref<const std::string&>();
  std::vector<Quantity> quantities = extract_quantities(content, lang_name, options);
  if (!kinds.empty())
    std::erase_if(quantities, [&](const Quantity& q) { return std::find(kinds.begin(), kinds.end(), q.kind) == kinds.end(); });
  return to_json(id_json, content, quantities);
}

}  // namespace claimdex
