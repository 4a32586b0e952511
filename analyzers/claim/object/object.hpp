// The counted noun of a claim: its head word and its class, which the index stores and queries ask for.
#pragma once

#include <string>
#include <string_view>

namespace claimdex::claims {

/// The head of a noun phrase, folded and singular: "coding roles" -> "role", "Einwohner" -> "einwohner", "技术员工" -> "员工".
/// Empty for an empty object. `lang`: ISO 639-1. Thread-safe.
std::string object_head(std::string_view object, std::string_view lang);

/// The class of a head word in any language ("role", "job", "Stellen", 岗位 -> "job"; "worker", "employee", 员工 -> "worker";
/// "share", ...), from analyzers/lang/*/object_classes.tsv; empty where it has none. Thread-safe.
std::string_view object_class(std::string_view head);

/// The class that a word of a query names as a whole: "jobs", Stellen, 岗位 -> "job", which "coding roles" have too. Empty for
/// words of one kind within a class ("nurses", "helicopters"): they ask for themselves. Thread-safe.
std::string_view class_named_by(std::string_view word);

}  // namespace claimdex::claims
