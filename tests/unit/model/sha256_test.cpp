// The examples of FIPS 180-4, and pieces that fill blocks unevenly.
#include "analyzers/model/sha256.hpp"

#include <doctest/doctest.h>

#include <string>

using claimdex::model::Sha256;
using claimdex::model::sha256_hex;

TEST_CASE("digests are those of the standard") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("pieces give the digest of the whole") {
  const std::string text(300, 'x');
  for (const std::size_t piece : {1u, 63u, 64u, 65u, 129u}) {
    Sha256 digest;
    for (std::size_t at = 0; at < text.size(); at += piece) digest.update(std::string_view(text).substr(at, piece));
    CHECK(digest.hex() == sha256_hex(text));
  }
}
