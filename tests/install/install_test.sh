#!/usr/bin/env bash
# install_test.sh BUILD CONSUMER LIBDIR: installs BUILD into a temporary prefix, builds CONSUMER against it in both ways, and runs it.
set -euo pipefail
build=$1 consumer=$2 libdir=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/prefix" >/dev/null

cmake -S "$consumer" -B "$work/build" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
cmake --build "$work/build" >/dev/null
"$work/build/consumer" "$work/by_cmake.db" | grep -q 'Acme Robotics Inc. *300'

export PKG_CONFIG_PATH=$work/prefix/$libdir/pkgconfig
# shellcheck disable=SC2046
c++ -std=c++20 "$consumer/main.cpp" -o "$work/by_pkg_config" $(pkg-config --define-variable=prefix="$work/prefix" --cflags --libs claimdex)
LD_LIBRARY_PATH=$work/prefix/$libdir "$work/by_pkg_config" "$work/by_pkg_config.db" | grep -q 'Acme Robotics Inc. *300'
"$work/prefix/bin/claimdex" --version | grep -q '^claimdex '
echo "the installed package serves CMake and pkg-config"
