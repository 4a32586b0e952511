# Xapian's own CMake package gives variables only: wraps them once as Xapian::Xapian. Installed beside claimdexConfig.cmake.
if(NOT TARGET Xapian::Xapian)
  find_package(xapian CONFIG REQUIRED)
  add_library(Xapian::Xapian INTERFACE IMPORTED)
  set_target_properties(Xapian::Xapian PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${XAPIAN_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "${XAPIAN_LIBRARIES}")
endif()
